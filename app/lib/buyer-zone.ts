import { DateTime } from "luxon";
import { isQuiet, type QuietHours } from "./quiet-hours";

/** Zones of provinces (ISO 3166-2, second part) in countries that span several. Split ones take their more populous zone. */
const PROVINCES: Record<string, Record<string, string[]>> = {
  US: {
    "America/New_York": "CT DE DC FL GA IN KY ME MD MA MI NH NJ NY NC OH PA RI SC VT VA WV".split(" "),
    "America/Chicago": "AL AR IL IA KS LA MN MS MO NE ND OK SD TN TX WI".split(" "),
    "America/Denver": "CO ID MT NM UT WY".split(" "),
    "America/Phoenix": ["AZ"],
    "America/Los_Angeles": "CA NV OR WA".split(" "),
    "America/Anchorage": ["AK"],
    "Pacific/Honolulu": ["HI"],
    "America/Puerto_Rico": ["PR", "VI"],
  },
  CA: {
    "America/Toronto": ["ON", "QC", "NU"],
    "America/Winnipeg": ["MB"],
    "America/Regina": ["SK"],
    "America/Edmonton": ["AB", "NT"],
    "America/Vancouver": ["BC"],
    "America/Whitehorse": ["YT"],
    "America/Halifax": ["NS", "NB", "PE"],
    "America/St_Johns": ["NL"],
  },
  AU: {
    "Australia/Sydney": ["NSW", "ACT"],
    "Australia/Melbourne": ["VIC"],
    "Australia/Brisbane": ["QLD"],
    "Australia/Adelaide": ["SA"],
    "Australia/Perth": ["WA"],
    "Australia/Hobart": ["TAS"],
    "Australia/Darwin": ["NT"],
  },
  BR: { "America/Manaus": ["AM", "RO", "RR"], "America/Cuiaba": ["MT", "MS"], "America/Rio_Branco": ["AC"] },
  MX: { "America/Tijuana": ["BC"], "America/Cancun": ["Q ROO", "QR"], "America/Hermosillo": ["SON"], "America/Mazatlan": ["BCS", "SIN", "NAY"] },
};

/** Where most people of a many-zoned country live, when the province does not tell. */
const MAIN: Record<string, string> = { US: "America/Chicago", CA: "America/Toronto", AU: "Australia/Sydney", BR: "America/Sao_Paulo", MX: "America/Mexico_City", RU: "Europe/Moscow", ID: "Asia/Jakarta", ES: "Europe/Madrid", PT: "Europe/Lisbon", NZ: "Pacific/Auckland", CL: "America/Santiago", DE: "Europe/Berlin", CN: "Asia/Shanghai", FR: "Europe/Paris", GB: "Europe/London", MY: "Asia/Kuala_Lumpur" };

/**
 * The zone in which a buyer most probably lives (IANA). By country and province of the delivery address; the shop's own
 * zone when the address does not tell.
 */
export function buyerZone(address: { countryCode: string | null; provinceCode: string | null } | null, shopZone: string): string {
  const country = address?.countryCode;
  if (!country) return shopZone;
  const province = address.provinceCode?.toUpperCase();
  const byProvince = Object.entries(PROVINCES[country] ?? {}).find(([, codes]) => province !== undefined && codes.includes(province))?.[0];
  if (byProvince ?? MAIN[country]) return byProvince ?? MAIN[country]!;
  const zones = zonesOf(country);
  return zones.includes(shopZone) ? shopZone : (zones[0] ?? shopZone);
}

function zonesOf(country: string): string[] {
  try {
    const locale = new Intl.Locale(`und-${country}`) as Intl.Locale & { getTimeZones?(): string[] | undefined };
    return locale.getTimeZones?.() ?? [];
  } catch {
    return [];
  }
}

/**
 * When quiet hours end, if `now` falls into them; null when it does not. A local time that a clock change skips counts as
 * the first that exists; one that it repeats is quiet both times.
 */
export function endOfQuietHours(now: Date, quiet: QuietHours, zone: string): Date | null {
  const local = DateTime.fromJSDate(now, { zone });
  const minute = local.hour * 60 + local.minute;
  if (!isQuiet(minute, quiet)) return null;
  const day = quiet.from > quiet.to && minute >= quiet.from ? local.plus({ days: 1 }) : local;
  const ends = day.startOf("day").set({ hour: Math.floor(quiet.to / 60), minute: quiet.to % 60 }).getPossibleOffsets();
  return ends.map((end) => end.toJSDate()).find((end) => end > now) ?? null;
}
