import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { inShop } from "~/db.server";
import { changeStatus } from "~/domain/tickets/change-status.server";
import { findDue } from "~/domain/tickets/find-due.server";
import { answerRating, readRating } from "~/domain/tickets/rating/answer-rating.server";
import { askRating } from "~/domain/tickets/rating/ask-rating.server";
import { replyToTicket } from "~/domain/tickets/reply-to-ticket.server";
import { aMessage, arrive, aShop, NOW, SHOP, ticketRow, type Person } from "../../support/a-desk";
import { useDatabase } from "../../support/database";

useDatabase();

let mara: Person;
const hours = (n: number) => new Date(NOW.getTime() + n * 3_600_000);
const rating = (ticketId: string) => inShop(SHOP, (tx) => tx.rating.findFirst({ where: { shopId: SHOP, ticketId }, orderBy: { resolution: "desc" } }));
const ask = async (ticketId: string, at = hours(25)) => askRating({ shopId: SHOP, ratingId: (await rating(ticketId))!.id, now: at });

async function answered(address: string, text = "A question"): Promise<string> {
  const ticketId = await arrive(aMessage({ from: { address, name: "Ana" }, text }));
  await replyToTicket({ shopId: SHOP, ticketId, nonce: randomUUID(), version: 1, written: "Done", cc: [], then: "closed", staff: mara, now: NOW });
  return ticketId;
}

beforeAll(async () => {
  ({ mara } = await aShop());
  await inShop(SHOP, (tx) => tx.deskSettings.create({ data: { shopId: SHOP, config: { rating: { enabled: true } } } }));
});
beforeEach(() => inShop(SHOP, (tx) => tx.rating.deleteMany({ where: { shopId: SHOP } })));

describe("a rating", () => {
  it("is asked once per closing, a day later, and not twice a week", async () => {
    const one = await answered("a@example.com");
    const two = await answered("a@example.com");
    expect((await findDue({ now: hours(23) })).ratings).toEqual([]);
    expect((await findDue({ now: hours(24) })).ratings).toHaveLength(2);
    expect(await ask(one)).toEqual({ outcome: "asked" });
    expect(await ask(one)).toEqual({ outcome: "settled" });
    expect(await ask(two)).toMatchObject({ outcome: "skipped", because: "The customer was asked in the last week." });
    const mail = await inShop(SHOP, (tx) => tx.outgoingMail.findFirstOrThrow({ where: { shopId: SHOP, key: { startsWith: "rating:" } } }));
    expect(mail).toMatchObject({ optional: true, recipient: "a@example.com" });
  });

  it("is withdrawn when the ticket opens again", async () => {
    const ticketId = await answered("b@example.com");
    await changeStatus({ shopId: SHOP, ticketId, to: "waiting_for_us", staff: mara, now: hours(2) });
    expect(await rating(ticketId)).toMatchObject({ status: "withdrawn" });
    expect(await ask(ticketId)).toEqual({ outcome: "settled" });
  });

  it("is not asked of who is upset, waits elsewhere, or was never answered", async () => {
    const upset = await answered("c@example.com");
    await inShop(SHOP, (tx) => tx.ticket.update({ where: { shopId: SHOP, id: upset }, data: { mood: "upset" } }));
    expect(await ask(upset)).toMatchObject({ outcome: "skipped" });
    const waiting = await answered("d@example.com");
    await arrive(aMessage({ from: { address: "d@example.com", name: "D" }, text: "And another thing" }));
    expect(await ask(waiting)).toMatchObject({ outcome: "skipped", because: "The customer waits for us in another ticket." });
    const silent = await arrive(aMessage({ from: { address: "e@example.com", name: "E" } }));
    await changeStatus({ shopId: SHOP, ticketId: silent, to: "closed", staff: mara, now: NOW });
    expect(await ask(silent)).toMatchObject({ outcome: "skipped", because: "Nobody answered it by mail." });
  });

  it("that is bad opens the ticket for a person; a second answer replaces the first", async () => {
    const ticketId = await answered("f@example.com");
    await ask(ticketId);
    const { token } = (await rating(ticketId))!;
    expect(await readRating({ token })).toMatchObject({ state: "open", score: null, shopName: "Linden & Loom" });
    expect((await rating(ticketId))!.status).toBe("asked");
    await answerRating({ token, score: 1, comment: "Too slow", now: hours(30) });
    expect(await ticketRow(ticketId)).toMatchObject({ status: "waiting_for_us", mood: "upset" });
    await answerRating({ token, score: 5, comment: "", now: hours(31) });
    expect(await rating(ticketId)).toMatchObject({ score: 5, comment: null, status: "answered" });
    expect(await inShop(SHOP, (tx) => tx.rating.count({ where: { shopId: SHOP, ticketId } }))).toBe(1);
  });

  it("has no page for a guessed token", async () => {
    await expect(readRating({ token: "a".repeat(26) })).rejects.toThrow();
    await expect(answerRating({ token: "nonsense", score: 5, comment: "", now: NOW })).rejects.toThrow();
  });
});
