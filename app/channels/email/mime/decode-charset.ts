import iconv from "iconv-lite";

/**
 * Bytes of a mail in the charset it claims → text. Never throws; when the claim is missing, unknown or plainly wrong
 * the best guess is taken and `certain` is false.
 */
export interface DecodedText {
  text: string;
  certain: boolean;
  /** The charset that was used in the end. */
  charset: string;
}

/** Spellings seen in the field that neither TextDecoder nor iconv-lite know. */
const OTHER_NAMES: Record<string, string> = {
  "unknown-8bit": "",
  "x-unknown": "",
  unknown: "",
  default: "",
  binary: "",
  "8bit": "",
  "7bit": "",
  "iso-8859-1-windows-1252": "windows-1252",
  "ansi": "windows-1252",
  "x-mac-ce": "maccenteuro",
  "mac-ce": "maccenteuro",
  "x-mac-centraleurroman": "maccenteuro",
  "x-mac-greek": "macgreek",
  "x-mac-turkish": "macturkish",
  "x-mac-icelandic": "maciceland",
  "x-mac-croatian": "maccroatian",
  "x-mac-romanian": "macromania",
  "ks_c_5601-1987": "euc-kr",
  cp949: "euc-kr",
  ms949: "euc-kr",
  uhc: "euc-kr",
  cp936: "gbk",
  ms936: "gbk",
  "x-gbk": "gbk",
  cp932: "shift_jis",
  "x-ms-cp932": "shift_jis",
  cp950: "big5",
  "unicode-1-1-utf-7": "utf-7",
  "x-utf-7": "utf-7",
  "utf-8-mac": "utf-8",
  utf8mb4: "utf-8",
  "iso-8859-8-i": "iso-8859-8",
  "iso-8859-6-i": "iso-8859-6",
  "iso-8859-6-e": "iso-8859-6",
  "cp-850": "cp850",
  "ibm-850": "cp850",
  "x-ibm850": "cp850",
  "viscii1.1-1": "viscii",
  csviscii: "viscii",
};

/** TextDecoder maps these to its "replacement" error decoder or does not know their shift states. */
const SHIFTED: Record<string, (bytes: Uint8Array) => string> = {
  "hz-gb-2312": decodeHz,
  "hz": decodeHz,
  "iso-2022-kr": decodeIso2022Kr,
  csiso2022kr: decodeIso2022Kr,
  "iso-2022-cn": decodeIso2022Cn,
  "iso-2022-cn-ext": decodeIso2022Cn,
};

export function decodeCharset(bytes: Uint8Array, label: string | null, hint: string | null = null): DecodedText {
  const claim = cleanLabel(label);

  if (bytes.length >= 2 && (claim === "" || claim.startsWith("utf") || claim.startsWith("us-ascii"))) {
    const marked = byteOrderMark(bytes);
    if (marked) return { text: new TextDecoder(marked).decode(bytes), certain: true, charset: marked };
  }
  const shifted = SHIFTED[claim];
  if (shifted) return { text: shifted(bytes), certain: true, charset: claim };
  if (claim === "utf-16") return { text: decodeUtf16(bytes), certain: true, charset: claim };

  if (claim === "" || claim === "us-ascii" || claim === "ascii" || claim === "utf-8" || claim === "utf8") {
    return decodeUnclaimed(bytes, claim, cleanLabel(hint));
  }
  const text = decodeAs(bytes, claim);
  if (text !== null) return { text, certain: true, charset: claim };
  return { ...decodeUnclaimed(bytes, "", cleanLabel(hint)), certain: isAscii(bytes) };
}

/** Valid UTF-8 is never an accident; else the charset named elsewhere in the same mail, else Western European. */
function decodeUnclaimed(bytes: Uint8Array, claim: string, hint: string): DecodedText {
  const ascii = isAscii(bytes);
  if (ascii && hint.startsWith("iso-2022") && bytes.includes(0x1b)) {
    return { text: decodeAs(bytes, hint) ?? "", certain: false, charset: hint };
  }
  if (ascii && looksLikeIso2022Jp(bytes)) {
    return { text: new TextDecoder("iso-2022-jp").decode(bytes), certain: false, charset: "iso-2022-jp" };
  }
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return { text, certain: ascii || claim.startsWith("utf"), charset: "utf-8" };
  } catch {
    // Not UTF-8, whatever it says.
  }
  if (mostlyUtf8(bytes, claim.startsWith("utf") ? 1 : 3)) {
    return { text: new TextDecoder("utf-8").decode(bytes), certain: false, charset: "utf-8" };
  }
  if (hint !== "" && !hint.startsWith("utf") && !hint.includes("ascii")) {
    const text = decodeAs(bytes, hint);
    if (text !== null) return { text, certain: false, charset: hint };
  }
  return { text: new TextDecoder("windows-1252").decode(bytes), certain: false, charset: "windows-1252" };
}

