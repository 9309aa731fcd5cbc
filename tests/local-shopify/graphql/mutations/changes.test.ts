import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { orders, people } from "../../demo-shop";
import { findOrder } from "../../shop/hand";
import { tryLocalShopify, type Trial } from "../../testing";

let trial: Trial;
beforeEach(async () => {
  trial = await tryLocalShopify();
});
afterEach(() => trial.stop());

const order = (name: string) => findOrder(trial.context.state, name);
const LOCATION = "gid://shopify/Location/82100000001";

interface Result {
  userErrors: { field: string[] | null; message: string; code?: string }[];
}

describe("refundCreate", () => {
  const REFUND = "mutation ($input: RefundInput!, $key: String!) { refundCreate(input: $input) @idempotent(key: $key) { refund { id totalRefundedSet { shopMoney { amount } } } userErrors { field message } } }";
  type Refunded = { refundCreate: Result & { refund: { id: string; totalRefundedSet: { shopMoney: { amount: string } } } | null } };
  const inputFor = (name: string, amount: string, quantity = 1) => {
    const { id, lines, transactions } = order(name);
    return { orderId: id, refundLineItems: [{ lineItemId: lines[0]?.id, quantity, restockType: "RETURN", locationId: LOCATION }], transactions: [{ orderId: id, parentId: transactions[0]?.id, gateway: "shopify_payments", kind: "REFUND", amount }] };
  };
  const refund = async (input: object, key = "k1") => (await trial.ask<Refunded>(REFUND, { input, key })).refundCreate;

  test("is refused without @idempotent", async () => {
    const answer = await trial.call("mutation ($input: RefundInput!) { refundCreate(input: $input) { refund { id } } }", { input: inputFor(orders.anaShirt, "49.00") });
    expect(answer.errors?.[0]?.message).toContain("@idempotent directive is required");
    expect(order(orders.anaShirt).refunds).toEqual([]);
  });

  test("happens once per key, however often it is asked for", async () => {
    const [first, second] = [await refund(inputFor(orders.anaShirt, "49.00")), await refund(inputFor(orders.anaShirt, "49.00"))];
    expect(first.refund?.totalRefundedSet.shopMoney.amount).toBe("49.0");
    expect(second.refund?.id).toBe(first.refund?.id);
    expect(order(orders.anaShirt).refunds).toHaveLength(1);
    await trial.context.settleWebhooks();
    expect(trial.topics().sort()).toEqual(["orders/updated", "refunds/create"]);
  });

  test("does not take a key for something else", async () => {
    await refund(inputFor(orders.anaShirt, "49.00"));
    const answer = await trial.call(REFUND, { input: inputFor(orders.anaShirt, "10.00"), key: "k1" });
    expect(answer.errors?.[0]?.extensions?.code).toBe("IDEMPOTENCY_KEY_PARAMETER_MISMATCH");
  });

  test("gives back no more than was bought and paid", async () => {
    expect((await refund(inputFor(orders.anaShirt, "49.00", 2))).userErrors[0]?.message).toBe("Quantity cannot refund more items than were purchased");
    expect((await refund(inputFor(orders.anaShirt, "60.00"))).refund).toBeNull();
    expect((await refund({ ...inputFor(orders.anaShirt, "53.90"), shipping: { amount: "5.00" } })).userErrors[0]?.field).toEqual(["shipping", "amount"]);
    expect(order(orders.anaShirt).refunds).toEqual([]);
  });

  test("can become store credit", async () => {
    const { refundLineItems, orderId } = inputFor(orders.anaShirt, "49.00");
    await refund({ orderId, refundLineItems, transactions: [], refundMethods: [{ storeCreditRefund: { amount: { amount: "49.00", currencyCode: "EUR" } } }] });
    const { customer } = await trial.ask<{ customer: { storeCreditAccounts: { nodes: unknown[] } } }>("query ($id: ID!) { customer(id: $id) { storeCreditAccounts(first: 1) { nodes { balance { amount } } } } }", { id: people.ana.id });
    expect(customer.storeCreditAccounts.nodes).toEqual([{ balance: { amount: "49.0" } }]);
  });

  test("is suggested before it is made", async () => {
    const { lines, id } = order(orders.anaShirt);
    const answer = await trial.ask<{ order: unknown }>("query ($id: ID!, $l: [RefundLineItemInput!]) { order(id: $id) { suggestedRefund(refundLineItems: $l, shippingAmount: 4.9) { amountSet { shopMoney { amount } } suggestedTransactions { gateway amountSet { shopMoney { amount } } parentTransaction { id } } } } }", {
      id,
      l: [{ lineItemId: lines[0]?.id, quantity: 1 }],
    });
    expect(answer.order).toMatchObject({ suggestedRefund: { amountSet: { shopMoney: { amount: "53.9" } }, suggestedTransactions: [{ gateway: "shopify_payments", amountSet: { shopMoney: { amount: "53.9" } } }] } });
  });
});

