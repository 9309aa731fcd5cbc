import { createCipheriv, createDecipheriv, createHash, randomBytes, timingSafeEqual } from "node:crypto";

/**
 * Encryption at rest: AES-256-GCM. The place of use (shop + field) is authenticated along, so that a value
 * copied to another shop or field does not open. Format: "v1.keyId.iv.tag.ciphertext", base64url.
 */
export interface KeyRing {
  seal(plain: string, place: string): string;
  /** Throws when the key is gone, the place differs or a bit was changed. */
  open(sealed: string, place: string): string;
}

/** `keys`: "id:base64 of 32 bytes", newest first; the first one seals, all of them open. */
export function createKeyRing(keys: string): KeyRing {
  const ring = new Map<string, Buffer>();
  for (const entry of keys.split(",")) {
    const [id, value] = entry.trim().split(":");
    const key = Buffer.from(value ?? "", "base64");
    if (!id || key.length !== 32) throw new Error("ENCRYPTION_KEYS must be id:base64 of exactly 32 bytes, separated by commas.");
    ring.set(id, key);
  }
  const [newest] = ring.keys();

  return {
    seal(plain, place) {
      const iv = randomBytes(12);
      const cipher = createCipheriv("aes-256-gcm", ring.get(newest!)!, iv).setAAD(Buffer.from(place));
      const body = Buffer.concat([cipher.update(plain, "utf8"), cipher.final()]);
      return ["v1", newest, ...[iv, cipher.getAuthTag(), body].map((part) => part.toString("base64url"))].join(".");
    },
    open(sealed, place) {
      const [version, id, iv, tag, body] = sealed.split(".");
      const key = ring.get(id ?? "");
      if (version !== "v1" || !key || !iv || !tag || body === undefined) throw new Error("This value was sealed with a key that is not in ENCRYPTION_KEYS.");
      const decipher = createDecipheriv("aes-256-gcm", key, Buffer.from(iv, "base64url")).setAAD(Buffer.from(place)).setAuthTag(Buffer.from(tag, "base64url"));
      return Buffer.concat([decipher.update(Buffer.from(body, "base64url")), decipher.final()]).toString("utf8");
    },
  };
}

/** Equality of two secrets in constant time, whatever their lengths. */
export function equalSecrets(a: string, b: string): boolean {
  const digest = (value: string) => createHash("sha256").update(value).digest();
  return timingSafeEqual(digest(a), digest(b));
}
