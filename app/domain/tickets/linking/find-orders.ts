import { phoneKey } from "~/domain/orders/keys";
import { addressesToLookUp, decide } from "./decide";
import type { NameFormat } from "./reading/name-formats";
import { readMessage } from "./reading/read-message";
import { emailSpellings, senderOf } from "./sender";
import type { LinkDecision, LinkMessage, LookUp } from "./types";

export interface ShopFacts {
  /** Learnt from the shop's own order names. */
  formats: NameFormat[];
  /** ISO 3166-1 alpha-2; how phone numbers without a country code are read. */
  country: string | null;
}

const MOST_KEYS = 120;

/** Reads the message, looks up by equality whatever it may name, decides. */
export async function findOrders({ lookUp, shop, message, now }: { lookUp: LookUp; shop: ShopFacts; message: LinkMessage; now: Date }): Promise<LinkDecision> {
  const reading = readMessage(message, { ...shop, now });
  const sender = senderOf(message, shop.country);
  const mentioned = addressesToLookUp(reading, sender);
  const typedPhone = phoneKey(message.phone, shop.country);
  const found = await lookUp({
    repliedOrderIds: message.repliedOrderIds ?? [],
    nameKeys: unique(reading.names.flatMap((name) => name.keys)),
    confirmationKeys: unique(reading.confirmations.map((code) => code.key)),
    trackingKeys: unique(reading.trackings.map((code) => code.key)),
    sender: {
      emails: emailSpellings(sender.email, sender.replyTo),
      phones: sender.phone ? [sender.phone] : [],
      customerIds: sender.customerId ? [sender.customerId] : [],
    },
    mentioned: {
      emails: emailSpellings(...mentioned.emails),
      phones: unique([...mentioned.phones, ...(typedPhone ? [typedPhone] : [])]),
      customerIds: [],
    },
  });
  return decide({ reading, sender, found, now });
}

function unique(values: string[]): string[] {
  return [...new Set(values)].slice(0, MOST_KEYS);
}