describe("orderCancel", () => {
  const CANCEL = "mutation ($id: ID!) { orderCancel(orderId: $id, reason: CUSTOMER, restock: true, refundMethod: { originalPaymentMethodsRefund: true }) { job { id done } orderCancelUserErrors { field message code } } }";
  const cancel = async (name: string) => (await trial.ask<{ orderCancel: { job: { id: string; done: boolean } | null; orderCancelUserErrors: { code: string }[] } }>(CANCEL, { id: order(name).id })).orderCancel;

  test("answers with a job, and is done a moment later", async () => {
    const { job } = await cancel(orders.margrietTwoSizes);
    expect(job?.done).toBe(false);
    expect(order(orders.margrietTwoSizes).cancelledAt).toBeNull();
    await expect.poll(async () => (await trial.ask<{ job: { done: boolean } }>("query ($id: ID!) { job(id: $id) { done } }", { id: job?.id })).job.done).toBe(true);
    expect(order(orders.margrietTwoSizes)).toMatchObject({ cancelReason: "CUSTOMER", cancelledAt: expect.any(String) as string });
    await trial.context.settleWebhooks();
    expect(trial.topics()).toEqual(expect.arrayContaining(["orders/cancelled", "refunds/create", "orders/updated"]));
  });

  test("cannot take back what was shipped or cancelled", async () => {
    expect((await cancel(orders.anaShirt)).orderCancelUserErrors[0]?.code).toBe("INVALID");
    expect((await cancel(orders.svenCancelled)).orderCancelUserErrors[0]?.code).toBe("INVALID");
  });
});

