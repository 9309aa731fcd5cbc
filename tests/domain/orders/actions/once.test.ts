import { describe, expect, test } from "vitest";
import type { ActionOutcome, ActionRequest } from "~/domain/orders/actions/action";
import { cancelInput, performCancel } from "~/domain/orders/actions/cancel-order.server";
import { addressInput, performAddressChange } from "~/domain/orders/actions/change-address.server";
import { detailsInput, performDetailsChange } from "~/domain/orders/actions/change-details.server";
import { TOUCHING } from "~/domain/orders/actions/claim-action.server";
import { discountInput, performDiscount, suggestDiscountCode } from "~/domain/orders/actions/give-discount.server";
import { performGiftCard } from "~/domain/orders/actions/give-gift-card.server";
import { performStoreCredit, storeCreditInput } from "~/domain/orders/actions/give-store-credit.server";
import { actionKinds } from "~/domain/orders/actions/kinds.server";
import { listActions } from "~/domain/orders/actions/list-actions.server";
import { performRefund, previewRefund, refundBasis, refundInput } from "~/domain/orders/actions/refund-order.server";
import { performReplacement, replacementInput } from "~/domain/orders/actions/replace-items.server";
import { performReturn, previewReturn, returnInput } from "~/domain/orders/actions/return-items.server";
import { settleAction } from "~/domain/orders/actions/settle-action.server";
import type { OrderSnapshot } from "~/shopify/order-snapshot";
import { people } from "../../../local-shopify/demo-shop";
import { useDatabase } from "../../../support/database";
import { useLocalAdmin } from "../../../support/local-admin";
import { shopId, useDesk } from "./a-desk";

useDatabase();
const local = useLocalAdmin();
const desk = useDesk(local);

type Perform = (request: ActionRequest, order: OrderSnapshot) => Promise<ActionOutcome<unknown>>;
interface Case {
  name: string;
  perform: Perform;
  /** The change, as Shopify names its document. */
  mutation: string;
  isShipped?: boolean;
  /** How many effects are in Shopify. */
  effects(order: OrderSnapshot): number;
}

const state = () => local.context.state;
const code = suggestDiscountCode(new Uint8Array(8));
const elsewhere = addressInput.parse({ name: "Ana Petrov", address1: "Neue Straße 5", city: "Berlin", zip: "10115", countryCode: "DE" });
const creditOfAna = () => state().storeCreditAccounts.find((account) => account.ownerId === people.ana.id)?.transactions ?? [];
let creditBefore = 0;
let reasonId = "";

const cases: Case[] = [
  {
    name: "a refund",
    mutation: "CreateRefund",
    perform: (request, order) => performRefund(request, refundInput.parse({ lines: [{ lineId: order.lines[0]!.id, quantity: 1 }] })),
    effects: (order) => desk.inShopify(order).refunds.length,
  },
  {
    name: "a cancellation",
    mutation: "CancelOrder",
    perform: (request) => performCancel(request, cancelInput.parse({})),
    effects: (order) => desk.inShopify(order).refunds.length + (desk.inShopify(order).cancelledAt ? 0 : 100),
  },
  {
    name: "a return",
    mutation: "CreateReturn",
    isShipped: true,
    perform: (request, order) =>
      performReturn(
        request,
        returnInput.parse({
          lines: [{ fulfillmentLineId: order.fulfillments[0]!.lines[0]!.fulfillmentLineId, quantity: 1, reasonId }],
        }),
      ),
    effects: (order) => desk.inShopify(order).returns.length,
  },
  {
    name: "a replacement",
    mutation: "CreateDraft",
    perform: (request, order) => performReplacement(request, replacementInput.parse({ lines: [{ lineId: order.lines[0]!.id, quantity: 1 }] })),
    effects: (order) => state().orders.filter((each) => each.note?.includes(order.name)).length,
  },
  {
    name: "a discount code",
    mutation: "CreateDiscountCode",
    perform: (request, order) => performDiscount(request, discountInput.parse({ value: { percent: 10 }, code: `${code}-${order.name.slice(1)}` })),
    effects: (order) => state().discounts.filter((each) => each.code === `${code}-${order.name.slice(1)}`).length,
  },
  {
    name: "a gift card",
    mutation: "CreateGiftCard",
    perform: (request) => performGiftCard(request, { amount: "10.00" }),
    effects: (order) => state().giftCards.filter((each) => each.note?.includes(order.name)).length,
  },
  {
    name: "store credit",
    mutation: "CreditCustomer",
    perform: (request) => performStoreCredit(request, storeCreditInput.parse({ amount: "7.50" })),
    effects: () => creditOfAna().length - creditBefore,
  },
  {
    name: "a change of address",
    mutation: "UpdateOrder",
    perform: (request) => performAddressChange(request, elsewhere),
    effects: (order) => (desk.inShopify(order).shippingAddress?.address1 === "Neue Straße 5" ? 1 : 0),
  },
  {
    name: "a note and tags",
    mutation: "UpdateOrder",
    perform: (request) => performDetailsChange(request, detailsInput.parse({ note: "Call first", addTags: ["fragile"] })),
    effects: (order) => desk.inShopify(order).tags.filter((tag) => tag === "fragile").length,
  },
];

