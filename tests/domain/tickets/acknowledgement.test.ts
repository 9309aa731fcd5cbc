import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { inShop } from "~/db.server";
import { acknowledge, isNobody } from "~/domain/tickets/acknowledgement/acknowledge.server";
import { expectedBy, expectedSentence } from "~/domain/tickets/acknowledgement/expected-answer";
import type { OpenTimes } from "~/lib/open-hours";
import { LOCALES } from "~/lib/locales";
import { aMessage, arrive, aShop, NOW, SHOP } from "../../support/a-desk";
import { useDatabase } from "../../support/database";

const times: OpenTimes = { zone: "Europe/Amsterdam", hours: [1, 2, 3, 4, 5].map((): [number, number][] => [[540, 1020]]).concat([[], []]), holidays: [] };

describe("the expected answer", () => {
  it("goes by how soon eight of ten were really answered", () => {
    const recentMinutes = [10, 20, 30, 40, 50, 60, 70, 80, 90, 600];
    // Wednesday 11:00 in Amsterdam plus 90 open minutes, rounded up to the half hour.
    expect(expectedBy({ now: NOW, recentMinutes, target: 480, times })).toEqual(new Date("2027-03-10T11:30:00Z"));
  });

  it("goes by the aim while too few were answered, and promises nothing without one", () => {
    expect(expectedBy({ now: NOW, recentMinutes: [5], target: 120, times })).toEqual(new Date("2027-03-10T12:00:00Z"));
    expect(expectedBy({ now: NOW, recentMinutes: [], target: null, times })).toBeNull();
  });

  it("passes over the weekend", () => {
    expect(expectedBy({ now: new Date("2027-03-12T15:30:00Z"), recentMinutes: [], target: 60, times })).toEqual(new Date("2027-03-15T08:30:00Z"));
  });

  it("is said in every language, with the day when it is not today", () => {
    for (const locale of LOCALES) {
      expect(expectedSentence({ by: new Date("2027-03-10T12:00:00Z"), now: NOW, zone: times.zone, locale })).toContain("13:00");
      expect(expectedSentence({ by: new Date("2027-03-15T08:30:00Z"), now: NOW, zone: times.zone, locale })).toMatch(/15/);
    }
  });
});

describe("an acknowledgement", () => {
  useDatabase();
  const sent = () => inShop(SHOP, (tx) => tx.outgoingMail.findMany({ where: { shopId: SHOP, flow: "acknowledgement" }, orderBy: { createdAt: "asc" } }));
  const ask = (ticketId: string, now = NOW) => acknowledge({ shopId: SHOP, ticketId, now });
  beforeAll(async () => {
    await aShop();
    await inShop(SHOP, (tx) => tx.deskSettings.create({ data: { shopId: SHOP, config: { acknowledgement: { enabled: true } } } }));
  });
  beforeEach(() => inShop(SHOP, (tx) => tx.outgoingMail.deleteMany({ where: { shopId: SHOP } })));

  it("says by when, marks itself as automatic, and holds no word of the writer", async () => {
    const ticketId = await arrive(aMessage({ subject: "BUY PILLS NOW", text: "Visit http://evil.example" }));
    expect(await ask(ticketId)).toMatchObject({ outcome: "queued" });
    const [mail] = await sent();
    expect(mail!.headers).toMatchObject({ "Auto-Submitted": "auto-replied" });
    expect(`${mail!.subject} ${mail!.text} ${mail!.html ?? ""}`).not.toMatch(/pills|evil/i);
    expect(mail!.text).toMatch(/You can expect our answer/);
    expect(mail!.inReplyTo).not.toBeNull();
  });

  it("goes out once per ticket, and once per address and day", async () => {
    const first = await arrive(aMessage({ from: { address: "bob@example.com", name: "Bob" } }));
    const second = await arrive(aMessage({ from: { address: "bob@example.com", name: "Bob" } }));
    expect((await ask(first)).outcome).toBe("queued");
    expect((await ask(first)).outcome).toBe("not-sent");
    expect((await ask(second)).outcome).toBe("not-sent");
    expect((await ask(second, new Date(NOW.getTime() + 25 * 3_600_000))).outcome).toBe("queued");
    expect(await sent()).toHaveLength(2);
  });

  it("answers no machine, no list, nobody's address and no forged sender", async () => {
    const cases = [
      aMessage({ auto: "auto-reply" }),
      aMessage({ auto: "list" }),
      aMessage({ from: { address: "no-reply@bank.example", name: "Bank" } }),
      aMessage({ from: { address: "MAILER-DAEMON@mx.example", name: null } }),
      aMessage({ from: { address: "eve@example.com", name: "Eve" }, authentication: "fail" }),
      aMessage({ from: { address: "hello@linden.example", name: "Ourselves" } }),
      aMessage({ from: { address: "x@reply.aftercare.example", name: "Ourselves" } }),
    ];
    for (const message of cases) expect((await ask(await arrive(message))).outcome).toBe("not-sent");
    expect(await sent()).toHaveLength(0);
  });

  it("knows the addresses behind which nobody sits", () => {
    for (const address of ["noreply@a.example", "no-reply+77@a.example", "donotreply@a.example", "postmaster@a.example", "bounces-12@a.example"]) expect(isNobody(address)).toBe(true);
    for (const address of ["norah@a.example", "postma@a.example", "listo@a.example"]) expect(isNobody(address)).toBe(false);
  });
});
