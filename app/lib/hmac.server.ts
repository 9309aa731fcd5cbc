import { createHmac, timingSafeEqual } from "node:crypto";

/** Whether `signature` (base64) is the HMAC-SHA256 of `body` under any of the secrets; in constant time. */
export function isSignedBy(secrets: string[], body: Uint8Array, signature: string): boolean {
  const given = Buffer.from(signature, "base64");
  return secrets.some((secret) => {
    const expected = createHmac("sha256", secret).update(body).digest();
    return given.length === expected.length && timingSafeEqual(given, expected);
  });
}