describe("returns", () => {
  const CREATE = "mutation ($i: ReturnInput!) { returnCreate(returnInput: $i) { return { id name status returnLineItems(first: 5) { nodes { quantity returnReasonDefinition { handle } } } } userErrors { field message code } } }";
  const line = (name: string, quantity = 1) => ({ fulfillmentLineItemId: order(name).fulfillments[0]?.lines[0]?.id, quantity, returnReasonDefinitionId: "gid://shopify/ReturnReasonDefinition/7001" });
  const create = async (name: string, quantity = 1) => (await trial.ask<{ returnCreate: Result & { return: { id: string; status: string } | null } }>(CREATE, { i: { orderId: order(name).id, returnLineItems: [line(name, quantity)] } })).returnCreate;
  const act = async (mutation: string, id: string) => (await trial.ask<Record<string, Result & { return: { status: string } | null }>>(`mutation ($id: ID!) { ${mutation} { return { status } userErrors { code } } }`, { id })) as Record<string, Result & { return: { status: string } | null }>;

  test("what was delivered can come back, once", async () => {
    const RETURNABLE = "query ($id: ID!) { returnableFulfillments(orderId: $id, first: 5) { nodes { returnableFulfillmentLineItems(first: 5) { nodes { quantity } } } } }";
    const returnable = async () => (await trial.ask<{ returnableFulfillments: { nodes: unknown[] } }>(RETURNABLE, { id: order(orders.anaShirt).id })).returnableFulfillments.nodes;
    expect(await returnable()).toHaveLength(1);
    expect((await create(orders.anaShirt)).return).toMatchObject({ status: "OPEN", name: "#1042-R1" });
    expect(await returnable()).toEqual([]);
    expect((await create(orders.anaShirt)).userErrors[0]?.code).toBe("INVALID");
    await trial.context.settleWebhooks();
    expect(trial.topics().sort()).toEqual(["orders/updated", "returns/approve"]);
  });

  test("a request is approved, received with its refund, and closed", async () => {
    const requested = order(orders.margrietReturnRequested).returns[0];
    const id = requested?.id ?? "";
    expect(await act("returnApproveRequest(input: { id: $id })", id)).toMatchObject({ returnApproveRequest: { return: { status: "OPEN" } } });
    const PROCESS = "mutation ($i: ReturnProcessInput!) { returnProcess(input: $i) { return { status refunds(first: 1) { nodes { totalRefundedSet { shopMoney { amount } } } } } userErrors { message } } }";
    const parent = order(orders.margrietReturnRequested).transactions[0]?.id;
    const processed = await trial.ask(PROCESS, { i: { returnId: id, returnLineItems: [{ id: requested?.lines[0]?.id, quantity: 1 }], financialTransfer: { issueRefund: { orderTransactions: [{ parentId: parent, transactionAmount: { amount: "189.00", currencyCode: "EUR" } }] } } } });
    expect(processed).toMatchObject({ returnProcess: { return: { status: "CLOSED", refunds: { nodes: [{ totalRefundedSet: { shopMoney: { amount: "189.0" } } }] } }, userErrors: [] } });
    await trial.context.settleWebhooks();
    expect(trial.topics()).toEqual(expect.arrayContaining(["returns/approve", "returns/process", "refunds/create", "returns/close"]));
  });

  test("only what is asked for can be declined, only what is open closed", async () => {
    const requested = order(orders.margrietReturnRequested).returns[0]?.id ?? "";
    const open = order(orders.beatriceReturnOpen).returns[0]?.id ?? "";
    expect(await act("returnClose(id: $id)", requested)).toMatchObject({ returnClose: { return: null, userErrors: [{ code: "INVALID_STATE" }] } });
    expect(await act("returnDeclineRequest(input: { id: $id, declineReason: RETURN_PERIOD_ENDED })", open)).toMatchObject({ returnDeclineRequest: { userErrors: [{ code: "INVALID_STATE" }] } });
    expect(await act("returnDeclineRequest(input: { id: $id, declineReason: RETURN_PERIOD_ENDED })", requested)).toMatchObject({ returnDeclineRequest: { return: { status: "DECLINED" } } });
    expect(await act("returnClose(id: $id)", open)).toMatchObject({ returnClose: { return: { status: "CLOSED" } } });
    expect(await act("returnReopen(id: $id)", open)).toMatchObject({ returnReopen: { return: { status: "OPEN" } } });
    expect(await act("returnCancel(id: $id)", open)).toMatchObject({ returnCancel: { return: { status: "CANCELED" } } });
  });

  test("a reason is needed", async () => {
    const { returnReasonDefinitionId: _, ...without } = line(orders.anaShirt);
    const answer = await trial.ask<{ returnCreate: Result }>(CREATE, { i: { orderId: order(orders.anaShirt).id, returnLineItems: [without] } });
    expect(answer.returnCreate.userErrors[0]).toMatchObject({ code: "BLANK", field: ["returnInput", "returnLineItems", "0", "returnReasonDefinitionId"] });
  });
});

describe("order details", () => {
  test("note, tags and address are changed, the rest is kept", async () => {
    const { id } = order(orders.margrietTwoSizes);
    await trial.ask("mutation ($i: OrderInput!) { orderUpdate(input: $i) { order { id } userErrors { message } } }", { i: { id, tags: ["a", "A", "b"], shippingAddress: { address1: "Elsewhere 1", city: "Zürich", zip: "8000", countryCode: "CH" } } });
    expect(order(orders.margrietTwoSizes)).toMatchObject({ tags: ["a", "b"], note: "Ordered two sizes, one will come back.", shippingAddress: { lastName: "de Vries", country: "Switzerland", city: "Zürich" } });
  });

  test("tags come and go one by one", async () => {
    const { id } = order(orders.anaShirt);
    await trial.ask('mutation ($id: ID!) { tagsAdd(id: $id, tags: ["one", "two"]) { node { id } } }', { id });
    await trial.ask('mutation ($id: ID!) { tagsRemove(id: $id, tags: ["ONE"]) { node { id } } }', { id });
    expect(order(orders.anaShirt).tags).toEqual(["two"]);
  });

  test("an input that is not acted upon here is refused aloud", async () => {
    const answer = await trial.call("mutation ($i: OrderInput!) { orderUpdate(input: $i) { order { id } } }", { i: { id: order(orders.anaShirt).id, localizedFields: [{ key: "TAX_EMAIL_IT", value: "x" }] } });
    expect(answer.errors?.[0]?.message).toContain("OrderInput.localizedFields");
  });
});

