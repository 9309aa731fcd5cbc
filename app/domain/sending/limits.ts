/**
 * How much automatic mail a shop may send. Mailbox providers distrust who sends much all at once, and all shops that use
 * our server share its name: so it grows with age, and shrinks when mail comes back or is complained of. Pure.
 */
export interface Standing {
  /** Whole days since the app was installed. */
  days: number;
  /** Of the last seven days. */
  recipients: number;
  bounces: number;
  complaints: number;
  /** A person let it go on all the same, within the last seven days. */
  letGoOn: boolean;
  /** Mail leaves by the shop's own server: its provider sets the limits. */
  ownServer: boolean;
}

export type Level = "good" | "warned" | "stopped";

export interface Limits {
  level: Level;
  /** Why, in words; empty when all is good. */
  words: string;
  perHour: number;
  perDay: number;
}

export const FEWEST_RECIPIENTS = 200;
export const BOUNCES = { warns: 0.04, stops: 0.08 };
export const COMPLAINTS = { warns: 0.0008, stops: 0.003 };

/** From which day on how many a day. */
const GROWTH = [[0, 300], [3, 1_000], [7, 5_000], [14, 20_000], [30, 100_000]] as const;

export function limitsFor(standing: Standing): Limits {
  const { level, words } = judge(standing);
  if (level === "stopped") return { level, words, perHour: 0, perDay: 0 };
  if (standing.ownServer) return { level, words, perHour: Infinity, perDay: Infinity };
  const grown = GROWTH.findLast(([from]) => standing.days >= from)![1];
  const perDay = level === "warned" ? grown / 2 : grown;
  return { level, words, perDay, perHour: Math.max(100, perDay / 5) };
}

function judge({ recipients, bounces, complaints, letGoOn }: Standing): { level: Level; words: string } {
  if (recipients < FEWEST_RECIPIENTS) return { level: "good", words: "" };
  const [bounced, complained] = [bounces / recipients, complaints / recipients];
  const stops = bounced >= BOUNCES.stops || complained >= COMPLAINTS.stops;
  const warns = bounced >= BOUNCES.warns || complained >= COMPLAINTS.warns;
  const words = [
    ...(bounced >= BOUNCES.warns ? [`${percent(bounced)} of the mail of the last 7 days came back (${bounces} of ${recipients}).`] : []),
    ...(complained >= COMPLAINTS.warns ? [`${percent(complained)} of the mail of the last 7 days was reported as spam (${complaints} of ${recipients}).`] : []),
  ].join(" ");
  if (stops && !letGoOn) return { level: "stopped", words };
  return stops || warns ? { level: "warned", words } : { level: "good", words: "" };
}

function percent(share: number): string {
  return new Intl.NumberFormat("en", { style: "percent", maximumSignificantDigits: 2 }).format(share);
}