function decodeAs(bytes: Uint8Array, name: string): string | null {
  try {
    return new TextDecoder(name).decode(bytes);
  } catch {
    // Not a web charset: old DOS, Mac and UTF-7 ones are iconv-lite's.
  }
  const plain = name.replace(/^(x-|cs)/, "");
  for (const candidate of [name, plain, plain.replace(/[-_]/g, "")]) {
    if (iconv.encodingExists(candidate)) return iconv.decode(bytes, candidate);
  }
  try {
    return new TextDecoder(plain).decode(bytes);
  } catch {
    return null;
  }
}

function cleanLabel(label: string | null): string {
  const cleaned = (label ?? "").trim().toLowerCase().replace(/^["'=\s]+|["';,\s]+$/g, "").slice(0, 60);
  return OTHER_NAMES[cleaned] ?? cleaned.replace(/^windows(\d)/, "windows-$1").replace(/^utf_?(\d+)/, "utf-$1").replace(/\s+/g, "-");
}

function byteOrderMark(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return "utf-8";
  if (bytes[0] === 0xff && bytes[1] === 0xfe && !(bytes[2] === 0 && bytes[3] === 0)) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  return null;
}

/** Without a mark the RFC says big endian, mail programs mostly write little endian: the zero bytes tell. */
function decodeUtf16(bytes: Uint8Array): string {
  let even = 0;
  let odd = 0;
  for (let i = 0; i + 1 < Math.min(bytes.length, 2000); i += 2) {
    if (bytes[i] === 0) even++;
    if (bytes[i + 1] === 0) odd++;
  }
  return new TextDecoder(byteOrderMark(bytes) ?? (even > odd ? "utf-16be" : "utf-16le")).decode(bytes);
}

export function isAscii(bytes: Uint8Array): boolean {
  for (let i = 0; i < bytes.length; i++) if ((bytes[i] as number) > 0x7f) return false;
  return true;
}

function looksLikeIso2022Jp(bytes: Uint8Array): boolean {
  for (let i = 0; i + 2 < bytes.length; i++) {
    if (bytes[i] === 0x1b && bytes[i + 1] === 0x24 && (bytes[i + 2] === 0x42 || bytes[i + 2] === 0x40)) return true;
  }
  return false;
}

/** A long UTF-8 mail with a few bytes cut by some relay must not turn into "Ã¼" throughout. */
function mostlyUtf8(bytes: Uint8Array, timesMore: number): boolean {
  let good = 0;
  let bad = 0;
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i] as number;
    if (byte < 0x80) continue;
    const more = byte >= 0xf0 ? 3 : byte >= 0xe0 ? 2 : byte >= 0xc2 ? 1 : 0;
    let ok = more > 0;
    for (let k = 1; k <= more; k++) if (((bytes[i + k] ?? 0) & 0xc0) !== 0x80) ok = false;
    if (ok) {
      good++;
      i += more;
    } else bad++;
  }
  return good > bad * timesMore;
}

/** HZ: ASCII with `~{` … `~}` around GB 2312 in seven bits. */
function decodeHz(bytes: Uint8Array): string {
  const out: number[] = [];
  let chinese = false;
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i] as number;
    const next = bytes[i + 1];
    if (byte === 0x7e && next !== undefined) {
      i++;
      if (next === 0x7b) chinese = true;
      else if (next === 0x7d) chinese = false;
      else if (next === 0x7e) out.push(0x7e);
      continue;
    }
    out.push(chinese && byte > 0x20 ? byte | 0x80 : byte);
  }
  return new TextDecoder("gbk").decode(Uint8Array.from(out));
}

/** ISO-2022-KR: SO … SI around KS X 1001 in seven bits. */
function decodeIso2022Kr(bytes: Uint8Array): string {
  return new TextDecoder("euc-kr").decode(unshift(bytes, ["$)C"]));
}

/** ISO-2022-CN: SO … SI around GB 2312 in seven bits. */
function decodeIso2022Cn(bytes: Uint8Array): string {
  return new TextDecoder("gbk").decode(unshift(bytes, ["$)A", "$)G", "$*H"]));
}

function unshift(bytes: Uint8Array, designators: string[]): Uint8Array {
  const out: number[] = [];
  let shifted = false;
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i] as number;
    if (byte === 0x1b && designators.includes(String.fromCharCode(...bytes.subarray(i + 1, i + 4)))) i += 3;
    else if (byte === 0x0e) shifted = true;
    else if (byte === 0x0f) shifted = false;
    else out.push(shifted && byte > 0x20 && byte < 0x80 ? byte | 0x80 : byte);
  }
  return Uint8Array.from(out);
}
