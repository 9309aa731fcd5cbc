import { readConcerns, type Concern } from "./concerns";
import { foldInPlace } from "./plain-text";
import type { NameMention } from "./order-names";

/**
 * What a named order is to the message.
 * `about`: the question; `compared`: only pointed at ("same address as 1001"); `denied`: "not 1042 but 1043";
 * `settled`: "1001 arrived fine, this is about 1002".
 */
export type MentionRole = "about" | "compared" | "denied" | "settled";

/** Words that may stand between the telling word and the name. */
const SMALL =
  "(?:the|for|with|to|in|on|of|from|about|my|our|this|that|number|no\\.?|nr\\.?|num\\.?|old|previous|other|earlier|first|last|die|der|den|das|bei|fur|von|mit|zu|zur|um|nummer|meine[rn]?|vorherige[nr]?|letzte[nr]?|la|le|les|l'|de|du|pour|a|sur|avec|numero|n°|ma|el|los|del|en|mi|con|il|lo|dell'|della|per|nell'|mio|een|het|van|voor|over|bij|mijn|o|os|do|da|na|em|minha|id|is|it's|orders?|ordr|purchase|bestellung|commande|pedido|orden|ordine|bestelling|encomenda|one|auftrag|#|:|\\()";

const before = (words: string) => new RegExp(`(?<![a-z])(?:${words})(?:[\\s(#:]*${SMALL}){0,6}[\\s(#:]*$`);

const COMPARED = before(
  "same (?:\\w+ )?(?:as|like)|identical to|similar to|(?<!as )as (?:in|on|with)|(?<!would |'d |i )like (?:in|on|with|for|my|the)|unlike|just like|compared (?:to|with)|copied from|(?:exact )?(?:copy|duplicate|repeat|reorder) of|(?:use|using|take|copy|same) (?:the )?address (?:from|of|on|used (?:in|for|on))|replacement for|replaces|replacing|in exchange for|exchanged? from|instead of|rather than|separate from|not related to|nothing to do with|apart from|except(?: for)?|other than|" +
    "wie (?:bei|in|zu|fur|auf|bereits bei|schon bei)|gleiche\\w* (?:\\w+ )?(?:wie|von)|dieselbe\\w* (?:\\w+ )?wie|identisch mit|ersatz fur|anstatt|statt|anstelle von|nichts mit|" +
    "comme (?:pour|dans|sur)|(?:meme|memes) (?:\\w+ )?(?:que|qu')|identique a|au lieu de|remplacement de|rien a voir avec|" +
    "como (?:en|con|para)|(?:misma?|mismos?|mismas?|igual) (?:\\w+ )?(?:que|de|a)|identic[oa] a|en lugar de|en vez de|reemplazo de|sustitucion de|nada que ver con|" +
    "come (?:per|nell'|in|sull')|(?:stess[oaie]) (?:\\w+ )?(?:di|del|dell'|della|come)|uguale a|identic[oa] a|invece di|al posto di|sostituzione di|niente a che fare con|" +
    "zoals (?:bij|in|op|voor)|(?:dezelfde|hetzelfde|zelfde) (?:\\w+ )?(?:als|van)|gelijk aan|in plaats van|vervanging (?:van|voor)|niets te maken met|" +
    "(?:mesm[oa]s?) (?:\\w+ )?(?:que|da|do|de)|igual (?:a|ao)|em vez de|substituicao de|nada a ver com",
);

/** "I did not order 1042" and "je n'ai pas la commande 1042" deny something else. */
const DENIED = new RegExp(
  `${before("(?<!(?:did|do|does|have|has|had|was|were|could|can|would|will|why) )not|(?:isn't|is not|isnt|wasn't|not) (?:about|concerning|regarding)|forget(?: about)?|ignore|nicht(?: um)?|nicht mehr um|niet(?: over| om)?").source}|` +
    // "not the jacket (1042), the shoes"
    `(?<![a-z])(?:not|nicht|pas|no|non|niet|nao) (?:the|die|der|das|den|la|le|el|il|lo|de|het|a|o|meine?|my) \\w+ \\(#?$|` +
    `(?:^|[,;:(.-]\\s*|ce n'est |c'est |et |y |e |es |e' )(?:pas|no|non|nao)(?: es| era| e| sobre| si tratta| pour)?(?:\\s*(?<![a-z])(?:l'|dell'|(?:la|le|il|el|a|o|sur|de|da|do|della|del|commande|pedido|ordine|encomenda|orden)(?![a-z]))){1,4}[\\s#]*$`,
);

