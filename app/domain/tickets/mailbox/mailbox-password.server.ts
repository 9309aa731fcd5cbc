import { env } from "~/env.server";
import { createKeyRing } from "~/lib/secrets.server";

const keyRing = createKeyRing(env.ENCRYPTION_KEYS);
const place = (shopId: string) => `${shopId}:mailbox.password`;

export function sealPassword(shopId: string, password: string): string {
  return keyRing.seal(password, place(shopId));
}

export function openPassword(shopId: string, sealed: string): string {
  return keyRing.open(sealed, place(shopId));
}
