import { foldWord } from "./plain-text";

/**
 * Words beside a number that tell what it is, in English, German, French, Spanish, Italian, Dutch and Portuguese.
 * All are compared without accents and in lower case.
 */

/** What a number can be instead of an order. */
export type OtherNumber =
  | "invoice"
  | "ticket"
  | "customer"
  | "article"
  | "parcel"
  | "phone"
  | "zip"
  | "street"
  | "payment"
  | "price"
  | "date"
  | "time"
  | "size"
  | "quantity"
  | "code"
  | "percentage"
  | "year"
  | "part of a longer number";

export type WordMeaning = "order" | "number" | "connector" | "about" | OtherNumber | null;

const ORDER_WORDS =
  /^(?:orders?|ordr|ordder|orrder|oredr|odrer|ordar|ordre|odre|oder(?=#)|purchase|purchases|preorder|ord|bestell(?:ung|ungen|nr|nummer|no|id|ungsnr|ungsnummer|code)|bestelung|betsellung|bestelling(?:en)?|bestelnummer|bestelnr|bestel(?:ling)?(?:s)?(?:nummer|nr)|order(?:s)?(?:nr|no|num|nummer|number|id|code|ref)|auftrag|auftrags(?:nr|nummer)|auftraege|commandes?|cde|cmd|comande|commade|comamnde|pedidos?|pedidio|pediod|orden(?:es)?|ordin[ei]|encomendas?|compras?|delivery|deliveries|lieferung(?:en)?|livraisons?|entregas?|consegn[ae]|levering(?:en)?|acquist[oi]|achats?|einkauf|aankoop)$/;

/** Not misspellings of an order word, although they look like it. */
const NOT_ORDER_WORDS = new Set(
  "oder older border under ordner orderly ordered ordering order's perdido medido vendido comandante commander commandant ordinary ordinario ordina bestellt bestellen bestelt bestelde ardine orkney comprar compro comprado comprei".split(" "),
);
const FUZZY_ORDER_WORDS = ["order", "orders", "bestellung", "bestellnummer", "bestelling", "bestelnummer", "commande", "pedido", "encomenda", "ordernumber", "purchase", "ordine"];

const NUMBER_WORDS =
  /^(?:#|no|nr|num|nos|nrs|numb|number|numbers|nummer|nummern|numero|numeros|numeri|n|n°|n\.o|n\.a|№|№s?|id|ids|ref|reference|referenz|referencia|referenza|referenties?|rif|name|called)$/;

/** Words that may stand between the word that says what a number is and the number. */
const CONNECTORS =
  /^(?:is|was|are|being|the|a|an|my|our|your|this|that|it|its|it's|his|her|their|of|on|with|from|dated|lautet|laut|ist|war|die|der|das|den|dem|mit|meine[rnms]?|unsere[rn]?|ihre[rn]?|von|vom|est|c'est|la|le|les|l|ma|mon|mes|notre|votre|de|du|des|d|avec|es|el|los|las|mi|mis|con|del|nuestro|su|il|lo|gli|della|dell|dello|mia|mio|dal|een|het|mijn|onze|met|van|os|as|meu|minha|do|da|dos|com|sind|sono|zijn|sao|following|i|think|sorry|just|und|and|et|y|en|e|both|beide|placed|made|me|back|us|under|unter|sotto|below|above|here|hier|ci-dessous|ending|starting)$/;

/** Words that say "what follows is what I write about", whatever stands before them: "invoice for 1042" means an order. */
const ABOUT_WORDS =
  /^(?:about|regarding|concerning|re|for|wrt|betreff|betr|betrifft|bezueglich|bezuglich|bzgl|wegen|zu|zur|zum|fuer|fur|ueber|uber|in sachen|concernant|pour|sur|au|objet|propos|sobre|para|por|acerca|referente|asunto|per|su|sul|sulla|riguardo|circa|oggetto|voor|over|betreffende|inzake|onderwerp|acerca|relativo|relativamente|assunto)$/;

const OTHER_WORDS: [RegExp, OtherNumber][] = [
  [/^(?:invoices?|receipts?|faktura|fakture?|lieferschein\w*|delivery-?note|bill|bills|rechnung(?:en|s\w*)?|beleg\w*|quittung|kassenbon|factures?|facturas?|recibo|fattur[ae]|scontrino|factuur\w*|factur(?:en)|bon|fatura|recu|boleto|quote|offerte?|angebot\w*|devis|presupuesto|preventivo|po|proforma|credit-?note|gutschrift)$/, "invoice"],
  [/^(?:tickets?|cases?|vorgang\w*|fallnummer|fall|dossier|incidencia|incident|claim|complaint|reklamation\w*|rma|retoure\w*|retouren\w*|return|returns|rueckgabe\w*|rucksende\w*|retour\w*|reso|devolucion|aktenzeichen|request|anfrage|protocol\w*|protocollo|sinistre|sinistro)$/, "ticket"],
  [/^(?:customers?|clients?|kunden?(?:nr|nummer|konto|id)?|klant(?:nummer|nr|en)?|account|accounts|konto\w*|compte|cuenta|conto|rekening\w*|cliente|membership|member|mitglied\w*|loyalty|user|username|iban|bic|blz|vat|ust|steuer\w*|siret|nif|cif|dni|nie|passport|ausweis\w*|versicherung\w*|insurance|policy|police|adherent)$/, "customer"],
  [/^(?:items?|articles?|artikel(?:nr|nummer)?|art|sku|skus|models?|modell\w*|modele|modelo|modello|product|products|produkt\w*|produit|producto|prodotto|produto|serial|serien\w*|seriennr|serie|style|styles|ean|gtin|isbn|asin|part|version|color|colour|farbe|farb\w*|shade|teinte|tono|lot|batch|charge|chargen\w*)$/, "article"],
  [/^(?:tracking|trackingnummer|trackingnr|sendung\w*|sendungs\w*|paket\w*|parcels?|package|packages|shipment|shipments|consignment|waybill|awb|colis|suivi|envio|seguimiento|spedizione|tracciamento|pacco|zending\w*|pakket\w*|pakje|rastreio|rastreamento|dhl|ups|usps|fedex|dpd|gls|hermes|evri|postnl|colissimo|chronopost|mondial|correos|brt|bartolini|post)$/, "parcel"],
  [/^(?:tel|tel\.?nr|telefon\w*|telephone|telefoon\w*|telefono|telefone|phone|phones|phonenumber|call|calls|mobile?|mob|mobil\w*|mobiel|cell|cellphone|cellulare|fax|whatsapp|handy\w*|rufnummer|ruf|portable|movil|telemovel|celular|text|sms|ring|ext|extension|durchwahl|hotline|anruf\w*|llamar|llame|llamame|appeler|appelez|chiamare|chiamatemi|bellen|ligar|reach|erreichen|erreichbar|joindre|contattarmi|bereiken|bereikbaar)$/, "phone"],
  [/^(?:zip|zipcode|zip-code|postcode|post-code|postal|plz|postleitzahl|codigo-postal|cp|c\.p|cap|cep|postnummer)$/, "zip"],
  [/^(?:street|st|road|rd|avenue|ave|lane|drive|dr|blvd|boulevard|apartment|apt|appartement|suite|unit|floor|flat|room|zimmer|house|haus|hausnr|hausnummer|huisnummer|strasse|str|weg|platz|gasse|allee|rue|bd|calle|avenida|av|plaza|paseo|piso|via|viale|piazza|corso|straat|laan|plein|gracht|rua|praca|box|postfach|packstation|building|block|etage|bus|gate|stop|highway|route|address|adresse|direccion|indirizzo|adres|endereco|bp|wohnung|top|stiege)$/, "street"],
  [/^(?:card|cards|carte|karte|kreditkarte\w*|tarjeta|carta|kaart|creditcard|cartao|visa|mastercard|amex|maestro|ending|endet|endend|terminant|terminada|terminando|finale|eindigend|eindigt|terminado|digits|ziffern|chiffres|cifras|digitos|cifre|cijfers|paypal|klarna|transaction|transaktion\w*|transaktionsnummer|transaccion|transazione|transactie\w*|transacao|payment|payments|zahlung\w*|paiement|pago|pagamento|betaling\w*|pin|cvv|cvc|iban|auth)$/, "payment"],
  [/^(?:paid|pay|pays|paying|price|prices|priced|cost|costs|costing|amount|amounts|total|totals|totalling|sum|worth|charged|charge|refund|refunded|spent|spend|value|valued|deposit|balance|usd|eur|gbp|chf|euros?|dollars?|pounds?|bucks|bezahlt|gezahlt|zahlte|preis|betrag|kostet|kostete|kosten|summe|gesamt\w*|wert|ueberwiesen|uberwiesen|abgebucht|payee?|prix|montant|cout|coute|coutait|somme|rembourse\w*|debite\w*|pagado|pague|precio|importe|cuesta|costo|suma|cobrado|cobraron|reembolso|pagato|prezzo|importo|costa|costato|somma|totale|addebitat\w*|betaald|prijs|bedrag|kost|kostte|totaal|afgeschreven|paguei|pago|preco|valor|custou|custa|quantia)$/, "price"],
  [/^(?:date|datum|data|fecha|january|february|march|april|may|june|july|august|september|october|november|december|since|until|till|year|years|jahr|jahre|annee|ano|anno|jaar|seit|bis|ab|depuis|desde|dal|sinds|born|geboren|geb|birthday|geburtsdatum|nacido|nata|nato)$/, "date"],
  [/^(?:uhr|time|oclock|heure|hora|ora|uur|um|at|um)$/, "time"],
  [/^(?:sizes?|groesse|grosse|gr|gro?sse[nr]?|taille|pointure|talla|tallas|taglia|taglie|misura|maat|tamanho|numeracao|length|width|height|laenge|lange|breite|hoehe|hohe|watt|dimension\w*)$/, "size"],
  [/^(?:code|codes|vouchers?|coupons?|gutschein\w*|giftcard|gift-?card|promo|promocode|rabatt\w*|discount|rabais|remise|descuento|cupon|codice|buono|sconto|korting\w*|kortingscode|cadeaubon|vale|desconto|cupom|passwort|password|pin-?code|otp|verification|captcha|page|seite|pagina|error|fehler\w*|erreur|fout\w*)$/, "code"],
  [/^(?:quantity|qty|menge|anzahl|quantite|cantidad|quantita|aantal|quantidade|x|nearly|approximately|approx|ca|etwa|environ|unos|unas|ungefaehr|ungefahr|mehr|ongeveer|cerca|than|als|only|nur|another|top|distance|score)$/, "quantity"],
];

/** What a word says of the number that follows it; null for a word that says nothing. */
export function meaningOf(word: string): WordMeaning {
  const folded = foldWord(word).replace(/[.:'"()[\]*]+$/g, "").replace(/^["'([*]+|^(?:[ldmnst]|dell|nell|all|sull|qu|un)'(?=\p{L}{3})/u, "");
  if (folded === "") return "connector";
  if (ORDER_WORDS.test(folded)) return "order";
  if (NUMBER_WORDS.test(folded)) return "number";
  if (CONNECTORS.test(folded)) return "connector";
  if (ABOUT_WORDS.test(folded)) return "about";
  for (const [pattern, meaning] of OTHER_WORDS) if (pattern.test(folded)) return meaning;
  if (isNearlyOrderWord(folded)) return "order";
  if (/(?:strasse|str|weg|gasse|platz|allee|straat|laan|plein|kade|gracht|dreef)$/.test(folded) && folded.length > 5) return "street";
  return null;
}

/** One slip of the finger away from an order word of five letters or more. */
function isNearlyOrderWord(folded: string): boolean {
  if (folded.length < 4 || NOT_ORDER_WORDS.has(folded)) return false;
  return FUZZY_ORDER_WORDS.some((word) => Math.abs(word.length - folded.length) <= 1 && slips(word, folded) === 1 && word[0] === folded[0]);
}

/** Damerau–Levenshtein distance (neighbours swapped count as one), given up beyond 2. */
export function slips(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 2) return 3;
  let older: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const change = previous[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      row[j] = Math.min(previous[j]! + 1, row[j - 1]! + 1, change);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j]!, older[j - 2]! + 1);
    }
    older = previous;
    previous = row;
  }
  return previous[b.length]!;
}
