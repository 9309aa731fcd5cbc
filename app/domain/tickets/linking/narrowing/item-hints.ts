import { foldInPlace } from "../reading/plain-text";
import type { Candidate } from "../types";
import type { ItemMention } from "./item-mentions";
import { COUNTS } from "./other-words";

const EARLIER = /(?<![a-z])(?:first|erste[nrs]?|alte[nrs]?|old|premiere?|ancienne?|primer[oa]?|prim[oa]|vecchi[oa]|eerste|oude|primeir[oa])\s+(?:\S+\s+)?$/;
const LATER = /(?<![a-z])(?:second|new|latest|extra|zweite[nrs]?|neue[nrs]?|zusatzliche[nrs]?|deuxieme|seconde?|nouve(?:au|lle)|segund[oa]|nuev[oa]|second[oa]|nuov[oa]|tweede|nieuwe|nov[oa])\s+(?:\S+\s+)?$/;
const COUNT = new RegExp(`(?<![a-z0-9.,])(\\d{1,2}|${Object.keys(COUNTS).join("|")})\\s+(?:[a-z]+\\s+)?$`);

/** What else is said of a thing that several orders have, as log odds: "my first mat", "the two extra chairs". */
export function hintOf(text: string, item: ItemMention, candidate: Candidate): number {
  if (item.matches.size < 2) return 0;
  const lead = foldInPlace(text.slice(Math.max(0, item.start - 40), item.start));
  return ofTheSeveral(lead, item, candidate) + ofSoMany(lead, item, candidate) + ofAnotherVariant(item, candidate);
}

/** "De roze blouse": the one in ivory is not only unsaid, it is another. */
function ofAnotherVariant(item: ItemMention, candidate: Candidate): number {
  const most = Math.max(...[...item.matches.values()].map((match) => match.options));
  return most >= 0.8 && item.matches.get(candidate)!.options === 0 ? -0.6 : 0;
}

function ofTheSeveral(lead: string, item: ItemMention, { order }: Candidate): number {
  const times = [...item.matches.keys()].map((other) => Date.parse(other.order.createdAt));
  const time = Date.parse(order.createdAt);
  const meant = EARLIER.test(lead) ? Math.min(...times) : LATER.test(lead) ? Math.max(...times) : null;
  return time === meant ? 1 : 0;
}

function ofSoMany(lead: string, item: ItemMention, candidate: Candidate): number {
  const said = COUNT.exec(lead)?.[1];
  const count = said === undefined ? 0 : (COUNTS[said] ?? Number(said));
  if (count < 2) return 0;
  const title = item.matches.get(candidate)!.title;
  return candidate.order.lines.some((line) => line.title === title && line.quantity === count) ? 1 : 0;
}
