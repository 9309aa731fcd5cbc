/** Words of every complaint, which would name a product only by accident. */
export const EVERYDAY =
  /^(?:to|of|in|it|is|on|at|we|my|me|so|as|up|by|or|an|be|he|no|do|go|us|if|am|ta|ok|zu|im|um|es|er|wo|ja|da|du|an|ab|le|un|de|en|et|ou|il|el|lo|di|al|si|se|mi|su|ma|op|te|om|je|ik|em|os|as|the|and|tell|house|read|never|ago|same|hatte[nt]?|schon|hier|la|te|ete|etes|commandee?s?|sobre|perche|kann|for|you|your|with|this|that|have|has|not|order|ordered|orders|item|items|product|products|return|refund|delivery|parcel|package|please|thanks|thank|hello|help|need|want|money|back|still|size|wrong|colou?r|paid|card|gift|day|days|week|one|two|all|new|old|good|box|label|photos?|pictures?|lot|bit|way|thing|things|stuff|time|name|email|address|number|bestellung|paket|danke|bitte|hallo|commande|colis|merci|bonjour|pedido|paquete|gracias|hola|ordine|pacco|grazie|ciao|bestelling|pakket|bedankt|encomenda|obrigad[oa])$/;

/** Words that are a thing in one language and say nothing in another: the German "hat", the French "mes", the Dutch "kan". */
const ELSEWHERE: { words: RegExp; language: RegExp }[] = [
  { words: /^(?:hat|band|rock|wand)$/, language: /(?<!\p{L})(?:ich|nicht|und|der|das|ist|mein\w*|bitte|wann|wurde|noch|wir|ihr|sie|kein\w*|auf|von|mit)(?!\p{L})/giu },
  { words: /^(?:mes|lit)$/, language: /(?<!\p{L})(?:je|j'ai|vous|nous|pas|est|sont|une?|les|des|bonjour|merci|quand|avec|pour)(?!\p{L})/giu },
  { words: /^(?:kan|want|bord)$/, language: /(?<!\p{L})(?:ik|niet|het|een|mijn|jullie|wanneer|graag|nog|en|is|van|dat|heb|hebben)(?!\p{L})/giu },
  { words: /^(?:can|kan|want)$/, language: /(?<!\p{L})(?:i|i'm|you|the|is|my|it|please|when|where|not|and|to|for|we)(?!\p{L})/giu },
];
/** So many of a language's own little words make a text of it. */
const ENOUGH = 2;

/** Which words of this text are no names of things, though the dictionary has them. */
export function everydayWordsOf(text: string): (folded: string) => boolean {
  const silent = ELSEWHERE.filter(({ language }) => (text.match(language)?.length ?? 0) >= ENOUGH);
  return (folded) => EVERYDAY.test(folded) || silent.some(({ words }) => words.test(folded));
}