/** Between two names: the first was a slip. "1042, sorry, I mean 1043". */
const CORRECTION = before(
  "sorry|oops|ups|i mean|i meant|mean|meant|correction|actually|or rather|should (?:be|read|say|have been)|typo|no wait|wait no|my mistake|ich meine|ich meinte|meine|meinte|sondern|vielmehr|korrektur|richtig ist|richtig waere|je veux dire|je voulais dire|je pensais a|plutot|pardon|mais|perdon|quiero decir|queria decir|mejor dicho|quise decir|me referia a|sino|scusate?|volevo dire|intendevo|intendo|volevo scrivere|anzi|cioe|bensi|ik bedoel(?:de)?|bedoelde|moet zijn|soll heissen|muss heissen|excuses|correctie|desculpe|quero dizer|queria dizer|referia-me a|ou melhor|mas sim",
);

const SETTLED =
  /(?<![a-z])(?:already|fine|perfect(?:ly)?|great|okay|ok|resolved|sorted|solved|settled|closed|no (?:problem|issue)s?|all good|happy with|loved? it|lov(?:e|ely|ing)|keep(?:ing)?|kept|fits?|gef[a]llt|behalte|passt|garde|plait|adore|quedo|gusta|encanta|tengo|piace|hou(?:d|den)|blij|gosto|adorei|fico|arrived|came|received|got|delivered|returned|refunded|bereits|schon|(?:ist|sind) da|is binnen|est bien la|esta aqui|angekommen|erhalten|bekommen|erledigt|geklart|alles gut|super|einwandfrei|zuruckgeschickt|erstattet|deja|recue?s?|arrivee?s?|regle|parfait|rembourse|ya|llego|recibi(?:do)?|resuelto|perfect[oa]|devuelto|todo bien|gia|arrivat[oa]|ricevut[oa]|risolt[oa]|tutto bene|perfett[oa]|aangekomen|ontvangen|opgelost|prima|in orde|terugbetaald|ja|recebi(?:da)?|chegou|resolvid[oa]|tudo bem|perfeit[oa])(?![a-z])/;
const UNSETTLED =
  /(?<![a-z])(?:not|no|never|hasnt|havent|didnt|isnt|wasnt|wont|cant|still|but|wrong|missing|damaged|broken|late|where|when|why|cancel|want|need|nicht|nie|noch|kein\w*|aber|falsch\w*|fehlt|kaputt|wo|wann|stornier\w*|pas|jamais|toujours|encore|mais|manque|casse\w*|ou|quand|annul\w*|nunca|aun|todavia|pero|falta|rot[oa]|donde|cuando|cancel\w*|non|mai|ancora|ma|manca|rott[oa]|dove|quando|niet|nooit|nog|verkeerd\w*|kapot|waar|wanneer|annuler\w*|nao|ainda|mas|quebrad\w*|onde)(?![a-z])|n't(?![a-z])/;
const FOCUS =
  /(?<![a-z])(?:this (?:is|mail|email|message|one is|time)|(?:it|question|mail|problem|issue)(?: is|'s) (?:about|with|for)|i(?:'m| am) (?:writing|asking|talking) about|now|es geht um|hier geht es|diesmal|jetzt|c'est (?:pour|au sujet|a propos)|il s'agit|cette fois|se trata|es (?:sobre|por)|esta vez|ahora|si tratta|questa volta|adesso|ora|het gaat om|deze keer|nu|trata-se|desta vez|agora)(?![a-z])/;

/** Whether the words between two names take the first one back; `between` may be as written. */
export function takesBack(between: string): boolean {
  return CORRECTION.test(foldInPlace(between));
}

/** One part's mentions with their roles, in order. A role other than `about` is given only when the text says so. */
export function rolesOf(text: string, mentions: NameMention[]): MentionRole[] {
  const folded = foldInPlace(text);
  const roles = mentions.map((mention): MentionRole => {
    const lead = folded.slice(Math.max(0, mention.start - 110), mention.start).split(/[.!?;]\s|\n/).at(-1) ?? "";
    if (COMPARED.test(lead)) return "compared";
    return DENIED.test(lead) ? "denied" : "about";
  });
  mentions.forEach((mention, index) => {
    const next = mentions[index + 1];
    if (next && roles[index] === "about" && CORRECTION.test(folded.slice(mention.end, next.start))) {
      // "mais", "maar": only after a denial, which has been seen above; "1001 mais pas 1002" is no slip.
      if (!/(?<![a-z])mais(?![a-z])/.test(folded.slice(mention.end, next.start))) roles[index] = "denied";
    }
  });
  return settle(folded, mentions, takenUpByPlace(folded, mentions, roles));
}

