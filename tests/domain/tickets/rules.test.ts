import { beforeAll, describe, expect, it } from "vitest";
import { inShop } from "~/db.server";
import { decideRules } from "~/domain/tickets/rules/decide-rules";
import type { Rule, RuleConfig, RuleFacts } from "~/domain/tickets/rules/rule";
import { runRules } from "~/domain/tickets/rules/run-rules.server";
import { dryRunRule, moveRule, readRules, saveRule, switchRule } from "~/domain/tickets/rules/rules.server";
import { aMessage, arrive, aShop, haveOrders, NOW, SHOP, ticketRow, type Person } from "../../support/a-desk";
import { anOrder } from "../../support/an-order";
import { useDatabase } from "../../support/database";

const facts: RuleFacts = {
  moment: "created", subject: "Where is it", text: "My chocolate parcel is late again", senderEmail: "ana@example.com", channel: "email", topic: "Where is my order", mood: "calm",
  language: "nl-NL", orderStates: ["In transit"], orderTotal: 120, customerSpent: 900, customerTags: ["VIP"], linkStatus: "proven", skus: ["LIN-S-SAND"], isOpen: true, tags: [], priority: "normal",
};
const rule = (config: Partial<RuleConfig>, name = "r", enabled = true): Rule => ({ id: name, name, enabled, config: { when: "created", all: [], then: [{ do: "tag", tag: name }], stop: false, ...config } });
const acting = (rules: Rule[], change: Partial<RuleFacts> = {}) => decideRules(rules, { ...facts, ...change }).map(({ rule }) => rule.name);

describe("rules", () => {
  it("act in their order, and a later one sees what an earlier one did", () => {
    const first = rule({ all: [{ is: "customer-spent", atLeast: 500 }], then: [{ do: "tag", tag: "Loyal" }] }, "loyal");
    const second = rule({ all: [{ is: "tag", anyOf: ["loyal"] }] }, "second");
    expect(acting([first, second])).toEqual(["loyal", "second"]);
    expect(acting([second, first])).toEqual(["loyal"]);
  });

  it("stop where one says so", () => {
    expect(acting([rule({ stop: true }, "one"), rule({}, "two")])).toEqual(["one"]);
  });

  it("that are off, or for another moment, are not asked", () => {
    expect(acting([rule({}, "off", false), rule({ when: "overdue" }, "later")])).toEqual([]);
  });

  it("look for whole words, whatever their case and accents", () => {
    expect(acting([rule({ all: [{ is: "words", anyOf: ["LATE"] }] })])).toEqual(["r"]);
    expect(acting([rule({ all: [{ is: "words", anyOf: ["choc"] }] })])).toEqual([]);
    expect(acting([rule({ all: [{ is: "words", anyOf: ["trop petit"] }] })], { text: "C'est TROP  petit !" })).toEqual(["r"]);
  });

  it("know sender, language, order and hours", () => {
    expect(acting([rule({ all: [{ is: "sender", anyOf: ["@example.com"] }] })])).toEqual(["r"]);
    expect(acting([rule({ all: [{ is: "sender", anyOf: ["@ample.com"] }] })])).toEqual([]);
    expect(acting([rule({ all: [{ is: "language", anyOf: ["nl"] }] })])).toEqual(["r"]);
    expect(acting([rule({ all: [{ is: "order-total", atLeast: 100 }, { is: "order-state", anyOf: ["in transit"] }] })])).toEqual(["r"]);
    expect(acting([rule({ all: [{ is: "sku", anyOf: ["lin-"] }] })])).toEqual(["r"]);
    expect(acting([rule({ all: [{ is: "closed-hours" }] })])).toEqual([]);
    expect(acting([rule({ all: [{ is: "closed-hours" }] })], { isOpen: false })).toEqual(["r"]);
  });
});

describe("on a ticket", () => {
  useDatabase();
  let staff: { mara: Person; tomas: Person };
  let ticketId: string;
  const run = () => runRules({ shopId: SHOP, ticketId, moment: "created", now: NOW });
  beforeAll(async () => {
    staff = await aShop();
    await haveOrders([anOrder()]);
    ticketId = await arrive(aMessage({ text: "Order 1042 is too late, lawyer!" }));
  });

  it("they tag, prioritise and assign once, each with a line in the conversation", async () => {
    const config: RuleConfig = { when: "created", all: [{ is: "words", anyOf: ["lawyer"] }], then: [{ do: "tag", tag: "Legal" }, { do: "priority", priority: "urgent" }, { do: "assign", to: "round_robin" }], stop: false };
    const { id } = await saveRule({ shopId: SHOP, id: null, name: "Legal", config, by: "Mara" });
    expect((await run()).acted).toEqual([]);
    await switchRule({ shopId: SHOP, id, enabled: true, by: "Mara" });
    expect((await run()).acted).toEqual(["Legal"]);
    await run();
    const ticket = await ticketRow(ticketId);
    expect(ticket).toMatchObject({ tags: ["legal"], priority: "urgent" });
    expect([staff.mara.id, staff.tomas.id]).toContain(ticket.assigneeId);
    expect(await inShop(SHOP, (tx) => tx.ticketEvent.count({ where: { shopId: SHOP, ticketId, kind: "rule" } }))).toBe(1);
  });

  it("a dry run says what would have happened and does nothing", async () => {
    const before = await ticketRow(ticketId);
    const found = await dryRunRule({ shopId: SHOP, config: { when: "created", all: [{ is: "words", anyOf: ["late"] }], then: [{ do: "status", to: "spam" }], stop: false }, now: NOW });
    expect(found).toMatchObject({ checked: 1, matched: 1, examples: [{ ticketId, would: "move to spam" }] });
    expect(await ticketRow(ticketId)).toEqual(before);
  });

  it("keep their order when moved", async () => {
    await saveRule({ shopId: SHOP, id: null, name: "Second", config: { when: "created", all: [], then: [{ do: "no-acknowledgement" }], stop: false }, by: "Mara" });
    const [, second] = await readRules({ shopId: SHOP });
    await moveRule({ shopId: SHOP, id: second!.id, by: -1 });
    await moveRule({ shopId: SHOP, id: second!.id, by: -1 });
    expect((await readRules({ shopId: SHOP })).map(({ name }) => name)).toEqual(["Second", "Legal"]);
  });
});
