import type { MailAddress } from "../../inbound-message";
import { decodeWords } from "./read-headers";

/** A mail to more people than this names only the first; nobody answers fifty thousand. */
const MOST_ADDRESSES = 500;

/**
 * An address header ("Ana <ana@example.com>, team: a@b.c;") → addresses. Encoded words are decoded only after the
 * structure is read, so an encoded comma or bracket cannot make up an address. Entries without an address are dropped.
 */
export function readAddresses(value: string | null, hint: string | null = null): MailAddress[] {
  if (value === null) return [];
  const found: MailAddress[] = [];
  for (const entry of splitEntries(value)) {
    const address = readEntry(entry, hint);
    if (address) found.push(address);
    if (found.length >= MOST_ADDRESSES) break;
  }
  return found;
}

/** Cuts at commas, semicolons and group colons that stand outside quotes, brackets and comments. */
function splitEntries(value: string): string[] {
  const entries: string[] = [];
  let quoted = false;
  let angle = false;
  let comment = 0;
  let start = 0;
  for (let i = 0; i < value.length && entries.length < MOST_ADDRESSES * 2; i++) {
    const char = value[i];
    if (char === "\\") {
      i++;
    } else if (quoted) {
      // An unclosed quote must not swallow all the other addresses.
      if (char === '"') quoted = false;
      else if (char === "<" && value.indexOf('"', i) === -1) quoted = false;
    } else if (char === '"' && comment === 0) quoted = !angle;
    else if (char === "(") comment++;
    else if (char === ")" && comment > 0) comment--;
    else if (comment > 0) continue;
    else if (char === "<") angle = true;
    else if (char === ">") angle = false;
    else if ((char === "," || char === ";") && !angle) {
      entries.push(value.slice(start, i));
      start = i + 1;
    } else if (char === ":" && !angle && !value.slice(start, i).includes("@")) start = i + 1;
  }
  entries.push(value.slice(start));
  return entries;
}

function readEntry(entry: string, hint: string | null): MailAddress | null {
  const text = entry.trim().slice(0, 2_000);
  if (text === "") return null;
  const angle = /<([^<>]*)>[^<>]*$/.exec(text) ?? /<([^<>]+)$/.exec(text);
  if (angle) {
    const address = cleanAddress(angle[1] as string);
    const name = cleanName(text.slice(0, angle.index), hint);
    if (address !== null) return { address, name: name === address ? null : name };
    return null;
  }
  const comment = /\(([^()]*)\)\s*$/.exec(text);
  const bare = text.replace(/\([^()]*\)/g, " ").trim();
  const token = bare.split(/\s+/).find((word) => word.includes("@"));
  const address = cleanAddress(token ?? bare);
  if (address === null) return null;
  const rest = token ? bare.replace(token, "").trim() : "";
  return { address, name: cleanName(comment ? (comment[1] as string) : rest, hint) };
}

function cleanAddress(text: string): string | null {
  const address = text.replace(/^mailto:/i, "").replace(/\s+/g, "").replace(/^['"]+|['",;.]+$/g, "");
   
  if (/[\u0000-\u001f\u007f]/.test(address)) return null;
  return address.length <= 320 && /^[^@<>"\\]+@[^@<>"\\]+$|^"[^"]+"@[^@<>"\\]+$/.test(address) ? address.toLowerCase() : null;
}

function cleanName(text: string, hint: string | null): string | null {
  const unquoted = text.trim().replace(/^"((?:[^"\\]|\\.)*)"?$/, "$1").replace(/\\(.)/g, "$1").replace(/^'(.*)'$/, "$1");
  const name = decodeWords(unquoted, hint).replace(/^"(.*)"$/, "$1").replace(/\s+/g, " ").trim();
  return name === "" ? null : name.slice(0, 200);
}

/** PostgreSQL finds a text by equality up to some 2,700 bytes; a longer id is none, rather than one that is cut and equals another. */
export const LONGEST_MESSAGE_ID = 600;

/** "<a@b> <c@d>" → ["a@b", "c@d"]: Message-ID, In-Reply-To, References. Each without <>. */
export function readMessageIds(value: string | null): string[] {
  if (value === null) return [];
  const bracketed = [...value.slice(0, 200_000).matchAll(/<([^<>\s]{1,998})>/g)].map((match) => match[1] as string);
  const ids = bracketed.length > 0 ? bracketed : value.split(/[\s,]+/).filter((word) => /^[^\s<>]+@[^\s<>]+$/.test(word));
   
  return [...new Set(ids)].filter((id) => id.length <= LONGEST_MESSAGE_ID && !/[\u0000-\u001f\u007f]/.test(id)).slice(0, 200);
}
