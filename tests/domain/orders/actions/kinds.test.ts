import { describe, expect, test } from "vitest";
import { inShop } from "~/db.server";
import type { Role } from "~/domain/shops/open-desk.server";
import { cancelInput, performCancel, previewCancel } from "~/domain/orders/actions/cancel-order.server";
import { addressInput, performAddressChange, previewAddress } from "~/domain/orders/actions/change-address.server";
import { discountInput, performDiscount, suggestDiscountCode } from "~/domain/orders/actions/give-discount.server";
import { openGiftCardCode, performGiftCard } from "~/domain/orders/actions/give-gift-card.server";
import { performStoreCredit, storeCreditInput } from "~/domain/orders/actions/give-store-credit.server";
import { actionLimits, whyNot } from "~/domain/orders/actions/limits";
import { performRefund, previewRefund, refundInput } from "~/domain/orders/actions/refund-order.server";
import { performReplacement, previewReplacement, replacementInput } from "~/domain/orders/actions/replace-items.server";
import { performReturn, performReturnDecision, previewReturn, returnDecisionInput, returnInput } from "~/domain/orders/actions/return-items.server";
import { orders, people } from "../../../local-shopify/demo-shop";
import { findOrder } from "../../../local-shopify/shop/hand";
import { useDatabase } from "../../../support/database";
import { useLocalAdmin } from "../../../support/local-admin";
import { shopId, useDesk } from "./a-desk";

useDatabase();
const local = useLocalAdmin();
const desk = useDesk(local);
const admin = () => local.admin;

describe("a refund", () => {
  test("is previewed by Shopify's reckoning and comes to the same when confirmed", async () => {
    const order = await desk.anOrderToActOn();
    const input = refundInput.parse({ lines: [{ lineId: order.lines[0]!.id, quantity: 1 }], shipping: "all" });
    const preview = await previewRefund({ admin: admin(), order, input });
    if (preview.outcome !== "preview") throw new Error(preview.outcome);
    expect(preview).toMatchObject({ problems: [], canSplitShipping: true, canGiveStoreCredit: true });
    expect(preview.suggestion.shipping.amount).toBe("4.90");
    expect(preview.refundable[0]).toMatchObject({ quantity: 2 });
    const done = await performRefund(desk.request(order, { basis: preview.basis }), input);
    expect(done).toMatchObject({ outcome: "done", result: { total: preview.amount } });
    expect(done.outcome === "done" && done.sentence).toContain(`Refunded ${preview.amount.amount} EUR to`);
    expect((await desk.look(order.id)).lines[0]?.refundableQuantity).toBe(1);
  });

  test("of an amount only, or of part of the shipping, gives back just that", async () => {
    const order = await desk.anOrderToActOn();
    await performRefund(desk.request(order), refundInput.parse({ amount: "12.34" }));
    await performRefund(desk.request(order), refundInput.parse({ shipping: "2.00" }));
    expect((await desk.look(order.id)).refunded).toEqual({ amount: "14.34", currency: "EUR" });
  });

  test("can go to store credit", async () => {
    const order = await desk.anOrderToActOn();
    const done = await performRefund(desk.request(order), refundInput.parse({ amount: "9.00", to: "store-credit" }));
    expect(done).toMatchObject({ outcome: "done", sentence: "Refunded 9.00 EUR to store credit." });
    const account = local.context.state.storeCreditAccounts.find((each) => each.ownerId === people.ana.id);
    expect(account?.transactions.at(-1)?.amount).toBe("9.00");
  });

  test("of an order paid in another currency goes back in that currency", async () => {
    const order = await desk.anOrderToActOn({ presentment: { currency: "USD", rate: "1.10" } });
    const preview = await previewRefund({ admin: admin(), order, input: refundInput.parse({ amount: "10.00", shipping: "1.00" }) });
    expect(preview).toMatchObject({ canSplitShipping: false, problems: [expect.stringContaining("in full")] });
    expect(await performRefund(desk.request(order), refundInput.parse({ amount: "10.00" }))).toMatchObject({ outcome: "done" });
    expect((await desk.look(order.id)).refunded.amount).toBe("10.00");
  });

  test("that asks for too much, or for nothing, says so instead of trying", async () => {
    const order = await desk.anOrderToActOn();
    const calls = () => local.calls.filter((name) => name === "CreateRefund").length;
    const before = calls();
    const refused = async (input: object) => {
      const outcome = await performRefund(desk.request(order), refundInput.parse(input));
      return outcome.outcome === "refused" ? outcome.reasons.join(" ") : outcome.outcome;
    };
    expect(await refused({ amount: "100000.00" })).toMatch(/At most .* EUR can still be refunded/);
    expect(await refused({ amount: "99.00", lines: [{ lineId: order.lines[1]!.id, quantity: 1 }] })).toMatch(/The chosen items come to/);
    expect(await refused({})).toMatch(/nothing to refund yet/);
    expect(await refused({ lines: [{ lineId: order.lines[0]!.id, quantity: 3 }] })).toMatch(/only 2 can still be refunded/);
    expect(await refused({ lines: [{ lineId: "gid://shopify/LineItem/1", quantity: 1 }] })).toMatch(/not on this order/);
    expect(calls()).toBe(before);
  });
});

