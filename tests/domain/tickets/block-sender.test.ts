import { beforeAll, expect, it } from "vitest";
import { blockSender } from "~/domain/tickets/block-sender.server";
import { changeStatus } from "~/domain/tickets/change-status.server";
import { aMessage, arrive, aShop, NOW, SHOP, ticketRow, type Person } from "../../support/a-desk";
import { useDatabase } from "../../support/database";

useDatabase();

let mara: Person;
beforeAll(async () => {
  ({ mara } = await aShop());
});

it.each(["waiting_for_us", "closed", "snoozed"] as const)("a ticket that is %s goes to spam when its sender is blocked", async (status) => {
  const ticketId = await arrive(aMessage({ text: "Cheap links" }));
  if (status !== "waiting_for_us") await changeStatus({ shopId: SHOP, ticketId, to: status, staff: mara, now: NOW });
  expect(await blockSender({ shopId: SHOP, ticketId, staff: mara, now: NOW })).toMatchObject({ outcome: "blocked" });
  expect((await ticketRow(ticketId)).status).toBe("spam");
});
