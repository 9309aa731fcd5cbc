/** Hands a raw mail to the app, as a mail provider would: at its inbound door, with the secret agreed with it. */
import type { LocalShopify } from "../context";

export type Delivery = { delivered: true; status: number } | { delivered: false; why: string };

/** The secret is read from INBOUND_SECRET, which the app has too. */
export async function deliverToApp(context: LocalShopify, raw: Buffer): Promise<Delivery> {
  const secret = process.env.INBOUND_SECRET;
  if (!secret) return { delivered: false, why: "INBOUND_SECRET is not set: start the local Shopify with the same value as the app." };
  const url = `${context.options.appUrl}/inbound/email/raw?shop=${encodeURIComponent(context.state.shop.domain)}`;
  try {
    const answer = await fetch(url, {
      method: "POST",
      headers: { "Content-Type": "message/rfc822", "X-Aftercare-Secret": secret },
      body: new Uint8Array(raw),
    });
    if (answer.ok) return { delivered: true, status: answer.status };
    return { delivered: false, why: `The app answered ${answer.status}: ${(await answer.text()).slice(0, 300)}` };
  } catch {
    return { delivered: false, why: `The app at ${context.options.appUrl} does not answer. Is it running?` };
  }
}
