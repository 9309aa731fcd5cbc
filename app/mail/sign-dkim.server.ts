import { createHash, createSign } from "node:crypto";

export interface DkimKey {
  domain: string;
  selector: string;
  /** PEM. */
  privateKey: string;
}

/** What a signature covers, when the mail has it. RFC 8058 asks for both List-Unsubscribe fields. */
const SIGNED = ["from", "to", "cc", "subject", "date", "message-id", "reply-to", "in-reply-to", "references", "mime-version", "content-type", "auto-submitted", "list-unsubscribe", "list-unsubscribe-post"];

/** A mail with its DKIM signature (RFC 6376, rsa-sha256, relaxed/relaxed). No time in it: a retry is byte-identical. */
export function signDkim(mail: Buffer, { domain, selector, privateKey }: DkimKey): Buffer {
  const end = mail.indexOf("\r\n\r\n");
  const fields = mail.subarray(0, end).toString("latin1").split(/\r\n(?![ \t])/);
  const bodyHash = createHash("sha256").update(relaxedBody(mail.subarray(end + 4).toString("latin1")), "latin1").digest("base64");
  const byName = new Map(fields.map((field) => [nameOf(field), field]));
  const names = SIGNED.filter((name) => byName.has(name));
  // "from" once more: a second From cannot be added without breaking the signature.
  const signature = `DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d=${domain}; s=${selector};\r\n h=${[...names, "from"].join(":").replace(/(.{1,60}):/g, "$1:\r\n  ").replace(/\s+$/, "")};\r\n bh=${bodyHash};\r\n b=`;
  const signed = [...names.map((name) => relaxedField(byName.get(name)!)), relaxedField(signature)].join("\r\n");
  const value = createSign("RSA-SHA256").update(signed, "latin1").sign(privateKey, "base64");
  return Buffer.concat([Buffer.from(`${signature}${value.replace(/.{70}(?=.)/g, "$&\r\n  ")}\r\n`, "latin1"), mail]);
}

const nameOf = (field: string): string => field.slice(0, field.indexOf(":")).trim().toLowerCase();

function relaxedField(field: string): string {
  const value = field.slice(field.indexOf(":") + 1).replace(/\r\n/g, "").replace(/[ \t]+/g, " ").trim();
  return `${nameOf(field)}:${value}`;
}

function relaxedBody(body: string): string {
  const lines = body.replace(/[ \t]+/g, " ").replace(/ (?=\r\n|$)/g, "").replace(/(?:\r\n)+$/, "");
  return lines === "" ? "" : `${lines}\r\n`;
}
