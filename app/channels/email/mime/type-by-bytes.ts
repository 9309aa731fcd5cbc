/** Magic numbers: [offset, bytes as a binary string, type]. */
const MAGIC: [number, string, string][] = [
  [0, "\x89PNG\r\n\x1a\n", "image/png"],
  [0, "\xff\xd8\xff", "image/jpeg"],
  [0, "GIF87a", "image/gif"],
  [0, "GIF89a", "image/gif"],
  [0, "BM", "image/bmp"],
  [0, "II*\0", "image/tiff"],
  [0, "MM\0*", "image/tiff"],
  [8, "WEBP", "image/webp"],
  [8, "WAVE", "audio/wav"],
  [4, "ftypheic", "image/heic"],
  [4, "ftypheix", "image/heic"],
  [4, "ftypmif1", "image/heic"],
  [4, "ftypavif", "image/avif"],
  [4, "ftypqt", "video/quicktime"],
  [4, "ftyp", "video/mp4"],
  [0, "%PDF-", "application/pdf"],
  [0, "PK\x03\x04", "application/zip"],
  [0, "PK\x05\x06", "application/zip"],
  [0, "Rar!\x1a\x07", "application/vnd.rar"],
  [0, "7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"],
  [0, "\x1f\x8b", "application/gzip"],
  [0, "BZh", "application/x-bzip2"],
  [0, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/x-ole-storage"],
  [0, "\x78\x9f\x3e\x22", "application/ms-tnef"],
  [0, "ID3", "audio/mpeg"],
  [0, "OggS", "audio/ogg"],
  [0, "\x1aE\xdf\xa3", "video/webm"],
  [0, "MZ", "application/x-msdownload"],
  [0, "\x7fELF", "application/x-executable"],
  [0, "{\\rtf", "application/rtf"],
];

/** Containers whose inside the declared type knows better than the first bytes do. */
const SAME_FAMILY: Record<string, RegExp> = {
  "application/zip": /^application\/(vnd\.(openxmlformats|oasis|ms-|android|apple)|epub|java-archive|x-zip|zip)|^model\//,
  "application/x-ole-storage": /^application\/(msword|vnd\.ms-|vnd\.visio|x-msi|x-ole)/,
  "application/gzip": /^application\/(x-)?(gzip|gtar|tgz|compressed-tar)/,
  "video/mp4": /^(video|audio)\/(mp4|x-m4|m4|3gpp|quicktime)/,
  "video/webm": /^(video|audio)\/(webm|x-matroska)/,
  "audio/ogg": /^(video|audio|application)\/ogg/,
  "image/bmp": /^image\/(x-ms-)?bmp/,
};

/** By ending, for files sent as application/octet-stream whose bytes tell nothing. */
const BY_ENDING: Record<string, string> = {
  pdf: "application/pdf",
  txt: "text/plain",
  csv: "text/csv",
  ics: "text/calendar",
  vcf: "text/vcard",
  html: "text/html",
  htm: "text/html",
  svg: "image/svg+xml",
  eml: "message/rfc822",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  pptx: "application/vnd.openxmlformats-officedocument.presentationml.presentation",
  doc: "application/msword",
  xls: "application/vnd.ms-excel",
};

/**
 * The media type of a file by its first bytes; where they tell nothing, by its declared type, then by its ending.
 * Markup is named as markup whatever it claims to be, so that nobody serves a script as a picture.
 */
export function typeByBytes(content: Uint8Array, declared: string, name: string): string {
  const head = Buffer.from(content.subarray(0, 1024)).toString("latin1");
  const known = MAGIC.find(([offset, bytes]) => head.startsWith(bytes, offset) && (bytes !== "BM" || looksLikeBitmap(content)));
  const ending = BY_ENDING[/\.([a-z0-9]{1,5})$/i.exec(name)?.[1]?.toLowerCase() ?? ""];
  if (known) {
    const type = known[2];
    if (SAME_FAMILY[type]?.test(declared)) return declared;
    return ending && SAME_FAMILY[type]?.test(ending) ? ending : type;
  }
  const text = head.replace(/^\xef\xbb\xbf|^[\xfe\xff]{2}/, "").replace(/\0/g, "").trimStart();
  if (/^(<\?xml[^>]*>\s*)?(<!--[\s\S]*?-->\s*)*(<!doctype svg[^>]*>\s*)?<svg[\s>]/i.test(text)) return "image/svg+xml";
  if (/^(<\?xml[^>]*>\s*)?(<!--[\s\S]*?-->\s*)*<(!doctype html|html|head|body|script|iframe|meta)\b/i.test(text)) return "text/html";
  const usable = /^[\w.+-]+\/[\w.+-]+$/.test(declared) && declared !== "application/octet-stream";
  return usable ? declared : (ending ?? "application/octet-stream");
}

/** "BM" also begins ordinary words; a bitmap's header names its own length. */
function looksLikeBitmap(content: Uint8Array): boolean {
  if (content.length < 26) return false;
  const size = new DataView(content.buffer, content.byteOffset).getUint32(2, true);
  return size === content.length || content[6] === 0;
}
