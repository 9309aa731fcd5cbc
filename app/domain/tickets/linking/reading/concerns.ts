import { foldWord } from "./plain-text";

/** What the writer wants or complains of, as far as it tells the state their order must be in. */
export type Concern =
  | "not_arrived"
  | "marked_delivered"
  | "when_shipped"
  | "damaged"
  | "wrong_item"
  | "wrong_size"
  | "missing_item"
  | "return"
  | "exchange"
  | "refund_status"
  | "cancel"
  | "change"
  | "received";

const WORDS: Record<Concern, string[]> = {
  not_arrived: [
    "where(?:'?s| is| are)? (?:is )?(?:my|the|our)\\b", "where is it", "where r my", "(?:not|n't|never|nt|didnt|hasnt|havent|hasn't|still no|nothing) (?:yet )?(?:been )?(?:arriv|receiv|deliver|got|get|com|show|turned up|here)\\w*", "not here", "still wait", "waiting (?:for|on)\\b", "no sign of", "\\blost\\b", "when (?:will|does|is|do|can) (?:it|my|the|i|they)\\b", "stuck in", "no (?:parcel|package|delivery)", "late\\b", "overdue", "taking so long", "track(?:ing)?\\b", "wismo", "has ?n'?o?t moved", "hasn't been (?:updated|moved)", "whereabouts",
    "wo (?:ist|bleib|sind|steckt)\\w*", "(?:nicht|nie|nichts|immer noch nicht|noch nicht) (?:an|bei mir|da\\b|erhalten|bekommen|geliefert|gekommen|eingetroffen|zugestellt)\\w*", "noch nichts", "warte(?:n)? (?:immer noch|noch|schon|auf|seit)", "wann (?:kommt|wird|kommen|ist|kann|erhalte)", "nicht da\\b", "sendungsverfolgung", "verloren gegangen", "lieferzeit", "verspat", "nix (?:an|da)", "fehlt noch", "auf sich warten",
    "ou (?:est|sont|en est)", "(?:pas|jamais|rien|toujours pas|pas encore) (?:encore )?(?:ete )?(?:recu|arriv|livre)\\w*", "n'est pas arriv", "n'arriv\\w+ (?:toujours |jamais )?pas", "retard\\b", "pas la\\b", "j'attends", "toujours rien", "quand (?:vais|est|arriv|va|sera)", "suivi", "en retard", "perdu",
    "donde (?:esta|estan|anda)", "no (?:me )?(?:ha |han |he )?(?:lleg|recib|entreg)\\w*", "todavia no", "aun no", "sigo esperando", "estoy esperando", "cuando (?:llega|me lleg|va a|recib|sale)", "seguimiento", "perdid[oa]", "retras", "no llego",
    "dov'?e", "dove (?:e|si|sono)", "non (?:e |ho |mi e |ancora |e ancora |ho ancora )*(?:arrivat|ricevut|consegnat)\\w*", "ancora (?:niente|nulla|non)", "sto aspettando", "quando (?:arriv|verra|sara|lo ric)", "tracciamento", "in ritardo",
    "waar (?:is|blijft|zijn)", "(?:niet|nooit|nog niets|nog niet|nog steeds niet) (?:aangekomen|ontvangen|geleverd|binnen|gekregen|bezorgd)", "nog (?:steeds )?(?:niets|niet)\\b", "wacht (?:al|nog|op)", "wanneer (?:komt|wordt|krijg|is)", "kwijt", "te laat", "vertraag",
    "onde (?:esta|anda|estao|fica)", "cade", "nao (?:chegou|recebi|foi entregue|chegaram)", "ainda nao", "estou (?:a espera|esperando)", "a espera", "quando (?:chega|vai|sera|recebo)", "rastre", "atrasad",
  ],
  marked_delivered: ["(?:says|marked|shows|status|claims).{0,20}delivered", "als zugestellt", "angeblich zugestellt", "zugestellt,? aber", "(?:marque|indique|note)\\w* (?:comme )?livre", "(?:consta|figura|pone|aparece)\\w* (?:como )?entregad", "risulta consegnat", "(?:staat|gemarkeerd).{0,15}(?:bezorgd|geleverd)", "(?:consta|aparece) (?:como )?entregue"],
  when_shipped: ["(?:did|have|has|is|was)(?:n'?t)? (?:you|it|this|they|my \\w+)(?: been)? (?:ship|sent|dispatch)\\w*", "(?:has|is|was|have|did|does)n'?t (?:yet )?(?:been )?(?:ship|sent\\b|dispatch)", "(?:no|aun|todavia|ya) (?:ha |han )?sal(?:e|ido|io)", "n'est pas (?:encore )?part", "est(?:-elle|-il|-ce)? .{0,12}\\bpartie?\\b", "(?:ist|sind) .{0,20}(?:schon|bereits) (?:raus|verschickt|versendet)", "e (?:gia )?partit[oa]", "(?:al|reeds) verzonden", "ja (?:saiu|foi enviad)", "(?:not|n't|nt|been|when|has it|yet) (?:yet )?(?:been )?(?:ship|dispatch|sent\\b)\\w*", "still (?:processing|unfulfilled|preparing|pending)", "wann (?:wird )?.{0,20}(?:versand|verschickt|versendet)", "noch nicht (?:versand|verschickt|versendet)", "(?:pas encore|quand) .{0,15}(?:expedi|envoye|part)", "(?:part|partira|partie) quand", "(?:cuando|todavia no|aun no) .{0,15}(?:envi|despach)", "(?:quando|non ancora|ancora non) .{0,15}(?:spedi)", "(?:wanneer|nog niet) .{0,20}(?:verzonden|verstuurd)", "(?:quando|ainda nao) .{0,15}(?:envi)"],
  damaged: [
    "damag", "brok(?:e|en)\\b", "defect", "faulty", "crack", "torn\\b", "ripped", "scratch", "stain", "smashed", "shattered", "leak", "doesn'?t (?:work|turn on|charge)", "not working", "stopped working", "does not work", "dead on arrival", "fell apart", "hole in", "ruined", "poor quality", "bad quality", "quality of", "dented", "chipped", "falling apart",
    "kaputt", "defekt", "beschadigt", "zerbrochen", "gerissen", "kratzer", "funktioniert nicht", "geht nicht", "fleck", "loch\\b", "qualitat", "zerkratzt", "undicht",
    "casse", "abime", "endommage", "defectueu", "dechire", "ne (?:marche|fonctionne) (?:pas|plus)", "fissur", "tache", "brise\\w*", "raye\\b",
    "rot[oa]s?\\b", "danad", "defectuos", "estropead", "no funciona", "rasgad", "manchad", "rayad", "agujero",
    "rott[oaie]\\b", "danneggiat", "difettos", "non funziona", "strappat", "macchiat", "graffi", "crepat",
    "kapot", "beschadigd", "gebroken", "werkt niet", "gescheurd", "vlek", "doet het niet", "gat in",
    "quebrad", "partid[oa]", "danificad", "defeito", "nao funciona", "rasgad", "estragad",
  ],
  wrong_item: ["wrong (?:item|product|colou?r|order|one|thing|article|model|version|shirt|shoes?|parcel|package)", "incorrect (?:item|product|colou?r)", "not what i ordered", "instead of the", "someone else'?s", "different (?:item|product|colou?r)", "falsche[nrsm]? (?:artikel|produkt|farbe|ware|lieferung|teil|modell)", "falsch geliefert", "was anderes", "etwas anderes", "mauvais(?:e)? (?:article|produit|couleur|modele)", "pas le bon", "pas la bonne", "pas ce que j'ai", "(?:articulo|producto|color|modelo) (?:equivocad|incorrect|errone)\\w*", "no es lo que", "(?:articolo|prodotto|colore|modello) (?:sbagliat|errat)\\w*", "non e quello", "verkeerde? (?:artikel|product|kleur|item|pakket)", "(?:artigo|produto|cor|modelo) errad", "nao e o que"],
  wrong_size: ["(?:wrong|different|smaller|larger|bigger|incorrect|another|other|next) size", "too (?:small|big|large|tight|loose|short|long|wide|narrow)", "(?:does|do|did)(?: not|n'?t) fit", "doesnt fit", "size (?:up|down)", "runs (?:small|large|big)", "zu (?:klein|gross|eng|weit|kurz|lang|breit|schmal)", "passt (?:mir |leider |uberhaupt )?nicht", "passen (?:mir |leider )?nicht", "falsche grosse", "andere[n]? grosse", "(?:grosse|nummer) (?:kleiner|grosser)", "trop (?:petit|grand|serre|large|court|long)", "mauvaise taille", "autre taille", "taille (?:au dessus|en dessous)", "(?:muy|demasiado) (?:pequen|grand|chic|ajustad|cort|larg)\\w*", "me queda", "talla (?:equivocad|incorrect|mas|mayor|menor)\\w*", "otra talla", "troppo (?:piccol|grand|strett|larg|cort|lung)\\w*", "taglia (?:sbagliat|errat|piu)\\w*", "altra taglia", "non (?:mi )?(?:va|vanno|sta) bene", "te (?:klein|groot|strak|wijd|kort|lang)", "past (?:me )?niet", "passen (?:me )?niet", "verkeerde maat", "andere maat", "(?:muito|demasiado) (?:pequen|grand|apertad|larg|curt|comprid)\\w*", "tamanho errad", "outro tamanho", "nao (?:me )?serv"],
  missing_item: ["missing (?:item|from|in|part|piece|one|a\\b|the)?", "(?:item|part|piece|one|something)s? (?:is|are|was|were) missing", "incomplete", "only (?:got|received|came with|one)", "not in the (?:box|parcel|package)", "forgot to (?:include|send|put)", "fehl(?:t|en|te)\\b", "unvollstandig", "nur (?:eine|ein|einen|teil)", "il manque", "manquant", "incomplet", "falta(?:n|ba)?\\b", "incomplet[oa]", "manca(?:no|va)?\\b", "incomplet[oa]", "ontbre(?:ekt|ken)", "niet compleet", "onvolledig", "esta a faltar", "faltou", "incomplet[oa]"],
  return: ["return(?:ing|s|ed)?\\b(?! (?:policy|on))", "send (?:it|them|this|these) back", "sending back", "give (?:it|them) back", "money back", "full refund", "(?:want|like|get|need|demand|request|give me|for) (?:a |my |the )?refund", "refund (?:it|them|me|for)", "zuruck(?:senden|schicken|geben|gesendet|geschickt)", "retoure", "ruckgabe", "ruckse?nd", "widerruf", "umtausch", "geld zuruck", "retourn(?:er|ieren|iere)", "renvoyer", "rendre\\b", "un retour", "rembours(?:er|ez|ement)", "devolver", "devolucion", "reembolso", "quiero (?:mi )?dinero", "reso\\b", "restituir", "restituzione", "rimborso", "rendere", "retour(?:neren|sturen|zenden)", "terugsturen", "terugbrengen", "geld terug", "devolu", "reembolso"],
  exchange: ["exchang", "swap", "replace(?:ment|d)?\\b", "umtausch", "tauschen", "austausch", "ersatz", "echang", "remplac", "cambiar (?:la talla|el color|por|lo|la|los|las)", "cambio (?:de talla|por)", "reemplaz", "cambiare (?:taglia|con|la taglia)", "cambio (?:taglia|di taglia)", "sostitu", "ruilen", "omruilen", "vervang", "trocar", "troca\\b", "substitu"],
  refund_status: ["(?:never|not|haven'?t|didn'?t|hasn'?t|no|still|where).{0,25}(?:money back|refund)", "(?:refund|rembours|erstatt|reembols|rimbors|terugbeta)\\w*.{0,50}(?:cancell?ed|annulee?s?\\b|storniert|cancelad|annullat|geannuleerd)", "(?:cancell?ed|annulee?s?\\b|storniert|cancelad|annullat|geannuleerd)\\w*.{0,50}(?:refund|rembours|erstatt|reembols|rimbors|terugbeta|money|geld|argent|dinero|soldi|dinheiro)", "when .{0,20}(?:money|refund)", "(?:ou|quand|attends|attend) .{0,25}rembours", "(?:donde|espero|esperando) .{0,25}reembols", "(?:dove|aspett\\w+) .{0,25}rimbors", "(?:waar|wacht\\w*) .{0,25}(?:terugbeta|geld terug)", "(?:onde|espera\\w*) .{0,25}reembols", "warte .{0,25}(?:erstatt|ruckzahl|geld)", "recu (?:le |mon |ma )?(?:\\w+ )?que j'ai (?:renvoye|retourne)", "(?:where|when).{0,25}refund", "refund (?:still|not|has|hasn'?t|yet|status)", "(?:waiting|wait) (?:for|on) (?:my |the |a )?refund", "not (?:been )?refunded", "n'?t (?:been )?(?:refunded|received (?:my |the |a )?refund|got (?:my |the )?refund)", "(?:no|still no) refund", "wo (?:bleibt|ist) .{0,15}(?:erstattung|geld|ruckzahlung|ruckerstattung)", "(?:erstattung|ruckzahlung|ruckerstattung|gutschrift) .{0,20}(?:nicht|noch|wann|offen)", "wann .{0,25}(?:erstatt|geld|ruckzahl)", "(?:pas|jamais|quand|toujours|encore) .{0,20}rembours", "(?:no|cuando|aun|todavia) .{0,25}(?:reembols|devuel(?:to|ven) el dinero)", "(?:non|quando|ancora) .{0,25}rimbors", "(?:niet|wanneer|nog) .{0,25}(?:terugbeta|teruggestort|geld terug)", "(?:nao|quando|ainda) .{0,25}reembols"],
  cancel: ["cancel", "stornier", "storno", "abbestell", "annul", "cancelar", "cancelacion", "anular", "cancela", "don'?t (?:ship|send) (?:it|my|the)", "no longer (?:need|want)", "changed my mind", "order(?:ed)? by (?:mistake|accident)", "ordered (?:it )?twice", "nicht mehr (?:haben|brauche)", "doppelt bestellt", "versehentlich bestellt", "plus besoin", "par erreur", "por error", "ya no (?:lo |la )?(?:quiero|necesito)", "per (?:sbaglio|errore)", "non (?:mi serve|lo voglio) piu", "per ongeluk", "niet meer nodig", "por engano", "desisti"],
  change: ["(?:change|update|correct|modify|edit|wrong|new|different|add).{0,25}(?:address|adress|order|size before|colou?r before)", "(?:wrong|incorrect) (?:address|adress|zip|postcode)", "pending", "moved (?:house|to)", "before it ships?", "add (?:it|them|one|another|a|something) (?:\\w+ ){0,3}to (?:my|the) order", "adresse (?:andern|falsch|korrigieren|geandert)", "falsche (?:liefer)?(?:adresse|anschrift)", "neue (?:liefer)?(?:adresse|anschrift)", "umgezogen", "(?:changer|modifier|corriger|mauvaise|nouvelle|erreur (?:dans|d')).{0,20}adresse", "modifier (?:ma|la) commande", "(?:cambiar|modificar|corregir|equivo\\w+|nueva).{0,25}(?:direccion|pedido)", "(?:cambiare|modificare|correggere|sbagliat\\w+|nuovo).{0,25}(?:indirizzo|ordine)", "(?:adres|bestelling) (?:wijzigen|aanpassen|veranderen)", "(?:verkeerd|nieuw)e? (?:aflever)?adres", "(?:mudar|alterar|corrigir|trocar|errad\\w+|nov[oa]).{0,20}(?:morada|endereco|encomenda|pedido)"],
  received: ["(?:just|i|have|i've|finally|today) (?:received|got)\\b", "arrived (?:today|yesterday|this|on|but|and|in|with|last)", "(?:was|were|been) delivered (?:today|yesterday|this|on|but|and|in)", "came (?:today|yesterday|in|with|but)", "(?:heute|gestern|endlich|ist) .{0,12}(?:angekommen|erhalten|bekommen)", "(?:habe|hab) .{0,25}(?:erhalten|bekommen)", "(?:j'ai|ai) (?:bien |enfin )?recu", "(?:est|sont) (?:bien )?arrive", "(?:he|hoy|ayer) recibi", "me (?:ha )?llegado", "me llego", "ho ricevuto", "(?:e|mi e|sono) arrivat", "(?:heb|gisteren|vandaag) .{0,20}ontvangen", "is aangekomen", "(?:recebi|chegou (?:hoje|ontem|mas|com))"],
};

