import { env } from "~/env.server";
import { createKeyRing } from "~/lib/secrets.server";

const keyRing = createKeyRing(env.ENCRYPTION_KEYS);

type Secret = "password" | "dkimPrivateKey";

/** The two secrets of a shop's sending, as they lie in the database: what is copied to another shop or column does not open. */
export const seal = (shopId: string, secret: Secret, plain: string): string => keyRing.seal(plain, `${shopId} Sending.${secret}`);
export const open = (shopId: string, secret: Secret, sealed: string): string => keyRing.open(sealed, `${shopId} Sending.${secret}`);