const FIRST_OF = /(?<![a-z])(?:(?:the|only the) (?:first|former)|(?:der|die|das|den|dem) (?:erste|erstere)[nsr]?|(?:la|le) premiere?|(?:el|la) primer[oa]|(?:il|la) prim[oa]|(?:de|het) eerste|[oa] primeir[oa])(?![a-z])(?! (?:time|mal|fois|vez|volta|keer))/;
const SECOND_OF = /(?<![a-z])(?:(?:the|only the) (?:second|latter|last one)|(?:der|die|das|den|dem) (?:zweite|letztere)[nsr]?|(?:la|le) (?:seconde?|deuxieme)|(?:el|la) segund[oa]|(?:il|la) second[oa]|(?:de|het) tweede|[oa] segund[oa])(?![a-z])(?! (?:time|mal|fois|vez|volta|keer))/;

/** "I have two orders, 1026 and 1053: I would cancel the second." */
function takenUpByPlace(folded: string, mentions: NameMention[], roles: MentionRole[]): MentionRole[] {
  const about = mentions.filter((_, index) => roles[index] === "about");
  const [first, second] = about;
  if (about.length !== 2 || first!.list !== second!.list || first!.either) return roles;
  const after = folded.slice(second!.end);
  const meant = [FIRST_OF.test(after) ? first : null, SECOND_OF.test(after) ? second : null].filter((each) => each !== null);
  return meant.length === 1 ? roles.map((role, index) => (role === "about" && mentions[index] !== meant[0] ? "settled" : role)) : roles;
}

/** Orders of which the text only says that they are done, beside one of which it does not. */
function settle(folded: string, mentions: NameMention[], roles: MentionRole[]): MentionRole[] {
  const open = mentions.map((mention, index) => roles[index] === "about" && !isSettled(folded, mention) && !isBackground(folded, mention, mentions));
  if (!open.some(Boolean)) return roles;
  return roles.map((role, index) => {
    if (role !== "about" || open[index]) return role;
    // In a list with an open one they stand and fall together, but for a list that is only an introduction.
    const withOpen = !isBackground(folded, mentions[index]!, mentions) && mentions.some((other, at) => open[at] && other.list === mentions[index]!.list);
    return withOpen ? role : "settled";
  });
}

/** "I have two orders, 1017 and 1042. Please cancel 1042": the list only introduces the one that is taken up again. */
function isBackground(folded: string, mention: NameMention, mentions: NameMention[]): boolean {
  const again = mentions.find((other) => other.start > mention.end && other.list !== mention.list && mentions.some((mate) => mate.list === mention.list && mate !== mention && mate.keys[0] === other.keys[0]));
  if (!again || mentions.some((other) => other.list !== mention.list && other.keys[0] === mention.keys[0])) return false;
  const around = (each: NameMention) => (again.start < sentenceEnd(folded, mention) ? folded.slice(lastBoundary(folded, each.start), nextBoundary(folded, each.end)) : sentenceOf(folded, each));
  return readConcerns(around(mention)).size === 0 && readConcerns(around(again)).size > 0;
}

function sentenceOf(text: string, mention: NameMention): string {
  const before = Math.max(...[". ", "! ", "? ", "\n"].map((mark) => text.lastIndexOf(mark, mention.start - 1)));
  return text.slice(Math.max(0, before), sentenceEnd(text, mention));
}

function sentenceEnd(text: string, mention: NameMention): number {
  const after = text.slice(mention.end).search(/[.!?](?:\s|$)|\n/);
  return after < 0 ? text.length : mention.end + after;
}

function isSettled(folded: string, mention: NameMention): boolean {
  const clause = folded.slice(lastBoundary(folded, mention.start), nextBoundary(folded, mention.end));
  return SETTLED.test(clause) && !UNSETTLED.test(clause) && !FOCUS.test(clause) && !clause.includes("?") && !complains(clause);
}

const COMPLAINTS: Concern[] = ["damaged", "wrong_item", "wrong_size", "missing_item", "not_arrived", "when_shipped", "marked_delivered"];

/** "The strap from 1002 broke already": "already" does not settle what is complained of. */
function complains(clause: string): boolean {
  const concerns = readConcerns(clause);
  return COMPLAINTS.some((concern) => concerns.has(concern));
}

const BOUNDARY =
  /[.!?;,\n](?=\s|$)|(?<![a-z])(?:but|however|while|whereas|aber|sondern|wahrend|mais|pero|mientras|sino|ma|mentre|maar|terwijl|mas|enquanto)(?![a-z])/g;

function lastBoundary(text: string, at: number): number {
  const ends = [...text.slice(0, at).matchAll(BOUNDARY)].map((match) => match.index + match[0].length);
  return ends.at(-1) ?? 0;
}

function nextBoundary(text: string, at: number): number {
  const match = new RegExp(BOUNDARY.source).exec(text.slice(at));
  if (!match) return text.length;
  // The question mark belongs to the clause.
  return at + match.index + (match[0] === "?" ? 1 : 0);
}