describe.each(cases)("$name", ({ perform, mutation, effects, isShipped }) => {
  test("confirmed once is done, told, and done again changes nothing", async () => {
    const order = await start(isShipped);
    const request = desk.request(order);
    const first = await perform(request, order);
    expect(first).toMatchObject({ outcome: "done", again: false });
    const second = await perform(request, order);
    expect(second).toMatchObject({ outcome: "done", again: true });
    await settleJobs(order);
    expect(effects(order)).toBe(1);
    const [event] = await listActions({ shopId, of: { orderId: order.id } });
    expect(event).toMatchObject({ status: "done", staffName: "Mara", sentence: first.outcome === "done" ? first.sentence : "" });
  });

  test("whose answer is lost after it was done is found, not repeated", async () => {
    const order = await start(isShipped);
    local.loseAnswerOf(mutation);
    const outcome = await perform(desk.request(order), order);
    if (outcome.outcome !== "done") {
      expect(outcome.outcome).toBe("in-doubt");
      expect((await listActions({ shopId, of: { orderId: order.id } }))[0]?.status).toBe("in-doubt");
      await finishLater(order);
    }
    await settleJobs(order);
    expect(effects(order)).toBe(1);
    expect((await desk.actions(order))[0]?.status).toBe("done");
  });

  test("cut off by a crash before Shopify was asked is finished", async () => {
    const order = await start(isShipped);
    const dying = { ...local.admin, graphql: dieAt(mutation, "before") };
    await expect(perform(desk.request(order, { admin: dying }), order)).rejects.toThrow("killed");
    expect((await desk.actions(order))[0]?.status).toBe("claimed");
    await finishLater(order);
    await settleJobs(order);
    expect(effects(order)).toBe(1);
    expect((await desk.actions(order))[0]?.status).toBe("done");
  });

  test("cut off by a crash right after Shopify did it is not done twice", async () => {
    const order = await start(isShipped);
    const dying = { ...local.admin, graphql: dieAt(mutation, "after") };
    await expect(perform(desk.request(order, { admin: dying }), order)).rejects.toThrow("killed");
    await finishLater(order);
    await settleJobs(order);
    expect(effects(order)).toBe(1);
    expect((await desk.actions(order))[0]?.status).toBe("done");
  });

  test("by somebody who may only look is refused and leaves no trace", async () => {
    const order = await start(isShipped);
    const reader = { staff: { id: null, name: "Rob", role: "reader" as const } };
    expect(await perform(desk.request(order, reader), order)).toMatchObject({ outcome: "refused" });
    expect(await desk.actions(order)).toEqual([]);
  });
});

describe("200 at the same moment", () => {
  test("of one confirmed refund: one refund", async () => {
    const order = await start();
    const request = desk.request(order);
    const input = refundInput.parse({ amount: "5.00" });
    const outcomes = await Promise.all(Array.from({ length: 200 }, () => performRefund(request, input)));
    const count = (outcome: string) => outcomes.filter((each) => each.outcome === outcome).length;
    expect(count("done")).toBeGreaterThanOrEqual(1);
    expect(count("done") + count("busy")).toBe(200);
    expect(desk.inShopify(order).refunds).toHaveLength(1);
    expect(await desk.actions(order)).toHaveLength(1);
  }, 120_000);

  test("of refunds confirmed by different people from the same preview: one refund", async () => {
    const order = await start();
    const preview = await previewRefund({ admin: local.admin, order, input: refundInput.parse({ amount: "5.00" }) });
    const basis = preview.outcome === "preview" ? preview.basis : null;
    const outcomes = await Promise.all(
      Array.from({ length: 200 }, () => performRefund(desk.request(order, { basis }), refundInput.parse({ amount: "5.00" }))),
    );
    const done = outcomes.filter((each) => each.outcome === "done");
    expect(done).toHaveLength(1);
    expect(new Set(outcomes.map((each) => each.outcome))).toEqual(new Set(["done", "busy", "changed"].filter((name) => outcomes.some((each) => each.outcome === name))));
    expect(desk.inShopify(order).refunds).toHaveLength(1);
  }, 120_000);
});