describe("limits", () => {
  const limits = actionLimits.parse({ mostPerRefund: "20.00", mostPerAmends: "10.00", mostDiscountPercent: 15, agentsMayCancel: false });
  const as = (role: Role) => ({ staff: { id: null, name: "Iris", role }, limits });

  test("an agent stops at them, an owner does not", async () => {
    const order = await desk.anOrderToActOn();
    const input = refundInput.parse({ amount: "20.01" });
    expect(await performRefund(desk.request(order, as("agent")), input)).toMatchObject({
      outcome: "refused",
      reasons: ["More than 20.00 EUR at once needs an owner of the shop."],
    });
    expect(await performRefund(desk.request(order, as("agent")), refundInput.parse({ amount: "20.00" }))).toMatchObject({ outcome: "done" });
    expect(await performRefund(desk.request(order, as("owner")), input)).toMatchObject({ outcome: "done" });
    expect(await performGiftCard(desk.request(order, as("agent")), { amount: "10.01" })).toMatchObject({ outcome: "refused" });
    expect(await performCancel(desk.request(order, as("agent")), cancelInput.parse({}))).toMatchObject({ outcome: "refused" });
    const twenty = discountInput.parse({ value: { percent: 20 }, code: "TWENTY-OFF" });
    expect(await performDiscount(desk.request(order, as("agent")), twenty)).toMatchObject({ outcome: "refused" });
  });

  test("no limit means none, and a reader has nothing", () => {
    const money = { amount: "99999.00", currency: "EUR" };
    expect(whyNot("agent", { ...limits, mostPerRefund: null }, { of: "refund", amount: money })).toBeNull();
    expect(whyNot("reader", limits, { of: "nothing" })).not.toBeNull();
  });
});

describe("a cancellation", () => {
  test("shows what goes back, then cancels and refunds", async () => {
    const order = await desk.anOrderToActOn();
    const input = cancelInput.parse({});
    expect(previewCancel({ order, input })).toMatchObject({ amount: order.total, warnings: [], problems: [] });
    const done = await performCancel(desk.request(order, { basis: previewCancel({ order, input }).basis }), input);
    expect(done).toMatchObject({ outcome: "done" });
    await expect.poll(async () => (await desk.look(order.id)).cancelledAt, { timeout: 5_000 }).not.toBeNull();
    expect((await desk.look(order.id)).refunded).toEqual(order.total);
  });

  test("of a shipped or cancelled order is refused in words", async () => {
    const shipped = await desk.anOrderToActOn({ isShipped: true });
    expect(previewCancel({ order: shipped, input: cancelInput.parse({}) }).problems[0]).toContain("Open a return instead");
    const cancelled = await desk.look(findOrder(local.context.state, orders.svenCancelled).id);
    expect(previewCancel({ order: cancelled, input: cancelInput.parse({}) }).problems).toContain("The order is already cancelled.");
  });
});

describe("a return", () => {
  test("is opened for what was delivered, with one of the shop's reasons", async () => {
    const order = await desk.anOrderToActOn({ isShipped: true });
    const preview = await previewReturn({ admin: admin(), order });
    expect(preview.returnable.map((line) => line.quantity)).toEqual([2, 1]);
    const line = { fulfillmentLineId: preview.returnable[0]!.fulfillmentLineId, quantity: 1, reasonId: preview.reasons[0]!.id, note: "Too small" };
    const done = await performReturn(desk.request(order, { basis: preview.basis }), returnInput.parse({ lines: [line] }));
    expect(done).toMatchObject({ outcome: "done", result: { status: "OPEN" } });
    const after = await desk.look(order.id);
    expect(after.returns[0]).toMatchObject({ status: "OPEN", lines: [{ quantity: 1, reason: preview.reasons[0]!.name }] });
    const tooMany = { ...line, quantity: 2 };
    expect(await performReturn(desk.request(order), returnInput.parse({ lines: [tooMany] }))).toMatchObject({
      outcome: "refused",
      reasons: [expect.stringContaining("only 1 can still be returned")],
    });
  });

  test("that the buyer asked for is approved or declined, and closed", async () => {
    const order = await desk.look(findOrder(local.context.state, orders.margrietReturnRequested).id);
    const returnId = order.returns[0]!.id;
    const decide = (decision: string) => performReturnDecision(desk.request(order), returnDecisionInput.parse({ returnId, decision }));
    expect(await decide("approve")).toMatchObject({ outcome: "done", result: { status: "OPEN" } });
    expect(await decide("decline")).toMatchObject({ outcome: "refused" });
    expect(await decide("close")).toMatchObject({ outcome: "done", result: { status: "CLOSED" } });
    const foreign = { returnId: "gid://shopify/Return/1", decision: "approve" };
    expect(await performReturnDecision(desk.request(order), returnDecisionInput.parse(foreign))).toMatchObject({ outcome: "refused" });
  });
});

