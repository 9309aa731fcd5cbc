import { describe, expect, test } from "vitest";
import { runningStep } from "~/domain/journeys/journey";
import { renderSample } from "~/domain/journeys/sample-mail";
import { STEPS } from "~/domain/journeys/step-catalogue";
import { SUPPLIED_JOURNEYS } from "~/domain/journeys/supplied-journeys";
import { decideStep } from "~/domain/journeys/decide-step";
import { dueAt } from "~/domain/journeys/delays";
import { momentsOf } from "~/domain/journeys/triggers";
import { STARTING_POLICY } from "~/domain/returns/policy";
import { returnBy } from "~/domain/returns/return-by";
import { LOCALES } from "~/lib/locales";
import { MOST_BYTES } from "~/mail/render-step-mail";
import { validateTemplate } from "~/mail/validate-template";

const shop = { name: "Lindqvist Lane", domain: "lindqvist-lane.example", zone: "Europe/Berlin", logoUrl: "", brandColor: "#1f6f54" };
const OPEN_HOURS: [number, number][][] = [[[540, 1020]], [[540, 1020]], [[540, 1020]], [[540, 1020]], [[540, 1020]], [], []];

test("every step stands in a supplied journey, and every key is told apart", () => {
  expect(SUPPLIED_JOURNEYS.flatMap((journey) => journey.config.steps.map((step) => step.key)).sort()).toEqual(STEPS.map((step) => step.key).sort());
  expect(new Set(STEPS.map((step) => step.key)).size).toBe(STEPS.length);
});

describe.each(STEPS.map((step) => [step.key, runningStep({ key: step.key, enabled: true, content: {} })] as const))("%s", (_key, step) => {
  test("uses only variables that exist, in every language", () => {
    for (const locale of LOCALES) expect(validateTemplate(step.content[locale]), locale).toEqual([]);
  });

  test.each(LOCALES)("renders its sample in %s, small enough for every mail program", async (locale) => {
    const mail = await renderSample(step, locale, shop);
    if (mail.outcome === "failed") throw new Error(mail.words);
    expect(Buffer.byteLength(mail.html)).toBeLessThan(MOST_BYTES);
    expect(`${mail.subject}\n${mail.html}\n${mail.text}`).not.toMatch(/\{\{|undefined|null|NaN|\[object/);
    expect(mail.html).toContain(`lang="${locale}"`);
  });

  test("would be sent at the moment of its sample", () => {
    const { order, now, occasion } = step.sample;
    const returns = returnBy(order, STARTING_POLICY, shop.zone);
    const moment = momentsOf(order, { transitDays: STARTING_POLICY.transitDays })[step.trigger]?.find((each) => each.occasion === occasion);
    const happenedAt = moment?.at ?? "2027-03-14T16:00:00Z";
    const firstDay = returns.flatMap((entry) => (entry.returnable ? [entry.lastDay] : [])).sort()[0] ?? null;
    const decision = decideStep({
      now: new Date(now),
      step,
      plannedFor: dueAt(step.delay, happenedAt, { zone: shop.zone, openHours: OPEN_HOURS, returnDay: firstDay })!,
      happenedAt,
      occasion,
      journey: { enabled: true, conditions: [] },
      stoppedBy: null,
      order,
      orderDeleted: false,
      redacted: false,
      shop: { installed: true, paused: false, zone: shop.zone, quietHours: { from: 1260, to: 480 }, openHours: OPEN_HOURS },
      person: { address: order.email, suppressedBecause: null, lastGot: null },
      openTickets: [],
      returns,
      transitDays: STARTING_POLICY.transitDays,
      forced: false,
    });
    expect(decision).toEqual({ do: "send" });
  });
});

test("the thank-you carries the return-by date in its first lines, in subject line preview and in both bodies", async () => {
  const step = runningStep({ key: "thank-you", enabled: true, content: {} });
  const mail = await renderSample(step, "en", shop);
  if (mail.outcome === "failed") throw new Error(mail.words);
  const firstLines = mail.text.split("\n").slice(0, 3).join(" ");
  expect(firstLines).toBe("Hi Ana,  Thank you for your order #1042. You can return at least until Wednesday, 7 April.");
  expect(mail.html.indexOf("You can return at least until Wednesday, 7 April")).toBeLessThan(mail.html.indexOf("Linen shirt"));
});
