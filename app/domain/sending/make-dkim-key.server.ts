import { generateKeyPair } from "node:crypto";
import { promisify } from "node:util";
import { inShop } from "~/db.server";
import { domainOf } from "~/domain/shops/sender";
import { shopSettings } from "~/domain/shops/settings";
import { seal } from "./sealed.server";

export type DkimKeyMade = { outcome: "made" } | { outcome: "there-already" } | { outcome: "no-address" };

/** Makes the key that signs the mail of the sender's domain. Mail is signed once the public half is found in the DNS. */
export async function makeDkimKey({ shopId }: { shopId: string }): Promise<DkimKeyMade> {
  const { publicKey, privateKey } = await promisify(generateKeyPair)("rsa", {
    modulusLength: 2048,
    publicKeyEncoding: { type: "spki", format: "der" },
    privateKeyEncoding: { type: "pkcs8", format: "pem" },
  });
  return inShop(shopId, async (tx) => {
    const shop = await tx.shop.findUniqueOrThrow({ where: { shopId }, select: { settings: true } });
    const dkimDomain = domainOf(shopSettings.parse(shop.settings).senderAddress);
    if (!dkimDomain) return { outcome: "no-address" };
    const before = await tx.sending.findUnique({ where: { shopId }, select: { dkimDomain: true } });
    if (before?.dkimDomain === dkimDomain) return { outcome: "there-already" };
    const data = { dkimDomain, dkimPublicKey: publicKey.toString("base64"), dkimPrivateKey: seal(shopId, "dkimPrivateKey", privateKey), signs: false };
    await tx.sending.upsert({ where: { shopId }, create: { shopId, ...data }, update: data });
    return { outcome: "made" };
  });
}

/** Takes the key away: mail is no longer signed by us. */
export async function dropDkimKey({ shopId }: { shopId: string }): Promise<{ outcome: "dropped" }> {
  await inShop(shopId, (tx) => tx.sending.updateMany({ where: { shopId }, data: { dkimDomain: null, dkimPublicKey: null, dkimPrivateKey: null, signs: false } }));
  return { outcome: "dropped" };
}