describe("making it good", () => {
  test("a replacement is drafted free of charge and becomes a paid order", async () => {
    const variantId = order(orders.anaShirt).lines[0]?.variantId;
    const input = { purchasingEntity: { customerId: people.ana.id }, lineItems: [{ variantId, quantity: 1, appliedDiscount: { value: 100, valueType: "PERCENTAGE" } }], shippingLine: { title: "Replacement", priceWithCurrency: { amount: "0.00", currencyCode: "EUR" } }, tags: ["exchange"] };
    const { draftOrderCreate } = await trial.ask<{ draftOrderCreate: { draftOrder: { id: string } } }>("mutation ($i: DraftOrderInput!) { draftOrderCreate(input: $i) { draftOrder { id totalPriceSet { shopMoney { amount } } } userErrors { message } } }", { i: input });
    const COMPLETE = "mutation ($id: ID!) { draftOrderComplete(id: $id) { draftOrder { status order { name displayFinancialStatus totalPriceSet { shopMoney { amount } } } } userErrors { message } } }";
    expect(await trial.ask(COMPLETE, { id: draftOrderCreate.draftOrder.id })).toMatchObject({ draftOrderComplete: { draftOrder: { status: "COMPLETED", order: { name: "#1201", displayFinancialStatus: "PAID", totalPriceSet: { shopMoney: { amount: "0.0" } } } } } });
    expect(await trial.ask(COMPLETE, { id: draftOrderCreate.draftOrder.id })).toMatchObject({ draftOrderComplete: { userErrors: [{ message: expect.any(String) as string }] } });
    await trial.context.settleWebhooks();
    expect(trial.topics()).toEqual(expect.arrayContaining(["orders/create", "orders/paid"]));
  });

  test("a discount code exists once, whatever its case", async () => {
    const CREATE = "mutation ($i: DiscountCodeBasicInput!) { discountCodeBasicCreate(basicCodeDiscount: $i) { codeDiscountNode { codeDiscount { ... on DiscountCodeBasic { title status } } } userErrors { code } } }";
    const input = { title: "Sorry", code: "SORRY-1", startsAt: "2026-11-16T00:00:00Z", usageLimit: 1, context: { customers: { add: [people.ana.id] } }, customerGets: { items: { all: true }, value: { percentage: 0.1 } } };
    expect(await trial.ask(CREATE, { i: input })).toMatchObject({ discountCodeBasicCreate: { codeDiscountNode: { codeDiscount: { title: "Sorry", status: "ACTIVE" } } } });
    expect(await trial.ask(CREATE, { i: { ...input, code: "sorry-1" } })).toMatchObject({ discountCodeBasicCreate: { codeDiscountNode: null, userErrors: [{ code: "TAKEN" }] } });
  });

  test("a gift card shows its code once", async () => {
    const { giftCardCreate } = await trial.ask<{ giftCardCreate: { giftCard: { id: string; maskedCode: string }; giftCardCode: string } }>('mutation { giftCardCreate(input: { initialAmount: { amount: "20", currencyCode: EUR } }) { giftCard { id maskedCode } giftCardCode userErrors { code } } }');
    expect(giftCardCreate.giftCardCode).toMatch(/^[a-z0-9]{16}$/);
    expect(giftCardCreate.giftCard.maskedCode).toBe(`•••• •••• •••• ${giftCardCreate.giftCardCode.slice(-4)}`);
  });

  test("store credit twice is twice", async () => {
    const CREDIT = 'mutation ($id: ID!) { storeCreditAccountCredit(id: $id, creditInput: { creditAmount: { amount: "10.00", currencyCode: EUR } }) { storeCreditAccountTransaction { balanceAfterTransaction { amount } } userErrors { code } } }';
    await trial.ask(CREDIT, { id: people.ana.id });
    expect(await trial.ask(CREDIT, { id: people.ana.id })).toMatchObject({ storeCreditAccountCredit: { storeCreditAccountTransaction: { balanceAfterTransaction: { amount: "20.0" } } } });
    expect(await trial.ask(CREDIT, { id: "gid://shopify/Customer/1" })).toMatchObject({ storeCreditAccountCredit: { userErrors: [{ code: "OWNER_NOT_FOUND" }] } });
  });
});

