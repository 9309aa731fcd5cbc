import { createHmac, timingSafeEqual } from "node:crypto";

/**
 * Whether `signature` is the HMAC-SHA256 of `body` in base64 under any of the secrets; in constant time. Compared as
 * text: a decoder would overlook letters that are not base64, and whatever stands after the padding.
 */
export function isSignedBy(secrets: string[], body: Uint8Array, signature: string): boolean {
  const given = Buffer.from(signature);
  return secrets.some((secret) => {
    const expected = Buffer.from(createHmac("sha256", secret).update(body).digest("base64"));
    return given.length === expected.length && timingSafeEqual(given, expected);
  });
}
