/** Pages and policies of the demo shop, as a merchant would have written them. */
import type { Page, ShopPolicy } from "../state/types";

export function demoPages(): Page[] {
  const pages: [handle: string, title: string, bodyHtml: string][] = [
    ["contact", "Contact", "<p>We read everything and answer on working days.</p>"],
    ["faq", "Questions", "<p>The questions that we hear most.</p>"],
    ["about", "About us", "<p>Linden and Loom began with one shirt. We still make it, and a few other things that last.</p>"],
    ["returns", "Returns", "<p>You can return within 14 days of delivery. Here is how.</p>"],
  ];
  return pages.map(([handle, title, bodyHtml], index) => ({ id: `gid://shopify/Page/${9_400_000_001 + index}`, handle, title, bodyHtml }));
}

export function demoPolicies(updatedAt: string): ShopPolicy[] {
  const policies: [type: ShopPolicy["type"], title: string, bodyHtml: string][] = [
    [
      "REFUND_POLICY",
      "Refund policy",
      "<p>You can return anything unworn within 14 days of delivery. Socks, candles, gift cards and personalised goods are final sale. " +
        "We refund within five working days of receiving the parcel. Return shipping costs €4.90; an exchange is free.</p>",
    ],
    ["SHIPPING_POLICY", "Shipping policy", "<p>Orders placed before 15:00 leave the same working day. Netherlands 1–2 days, Europe 3–6, elsewhere 6–12.</p>"],
    ["PRIVACY_POLICY", "Privacy policy", "<p>We keep what we need to send your order and answer you, and nothing else.</p>"],
    ["TERMS_OF_SERVICE", "Terms of service", "<p>Dutch law applies. We are Linden &amp; Loom BV, Amsterdam.</p>"],
    ["CONTACT_INFORMATION", "Contact information", "<p>Linden &amp; Loom BV, Prinsengracht 210, 1016 HD Amsterdam. hello@linden-and-loom.example</p>"],
  ];
  return policies.map(([type, title, bodyHtml], index) => ({ id: `gid://shopify/ShopPolicy/${31_000_000_001 + index}`, type, title, bodyHtml, updatedAt }));
}