test("a replacement goes to the same address for nothing", async () => {
  const order = await desk.anOrderToActOn({ isShipped: true });
  const input = replacementInput.parse({ lines: [{ lineId: order.lines[0]!.id, quantity: 1 }], note: "Arrived broken" });
  expect(previewReplacement({ order, input })).toMatchObject({ worth: order.lines[0]!.unitPrice, problems: [] });
  const done = await performReplacement(desk.request(order), input);
  if (done.outcome !== "done") throw new Error(JSON.stringify(done));
  const replacement = await desk.look(done.result.order!.id);
  expect(replacement).toMatchObject({
    total: { amount: "0.00", currency: "EUR" },
    shippingAddress: { address1: order.shippingAddress!.address1 },
    customer: { id: people.ana.id },
    note: `Replacement for ${order.name}. Arrived broken`,
  });
  const asDraft = await performReplacement(desk.request(order), { ...input, asDraft: true });
  expect(asDraft).toMatchObject({ outcome: "done", result: { order: null }, sentence: expect.stringMatching(/^Drafted/) });
});

describe("amends", () => {
  test("a discount code works once, for this customer, for a time", async () => {
    const order = await desk.anOrderToActOn();
    const code = suggestDiscountCode(Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8));
    const input = discountInput.parse({ value: { amount: "5.00" }, code, days: 10 });
    expect(await performDiscount(desk.request(order), input)).toMatchObject({ outcome: "done", result: { code } });
    const discount = local.context.state.discounts.find((each) => each.code === code)!;
    expect(discount).toMatchObject({ customerIds: [people.ana.id], usageLimit: 1, value: { kind: "amount", amount: "5.00" } });
    expect(Date.parse(discount.endsAt!) - Date.parse(discount.startsAt)).toBe(10 * 86_400_000);
    expect(await performDiscount(desk.request(order), input)).toMatchObject({ outcome: "refused", reasons: [expect.stringContaining("another code")] });
  });

  test("a gift card's code can be told to the customer, but not read from the database", async () => {
    const order = await desk.anOrderToActOn();
    const done = await performGiftCard(desk.request(order), { amount: "15.00" });
    if (done.outcome !== "done") throw new Error(JSON.stringify(done));
    const card = local.context.state.giftCards.find((each) => each.note?.includes(order.name))!;
    expect(card).toMatchObject({ initialAmount: "15.00", customerId: people.ana.id });
    expect(openGiftCardCode(shopId, done.result.sealedCode).replaceAll("-", "")).toBe(card.code.toLowerCase());
    const rows = await inShop(shopId, (tx) => tx.orderAction.findMany({ where: { orderShopifyId: order.id } }));
    expect(JSON.stringify(rows).toLowerCase()).not.toContain(card.code.toLowerCase());
  });

  test("store credit needs a customer", async () => {
    const guest = await desk.anOrderToActOn({ customerId: null, email: "guest@example.com" });
    const outcome = await performStoreCredit(desk.request(guest), storeCreditInput.parse({ amount: "5.00" }));
    expect(outcome).toMatchObject({ outcome: "refused", reasons: [expect.stringContaining("no customer")] });
  });
});

test("an address changes while something is still to leave, and not after", async () => {
  const waiting = await desk.anOrderToActOn();
  const input = addressInput.parse({ name: "Ana Maria Petrov", address1: "Hof 3", city: "Potsdam", zip: "14467", countryCode: "DE", company: "" });
  expect(previewAddress({ order: waiting }).problems).toEqual([]);
  expect(await performAddressChange(desk.request(waiting), input)).toMatchObject({ outcome: "done", sentence: expect.stringContaining("Hof 3, 14467, Potsdam") });
  expect((await desk.look(waiting.id)).shippingAddress).toMatchObject({ name: "Ana Maria Petrov", city: "Potsdam", company: null });
  const gone = await desk.anOrderToActOn({ isShipped: true });
  expect(await performAddressChange(desk.request(gone), input)).toMatchObject({ outcome: "refused", reasons: [expect.stringContaining("left already")] });
});