describe("what stands in the way", () => {
  test("an order that changed since the preview has to be looked at again", async () => {
    const order = await start();
    const basis = refundBasis(order);
    await performRefund(desk.request(order), refundInput.parse({ amount: "3.00" }));
    const late = await performRefund(desk.request(order, { basis }), refundInput.parse({ amount: "3.00" }));
    expect(late).toMatchObject({ outcome: "changed" });
    const fresh = refundBasis(await desk.look(order.id));
    expect(await performRefund(desk.request(order, { basis: fresh }), refundInput.parse({ amount: "3.00" }))).toMatchObject({ outcome: "done" });
  });

  test("an order we do not have, or another shop's, is not found", async () => {
    const order = await start();
    const request = desk.request({ ...order, id: "gid://shopify/Order/1" });
    expect(await performGiftCard(request, { amount: "5.00" })).toEqual({ outcome: "not-found" });
    expect(await performGiftCard(desk.request(order, { shopId: "other.myshopify.com" }), { amount: "5.00" })).toEqual({ outcome: "not-found" });
  });

  test("Shopify being away leaves nothing behind, and the same confirmation works later", async () => {
    const order = await start();
    const request = desk.request(order);
    state().api.failures.push({ status: 403, message: "Forbidden" });
    expect(await performGiftCard(request, { amount: "5.00" })).toMatchObject({ outcome: "unreachable" });
    expect(await performGiftCard(request, { amount: "5.00" })).toMatchObject({ outcome: "done", again: false });
    expect(state().giftCards.filter((each) => each.note?.includes(order.name))).toHaveLength(1);
  });

  test("what was confirmed long ago is not done behind people's backs", async () => {
    const order = await start();
    const dying = { ...local.admin, graphql: dieAt("CreateGiftCard", "before") };
    await expect(performGiftCard(desk.request(order, { admin: dying }), { amount: "5.00" })).rejects.toThrow("killed");
    const [action] = await desk.actions(order);
    const clock = () => new Date(desk.clock().getTime() + 2 * 3600_000);
    await settleAction({ shopId, actionId: action!.id, admin: local.admin, clock });
    expect(state().giftCards.some((each) => each.note?.includes(order.name))).toBe(false);
    expect((await listActions({ shopId, of: { orderId: order.id } }))[0]).toMatchObject({ status: "failed", sentence: expect.stringContaining("not carried out") as string });
  });

  test("the kinds that change an order are the ones that wait for each other", () => {
    expect([...TOUCHING].sort()).toEqual(actionKinds.filter((kind) => kind.touchesOrder).map((kind) => kind.name).sort());
  });
});

async function start(isShipped = false): Promise<OrderSnapshot> {
  creditBefore = creditOfAna().length;
  const order = await desk.anOrderToActOn({ isShipped });
  if (isShipped) reasonId = (await previewReturn({ admin: local.admin, order })).reasons[0]!.id;
  return order;
}

/** What the queue does when the lease has run out. */
async function finishLater(order: OrderSnapshot): Promise<void> {
  const [action] = await desk.actions(order);
  local.pass(150);
  await settleJobs(order);
  const settle = () => settleAction({ shopId, actionId: action!.id, admin: local.admin, clock: desk.clock });
  expect(await settle()).toMatchObject({ outcome: "done" });
  expect(await settle()).toEqual({ outcome: "nothing-open" });
}

/** Shopify cancels in the background. */
async function settleJobs(order: OrderSnapshot): Promise<void> {
  for (let tries = 0; tries < 100 && state().jobs.some((job) => job.orderId === order.id && !job.done); tries++) {
    local.pass(1);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** A process that is killed when it comes to this document. */
function dieAt(operation: string, when: "before" | "after"): typeof local.admin.graphql {
  return async (query, options) => {
    if (!query.includes(`mutation ${operation}(`)) return local.admin.graphql(query, options);
    if (when === "after") await local.admin.graphql(query, options);
    throw new Error("killed");
  };
}