const PATTERNS = (Object.entries(WORDS) as [Concern, string[]][])
  .sort(([concern]) => (concern === "refund_status" ? -1 : 0))
  .map(([concern, words]) => [concern, new RegExp(`(?<![a-z])(?:${words.join("|")})`)] as const);

/**
 * What a text is about, as a set: a complaint may be several things at once. The text may be in any of the seven
 * languages. "received" loses against "not_arrived", since "I have not received" contains both.
 */
export function readConcerns(text: string): Set<Concern> {
  let folded = foldWord(text);
  const found = new Set<Concern>();
  for (const [concern, pattern] of PATTERNS) {
    const match = pattern.exec(folded);
    if (!match) continue;
    found.add(concern);
    // "Where is my refund" asks for no parcel, and cancels nothing.
    if (concern === "refund_status") folded = folded.replace(match[0], " ");
  }
  if (found.has("when_shipped")) found.delete("not_arrived");
  if (found.has("not_arrived")) found.delete("received");
  if (found.has("refund_status")) for (const done of ["return", "cancel"] as const) found.delete(done);
  return found;
}

const ORDER_TALK =
  /(?<![a-z])(?:order|ordr|ordered|parcel|package|packet|delivery|delivered|shipment|shipping|shipped|purchase|bought|bestell|paket|lieferung|geliefert|sendung|gekauft|versand|commande|colis|livraison|achete|achat|pedido|paquete|envio|compre|compra|orden\b|ordine|ordinato|pacco|spedizione|consegna|comprato|acquist|bestelling|besteld|pakket|levering|bezorg|gekocht|encomenda|entrega|comprei|it arrived|the item|mein artikel)/;

