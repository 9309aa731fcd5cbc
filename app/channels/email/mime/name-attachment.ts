/** Ends of names for types that come without a name. */
const ENDINGS: Record<string, string> = {
  "image/jpeg": "jpg",
  "image/png": "png",
  "image/gif": "gif",
  "image/webp": "webp",
  "image/heic": "heic",
  "image/svg+xml": "svg",
  "application/pdf": "pdf",
  "application/zip": "zip",
  "application/json": "json",
  "application/ms-tnef": "dat",
  "message/rfc822": "eml",
  "message/global": "eml",
  "message/news": "eml",
  "message/delivery-status": "txt",
  "message/feedback-report": "txt",
  "message/disposition-notification": "txt",
  "message/external-body": "txt",
  "text/rfc822-headers": "txt",
  "text/calendar": "ics",
  "text/vcard": "vcf",
  "text/csv": "csv",
  "text/html": "html",
  "text/plain": "txt",
  "video/mp4": "mp4",
  "video/quicktime": "mov",
  "audio/mpeg": "mp3",
};

/** Windows devices: a file so named cannot be opened or deleted there. */
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/**
 * A name that is safe to show and to save under: the last step of any path, no control, direction-changing or
 * reserved characters, no leading dot, at most 120 characters with the ending kept; made up when there is none.
 */
export function nameAttachment(given: string | null, type: string, number: number): string {
  const last = (given ?? "").normalize("NFC").split(/[\\/]/).filter((step) => step.trim() !== "").at(-1) ?? "";
  const cleaned = last
     
    .replace(/[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g, "")
    .replace(/[<>:"|?*]/g, "_")
    .replace(/\s+/g, " ")
    .replace(/^[.\s]+|[.\s]+$/g, "");
  if (cleaned === "") return `attachment-${number}.${ENDINGS[type] ?? "bin"}`;
  const safe = DEVICE.test(cleaned) ? `_${cleaned}` : cleaned;
  if (safe.length <= 120) return safe;
  const ending = /\.[^.]{1,12}$/.exec(safe)?.[0] ?? "";
  return [...safe].slice(0, 110 - ending.length).join("") + ending;
}