describe("custom data", () => {
  const UPSERT = "mutation ($h: MetaobjectHandleInput!, $m: MetaobjectUpsertInput!) { metaobjectUpsert(handle: $h, metaobject: $m) { metaobject { id handle type fields { key value } } userErrors { field message code elementKey } } }";
  const upsert = async (fields: Record<string, string>, type = "$app:faq_item", handle = "Sizes run small?") =>
    (await trial.ask<{ metaobjectUpsert: { metaobject: { id: string; handle: string; type: string; fields: { key: string; value: string | null }[] } | null; userErrors: { code: string; elementKey: string }[] } }>(UPSERT, { h: { type, handle }, m: { fields: Object.entries(fields).map(([key, value]) => ({ key, value })) } })).metaobjectUpsert;
  const FAQ = { question: "Do sizes run small?", texts: "{}", rule: "{}" };

  test("an entry is made, found by its handle, changed field by field, and deleted", async () => {
    const made = await upsert(FAQ, "$app:faq_item", "sizes");
    expect(made.metaobject).toMatchObject({ handle: "sizes", type: "app--120000000001--faq_item" });
    const again = await upsert({ topic: "Sizes" }, "$app:faq_item", "sizes");
    expect(again.metaobject?.id).toBe(made.metaobject?.id);
    expect(again.metaobject?.fields).toEqual(expect.arrayContaining([{ key: "question", value: FAQ.question }, { key: "topic", value: "Sizes" }, { key: "video", value: null }]));
    expect(await trial.ask('mutation ($id: ID!) { metaobjectDelete(id: $id) { deletedId userErrors { code } } }', { id: made.metaobject?.id })).toMatchObject({ metaobjectDelete: { deletedId: made.metaobject?.id } });
    expect(await trial.ask('{ metaobjectByHandle(handle: { type: "$app:faq_item", handle: "sizes" }) { id } }')).toEqual({ metaobjectByHandle: null });
  });

  test.each([
    ["a type that nobody defined", FAQ, "$app:nothing", "UNDEFINED_OBJECT_TYPE"],
    ["a field that is not defined", { ...FAQ, colour: "red" }, "$app:faq_item", "UNDEFINED_OBJECT_FIELD"],
    ["a required field left out", { texts: "{}", rule: "{}" }, "$app:faq_item", "OBJECT_FIELD_REQUIRED"],
    ["JSON that is none", { ...FAQ, texts: "{" }, "$app:faq_item", "INVALID_VALUE"],
    ["a line break in a single line", { ...FAQ, question: "a\nb" }, "$app:faq_item", "INVALID_VALUE"],
    ["more than 128 KB of JSON", { ...FAQ, texts: JSON.stringify("x".repeat(131_072)) }, "$app:faq_item", "INVALID_VALUE"],
  ])("%s is refused", async (_, fields, type, code) => {
    const { metaobject, userErrors } = await upsert(fields, type);
    expect(metaobject).toBeNull();
    expect(userErrors[0]?.code).toBe(code);
  });

  test("metafields are written together or not at all, and only over what was read", async () => {
    const SET = "mutation ($m: [MetafieldsSetInput!]!) { metafieldsSet(metafields: $m) { metafields { namespace key value compareDigest } userErrors { field code } } }";
    const ownerId = "gid://shopify/AppInstallation/540000000001";
    const row = (key: string, value: string, extra = {}) => ({ ownerId, namespace: "settings", key, type: "single_line_text_field", value, ...extra });
    const written = await trial.ask<{ metafieldsSet: { metafields: { compareDigest: string }[] } }>(SET, { m: [row("plan", "basic")] });
    expect(await trial.ask(SET, { m: [row("plan", "pro", { compareDigest: "stale" })] })).toMatchObject({ metafieldsSet: { metafields: [], userErrors: [{ code: "STALE_OBJECT" }] } });
    expect(await trial.ask(SET, { m: [row("plan", "pro"), row("count", "x\ny")] })).toMatchObject({ metafieldsSet: { userErrors: [{ code: "INVALID_VALUE" }] } });
    await trial.ask(SET, { m: [row("plan", "pro", { compareDigest: written.metafieldsSet.metafields[0]?.compareDigest })] });
    expect(await trial.ask('{ currentAppInstallation { metafield(namespace: "settings", key: "plan") { value } } }')).toEqual({ currentAppInstallation: { metafield: { value: "pro" } } });
  });
});

test("a subscription made through the API gets its topic, too", async () => {
  await trial.ask('mutation { webhookSubscriptionCreate(topic: ORDERS_UPDATED, webhookSubscription: { uri: "/elsewhere" }) { webhookSubscription { id } userErrors { message } } }');
  await trial.ask('mutation ($id: ID!) { tagsAdd(id: $id, tags: ["x"]) { node { id } } }', { id: order(orders.anaShirt).id });
  await trial.context.settleWebhooks();
  expect(trial.received.map(({ path }) => path).sort()).toEqual(["/elsewhere", "/webhooks/shop"]);
});