/** Whether a text speaks of something bought at all. */
export function speaksOfAnOrder(text: string): boolean {
  return ORDER_TALK.test(foldWord(text)) || readConcerns(text).size > 0;
}

const BEFORE_BUYING =
  /(?<![a-z])(?:do you (?:ship|deliver|sell|have|stock|offer|carry|do|accept|make)|do(?:es)? (?:the|this|it|they|these|those|that|your)\b.{0,40}\b(?:come in|run (?:small|large|true|big)|work with|fit a)|can you (?:ship|deliver) to|is (?:the|this|it) .{0,40}(?:available|in stock|back)|in stock|restock|back in|out of stock|wholesale|resell|collab|influencer|partnership|sponsor|seo\b|vacanc|job\b|which size (?:should|do|would)|what size (?:should|do|would)|size (?:guide|chart|advice)|before i (?:buy|order)|thinking (?:of|about) (?:buying|ordering)|how much (?:is|are|does|do)|how long does (?:shipping|delivery)|unsubscribe|newsletter|opening hours|liefern sie (?:auch )?(?:nach|in)|habt ihr|haben sie .{0,40}(?:auf lager|im sortiment|noch)|gibt es|verfugbar|lieferbar|auf lager|welche grosse|was kostet|offnungszeiten|livrez[- ]vous|est-ce que vous (?:livrez|avez|vendez)|avez[- ]vous|disponible|en stock|quelle taille (?:dois|me)|combien coute|hacen envios|envian a|tienen\b.{0,40}\?|que talla (?:me|deberia)|cuanto cuesta|disponible|spedite (?:in|anche)|avete\b|disponibile|che taglia (?:dovrei|mi)|quanto costa|leveren jullie|verzenden jullie|hebben jullie|op voorraad|leverbaar|welke maat (?:moet|zou)|wat kost|enviam para|tem em estoque|voces (?:tem|enviam|vendem)|disponivel|que tamanho (?:devo)|quanto custa)/;

/** Whether a text asks something that people ask before they buy, or that has nothing to do with an order. */
export function asksBeforeBuying(text: string): boolean {
  return BEFORE_BUYING.test(foldWord(text));
}
