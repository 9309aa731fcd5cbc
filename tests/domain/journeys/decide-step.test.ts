import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decideStep, keptLines, type DecisionFacts } from "~/domain/journeys/decide-step";
import { runningStep } from "~/domain/journeys/journey";
import { STEPS } from "~/domain/journeys/step-catalogue";
import { STARTING_POLICY } from "~/domain/returns/policy";
import { returnBy } from "~/domain/returns/return-by";
import type { OrderSnapshot } from "~/shopify/order-snapshot";
import { aLine, anOrder, aParcel } from "../../support/an-order";

const OPEN_HOURS = [1, 2, 3, 4, 5].map((): [number, number][] => [[540, 1020]]).concat([[], []]);
const HOUR = 3_600_000;

function facts(order: OrderSnapshot | null, key: string, change: Partial<DecisionFacts> = {}): DecisionFacts {
  return {
    now: new Date("2027-03-08T10:00:00Z"),
    step: runningStep({ key, enabled: true, content: {} }),
    plannedFor: new Date("2027-03-08T10:00:00Z"),
    happenedAt: "2027-03-08T09:30:00Z",
    occasion: "",
    journey: { enabled: true, conditions: [] },
    stoppedBy: null,
    order,
    orderDeleted: false,
    redacted: false,
    shop: { installed: true, paused: false, zone: "Europe/Berlin", quietHours: { from: 1260, to: 480 }, openHours: OPEN_HOURS },
    person: { address: "ana@example.com", suppressedBecause: null, lastGot: null },
    openTickets: [],
    returns: order ? returnBy(order, STARTING_POLICY, "Europe/Berlin") : [],
    transitDays: STARTING_POLICY.transitDays,
    forced: false,
    ...change,
  };
}
const arrived = anOrder({ fulfillmentStatus: "FULFILLED", lines: [aLine({ unfulfilledQuantity: 0 })], fulfillments: [aParcel({ deliveredAt: "2027-03-04T09:00:00Z" })] });

/** Whatever may be true at once about an order, its buyer, the shop and the desk. */
const anything = fc
  .record({
    key: fc.constantFrom(...STEPS.map((step) => step.key)),
    cancelled: fc.boolean(),
    financialStatus: fc.constantFrom("PAID", "PARTIALLY_REFUNDED", "REFUNDED", "VOIDED", "PENDING", "EXPIRED"),
    currentQuantity: fc.integer({ min: 0, max: 2 }),
    returned: fc.integer({ min: 0, max: 2 }),
    deliveredAt: fc.option(fc.constantFrom("2027-03-02T09:00:00Z", "2027-03-04T09:00:00Z", "2027-03-08T09:00:00Z")),
    second: fc.boolean(),
    refund: fc.boolean(),
    address: fc.option(fc.constant("ana@example.com")),
    suppressed: fc.boolean(),
    redacted: fc.boolean(),
    deleted: fc.boolean(),
    stopped: fc.boolean(),
    journeyOn: fc.boolean(),
    installed: fc.boolean(),
    paused: fc.boolean(),
    ticket: fc.boolean(),
    lately: fc.boolean(),
    hour: fc.integer({ min: 0, max: 24 * 60 }),
    forced: fc.boolean(),
  })
  .map((world) => {
    const order = anOrder({
      cancelledAt: world.cancelled ? "2027-03-05T00:00:00Z" : null,
      financialStatus: world.financialStatus,
      lines: [aLine({ quantity: 2, currentQuantity: world.currentQuantity, unfulfilledQuantity: 0 })],
      fulfillments: [aParcel({ deliveredAt: world.deliveredAt }), ...(world.second ? [aParcel({ id: "gid://shopify/Fulfillment/2" })] : [])],
      refunds: world.refund ? [{ id: "gid://shopify/Refund/1", createdAt: "2027-03-08T09:00:00Z", note: null, total: { amount: "10.00", currency: "EUR" }, lines: [] }] : [],
      returns: world.returned > 0 ? [{ id: "r", name: "R1", status: "OPEN", createdAt: null, closedAt: null, lines: [{ lineId: aLine().id, quantity: world.returned, reason: null, note: null }] }] : [],
    });
    const now = new Date(Date.parse("2027-03-08T00:00:00Z") + world.hour * 60_000);
    const given = facts(order, world.key, {
      now,
      plannedFor: now,
      happenedAt: new Date(now.getTime() - 2 * HOUR).toISOString(),
      occasion: world.key === "return-refunded" ? "gid://shopify/Refund/1" : "",
      stoppedBy: world.stopped ? "Mara" : null,
      journey: { enabled: world.journeyOn, conditions: [] },
      orderDeleted: world.deleted,
      redacted: world.redacted,
      person: { address: world.address, suppressedBecause: world.suppressed ? "The address gets no mail." : null, lastGot: world.lately ? new Date(now.getTime() - 24 * HOUR) : null },
      openTickets: world.ticket ? [{ subject: "Where is it?" }] : [],
      forced: world.forced,
    });
    return { world, given: { ...given, shop: { ...given.shop, installed: world.installed, paused: world.paused } } };
  });

