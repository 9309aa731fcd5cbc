import { readAddresses } from "./mime/read-addresses";
import { headerValues, splitHeaders } from "./mime/read-headers";

/** Written by the receiving servers, nearest first; To and Cc are only what the sender wrote there. */
const NAMES = ["delivered-to", "x-original-to", "envelope-to", "x-envelope-to", "x-forwarded-to", "x-delivered-to", "to", "cc"];
const LONGEST_HEAD = 300_000;

/** To whom a raw mail went, by its headers alone: for doors and mailboxes that are told no envelope. Lower-cased, each once. */
export function readRecipients(raw: Uint8Array): string[] {
  const head = Buffer.from(raw.buffer, raw.byteOffset, Math.min(raw.byteLength, LONGEST_HEAD)).toString("latin1");
  const { headers } = splitHeaders(head.trimStart());
  return [...new Set(NAMES.flatMap((name) => headerValues(headers, name)).flatMap((value) => readAddresses(value)).map(({ address }) => address))].slice(0, 100);
}
