import type { ShopTx } from "~/db.server";
import { domainOf } from "~/domain/shops/sender";
import { shopSettings } from "~/domain/shops/settings";

/**
 * Writes down from which domain the shop's mail may come: with its own mail server that of its sender address, with ours
 * only one whose DNS was in order at the last look. From then on mail comes from there, or from our address.
 */
export async function settleSender(tx: ShopTx, shopId: string): Promise<void> {
  const shop = await tx.shop.findUniqueOrThrow({ where: { shopId }, select: { settings: true } });
  const sending = await tx.sending.findUnique({ where: { shopId } });
  const domain = domainOf(shopSettings.parse(shop.settings).senderAddress);
  const may = sending?.host || (sending?.inOrder && sending.domain === domain);
  await tx.shop.update({ where: { shopId }, data: { senderDomain: may ? domain : null } });
}
