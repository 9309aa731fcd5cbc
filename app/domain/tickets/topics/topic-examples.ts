import type { Example } from "./learn-topics";

/** What customers of any shop ask, in words of our own. A shop's corrections are learnt on top of it. */
const examples: Record<string, string[]> = {
  "Where is my order": [
    "where is my parcel", "when will my order arrive", "tracking has not moved for days", "my package is late", "has it been shipped yet", "the courier says delivered but I have nothing", "any update on my delivery", "still waiting for my order", "it should have been here on Friday", "the carrier missed me, can they try again", "parcel seems to be lost", "how long does shipping take for my order", "expected delivery date please",
    "wo bleibt mein Paket", "wann kommt meine Bestellung an", "die Sendung bewegt sich nicht", "ich warte immer noch auf die Lieferung", "Paket nicht angekommen",
    "où est mon colis", "quand arrive ma commande", "le suivi ne bouge plus", "je n'ai toujours rien reçu", "waar blijft mijn pakket", "wanneer wordt mijn bestelling geleverd", "¿dónde está mi pedido?", "¿cuándo llega el paquete?", "dov'è il mio pacco", "onde está a minha encomenda", "いつ届きますか", "荷物がまだ届きません",
  ],
  "Size and fit": [
    "wrong size, I would like a bigger one", "it is too small", "it is too tight around the shoulders", "can I swap it for an M", "does it run large or small", "which size should I take", "I am between S and M", "sleeves are too long", "true to size?", "need one size up", "the shoes are too narrow", "what are the measurements", "I am 1.72 m and 64 kg, what size",
    "die Größe passt nicht", "zu eng an den Schultern", "welche Größe soll ich nehmen", "fällt es groß oder klein aus", "la taille ne va pas", "c'est trop petit", "quelle taille prendre", "de maat past niet, graag een maat groter", "welke maat heb ik nodig", "me queda pequeño", "¿qué talla me recomiendas?", "que tamanho aconselham", "サイズが合いません",
  ],
  Return: [
    "I want to return this", "how do I send it back", "where is the return label", "I did not get the label", "can I still return it", "until when can I return", "return request for my order", "I changed my mind and want to send it back", "is return shipping free", "my return was declined",
    "ich möchte etwas zurücksenden", "wie funktioniert die Rücksendung", "wo ist das Retourenlabel", "je voudrais retourner un article", "comment renvoyer ma commande", "ik wil iets terugsturen", "retour aanmelden", "quiero devolver el artículo", "¿cómo hago una devolución?", "come faccio a fare il reso", "gostaria de devolver", "返品したいです",
  ],
  Refund: [
    "when do I get my money back", "the refund is not on my card yet", "I was promised a refund", "refund my order please", "you refunded too little", "how long does a refund take", "where is my refund", "I returned it weeks ago and got no money",
    "wann bekomme ich mein Geld zurück", "die Erstattung ist noch nicht da", "quand vais-je être remboursé", "je n'ai pas reçu le remboursement", "wanneer krijg ik mijn geld terug", "¿cuándo me devuelven el dinero?", "reembolso no recibido", "quando ricevo il rimborso", "quando recebo o reembolso", "返金はいつですか",
  ],
  "Damaged or wrong item": [
    "it arrived broken", "the mug is cracked", "the handle came loose", "there is a hole in the fabric", "you sent the wrong colour", "I received a different item", "one of three is missing", "parts are missing from the box", "the zip does not work", "defective after one week", "stain on the shirt, photo attached", "not what I ordered",
    "kaputt angekommen", "falscher Artikel geliefert", "ein Teil fehlt", "es hat ein Loch", "arrivé cassé", "mauvais article reçu", "il manque un article", "kapot aangekomen", "verkeerd artikel ontvangen", "er ontbreekt een stuk", "llegó roto", "me enviaron el artículo equivocado", "arrivato rotto", "chegou partido", "壊れていました",
  ],
  "Cancel or change": [
    "please cancel my order", "can I still cancel", "cancel it before it ships", "I ordered twice by mistake", "change the delivery address", "I am moving, send it to my new address", "can I add an item to my order", "wrong address on my order", "change the colour before you send it",
    "bitte stornieren", "kann ich die Bestellung noch ändern", "falsche Lieferadresse", "annuler ma commande", "changer l'adresse de livraison", "bestelling annuleren", "adres wijzigen", "cancelar mi pedido", "cambiar la dirección", "annullare l'ordine", "cancelar a encomenda", "注文をキャンセルしたい",
  ],
  "Product question": [
    "is it back in stock soon", "what is it made of", "how do I wash it", "does it fit a 15 inch laptop", "is it vegan", "do you have it in blue", "where is it produced", "is it waterproof", "when will it be available again", "can it go in the dishwasher", "do you ship to Switzerland", "do you have a shop in Berlin",
    "wann ist es wieder lieferbar", "aus welchem Material ist es", "wie wird es gewaschen", "est-ce disponible en bleu", "comment laver", "is het weer op voorraad", "hoe moet ik het wassen", "¿de qué material es?", "¿hacen envíos a Portugal?", "di che materiale è", "de que material é", "素材は何ですか",
  ],
  "Payment and invoice": [
    "I need an invoice", "please send the receipt", "I was charged twice", "my payment failed", "the discount code does not work", "gift card is not accepted", "VAT number on the invoice", "I have paid by bank transfer", "customs fees to pay", "purchase order number",
    "ich brauche eine Rechnung", "der Gutscheincode funktioniert nicht", "doppelt abgebucht", "Zollgebühren", "je voudrais une facture", "le code promo ne marche pas", "ik wil graag een factuur", "kortingscode werkt niet", "necesito la factura", "cobro duplicado", "vorrei la fattura", "preciso da fatura", "領収書をください",
  ],
  "Account and data": [
    "delete my account", "I cannot log in", "forgot my password", "which data do you have about me", "please erase my data", "stop sending me newsletters", "unsubscribe me", "change the email of my account", "bitte löschen Sie mein Konto", "kann mich nicht anmelden", "vom Newsletter abmelden", "supprimer mon compte", "mot de passe oublié", "account verwijderen", "wachtwoord vergeten", "borrar mi cuenta", "darme de baja",
  ],
  Praise: ["thank you so much, it is wonderful", "I love it", "great service, thanks", "the wrapping was beautiful", "best shop ever", "my mum is over the moon", "vielen Dank, alles super", "tolle Qualität", "merci, c'est parfait", "bedankt, helemaal geweldig", "muchas gracias, me encanta", "grazie, bellissimo", "ありがとうございます、素敵です"],
};

export const topics = Object.keys(examples);

export const suppliedExamples: Example[] = Object.entries(examples).flatMap(([label, texts]) => texts.map((text) => ({ text, label })));
