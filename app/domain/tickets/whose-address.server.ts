import type { ShopTx } from "~/db.server";
import { emailKey } from "~/domain/orders/keys";

/** What has to be known of a ticket to say whether its customer really has that address. */
export interface AddressedTicket {
  id: string;
  customerEmail: string | null;
  customerShopifyId: string | null;
}

/**
 * The tickets, by id, whose customer is known to have the address that stands there: a mail from it passed its provider's
 * check, Shopify says so (a logged-in shopper, a return asked for in the account), or we wrote to it of our own accord.
 * In all others somebody merely claims it: forged mail, what was typed into the form, what a forwarded mail names.
 */
export async function ticketsOfKnownAddress(tx: ShopTx, { shopId, tickets }: { shopId: string; tickets: AddressedTicket[] }): Promise<Set<string>> {
  const messages = await tx.message.findMany({
    where: { shopId, ticketId: { in: tickets.map(({ id }) => id) }, kind: "inbound" },
    distinct: ["ticketId", "channel", "vouched", "authorEmail"],
    select: { ticketId: true, channel: true, vouched: true, authorEmail: true },
  });
  const customers = await tx.customer.findMany({ where: { shopId, shopifyId: { in: tickets.flatMap(({ customerShopifyId }) => customerShopifyId ?? []) } }, select: { shopifyId: true, email: true } });
  const isKnown = ({ id, customerEmail, customerShopifyId }: AddressedTicket) => {
    const key = emailKey(customerEmail);
    const theirs = messages.filter(({ ticketId }) => ticketId === id);
    const isCustomers = customers.some(({ shopifyId, email }) => shopifyId === customerShopifyId && emailKey(email) === key);
    return theirs.length === 0 || theirs.some(({ channel, vouched, authorEmail }) => emailKey(authorEmail) === key && (vouched === "pass" || channel === "account" || (channel === "contact_form" && isCustomers)));
  };
  return new Set(tickets.filter(isKnown).map(({ id }) => id));
}