describe("whatever comes together", () => {
  test("nothing untrue is ever sent, forced or not", () => {
    fc.assert(
      fc.property(anything, ({ world, given }) => {
        const decision = decideStep(given);
        if (decision.do !== "send") return;
        const step = given.step!;
        expect(world.installed && !world.deleted && !world.redacted && !world.suppressed && world.address !== null).toBe(true);
        expect(["VOIDED", "EXPIRED"]).not.toContain(world.financialStatus);
        if (step.trigger !== "refunded") expect(world.cancelled || world.financialStatus === "REFUNDED").toBe(false);
        if (step.needsGoods) expect(keptLines(given.order!).length).toBeGreaterThan(0);
        if (world.forced) return;
        expect(world.stopped || !world.journeyOn || world.paused).toBe(false);
        if (step.hushedByTicket) expect(world.ticket).toBe(false);
        if (step.onceInDays) expect(world.lately).toBe(false);
        const local = (world.hour / 60 + 1) % 24;
        expect(local >= 8 && local < 21).toBe(true);
      }),
      { numRuns: 20_000 },
    );
  });

  test("waiting is always for later, and never for what can never come", () => {
    fc.assert(
      fc.property(anything, ({ world, given }) => {
        const decision = decideStep(given);
        if (decision.do === "wait") {
          expect(decision.until.getTime()).toBeGreaterThan(given.now.getTime());
          expect(world.cancelled && given.step!.trigger !== "refunded").toBe(false);
          expect(world.forced).toBe(false);
        } else if (decision.do === "skip") expect(decision.words).toMatch(/^[A-Z“].*[.]$/u);
      }),
      { numRuns: 20_000 },
    );
  });
});

describe("a matter of truth comes before a matter of tact", () => {
  test("a cancelled order at night with an open question is skipped as cancelled", () => {
    const decision = decideStep(facts({ ...arrived, cancelledAt: "2027-03-05T00:00:00Z" }, "does-it-fit", { now: new Date("2027-03-08T23:00:00Z"), openTickets: [{ subject: "?" }] }));
    expect(decision).toMatchObject({ do: "skip", reason: "cancelled" });
  });

  test("a refund of a cancelled order is still told", () => {
    const refunds = [{ id: "gid://shopify/Refund/1", createdAt: "2027-03-08T09:30:00Z", note: null, total: { amount: "53.90", currency: "EUR" }, lines: [] }];
    const order = anOrder({ cancelledAt: "2027-03-08T09:30:00Z", financialStatus: "REFUNDED", refunds });
    expect(decideStep(facts(order, "return-refunded", { occasion: "gid://shopify/Refund/1" }))).toEqual({ do: "send" });
    expect(decideStep(facts({ ...order, refunds: [] }, "return-refunded", { occasion: "gid://shopify/Refund/1" }))).toMatchObject({ do: "skip", reason: "refund_gone" });
  });

  test("an order with one of two items sent back still gets its mail, about the other", () => {
    const order = { ...arrived, lines: [aLine({ quantity: 2, unfulfilledQuantity: 0 })], returns: [{ id: "r", name: "R1", status: "OPEN", createdAt: null, closedAt: null, lines: [{ lineId: aLine().id, quantity: 1, reason: null, note: null }] }] };
    expect(keptLines(order)).toEqual([{ lineId: aLine().id, quantity: 1 }]);
    expect(decideStep(facts(order, "does-it-fit"))).toEqual({ do: "send" });
  });

  test("a declined return takes nothing away", () => {
    const order = { ...arrived, returns: [{ id: "r", name: "R1", status: "DECLINED", createdAt: null, closedAt: null, lines: [{ lineId: aLine().id, quantity: 1, reason: null, note: null }] }] };
    expect(decideStep(facts(order, "does-it-fit"))).toEqual({ do: "send" });
  });
});

describe("goods that are not there", () => {
  const underWay = anOrder({ fulfillmentStatus: "FULFILLED", lines: [aLine({ unfulfilledQuantity: 0 })], fulfillments: [aParcel()] });

  test("are waited for, and given up after six weeks", () => {
    expect(decideStep(facts(underWay, "does-it-fit"))).toEqual({ do: "wait", until: new Date("2027-03-08T22:00:00Z"), words: "The parcel has not arrived yet." });
    const late = { now: new Date("2027-04-30T10:00:00Z"), happenedAt: "2027-03-08T09:30:00Z" };
    expect(decideStep(facts(underWay, "does-it-fit", late))).toMatchObject({ do: "skip", reason: "never_arrived" });
  });

  test("are not waited for in a store, nor for long for a rest", () => {
    expect(decideStep(facts({ ...underWay, sourceName: "pos" }, "does-it-fit", { happenedAt: "2027-03-04T09:00:00Z" }))).toEqual({ do: "send" });
    const rest = { ...arrived, lines: [aLine({ quantity: 2, unfulfilledQuantity: 1 })] };
    expect(decideStep(facts(rest, "does-it-fit"))).toMatchObject({ do: "wait" });
    // Due on the 8th, sensible until the 15th: from the 12th on it is written about what is there.
    expect(decideStep(facts(rest, "does-it-fit", { now: new Date("2027-03-12T10:00:00Z") }))).toEqual({ do: "send" });
    expect(decideStep(facts(rest, "does-it-fit", { now: new Date("2027-03-16T10:00:00Z") }))).toMatchObject({ do: "skip", reason: "too_late" });
  });

  test("without sizes are not asked whether they fit", () => {
    expect(decideStep(facts({ ...arrived, lines: [aLine({ variantTitle: null, unfulfilledQuantity: 0 })] }, "does-it-fit"))).toMatchObject({ do: "skip", reason: "no_sizes" });
  });
});
