import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { inShop } from "~/db.server";
import { changeRole } from "~/domain/shops/change-role.server";
import { changeSettings } from "~/domain/shops/change-settings.server";
import { listTeam } from "~/domain/shops/list-team.server";
import { pauseShop } from "~/domain/shops/pause-shop.server";
import { saveSignature } from "~/domain/shops/save-signature.server";
import { shopSettings } from "~/domain/shops/settings";
import { formOfSettings, settingsForm, settingsOfForm } from "~/domain/shops/settings-form";
import { formErrors, readTyped } from "~/lib/form-errors";
import { NotHere } from "~/lib/not-here";
import { installTestShop } from "../../support/a-shop";
import { useDatabase } from "../../support/database";

useDatabase();
const shopId = "one.myshopify.com";
const now = new Date("2027-03-02T10:00:00Z");

beforeAll(() => installTestShop(shopId));

describe("the settings form", () => {
  const standard = formOfSettings(shopSettings.parse({}));
  const errorsOf = (change: object) => {
    const read = readTyped(settingsForm, { ...standard, ...change });
    return read.success ? {} : formErrors(read.error);
  };

  test("shows settings and means the same ones again", () => {
    const minutes = fc.integer({ min: 0, max: 95 }).map((quarter) => quarter * 15);
    const span = fc.tuple(minutes, minutes).map(([a, b]): [number, number] => [Math.min(a, b), Math.max(a, b) + 15]);
    const settings = fc.record({ openHours: fc.array(fc.array(span, { maxLength: 1 }), { minLength: 7, maxLength: 7 }), senderName: fc.constantFrom("", "Linden"), quietHours: fc.record({ from: minutes, to: minutes }) });
    fc.assert(
      fc.property(settings, (given) => {
        const whole = shopSettings.parse(given);
        expect(shopSettings.parse({ ...whole, ...settingsOfForm(settingsForm.parse(formOfSettings(whole))) })).toEqual(whole);
      }),
    );
  });

  test("midnight ends a day", () => {
    const days = standard.days.map(() => [{ from: "18:00", to: "00:00" }]);
    expect(settingsOfForm(settingsForm.parse({ ...standard, days })).openHours?.[0]).toEqual([[1080, 1440]]);
  });

  test("errors name their field", () => {
    expect(errorsOf({ senderAddress: "no address" })).toEqual({ senderAddress: "This is not an email address" });
    expect(errorsOf({ logoUrl: "http://insecure.example/logo.png" })).toHaveProperty("logoUrl");
    expect(errorsOf({ logoUrl: "javascript:alert(1)" })).toHaveProperty("logoUrl");
    expect(errorsOf({ brandColor: "red" })).toHaveProperty("brandColor");
    expect(errorsOf({ senderName: "Eve\r\nBcc: all@example.com" })).toHaveProperty("senderName");
    expect(errorsOf({ mostPerRefund: "a lot" })).toHaveProperty("mostPerRefund");
    expect(errorsOf({ mostDiscountPercent: "101" })).toHaveProperty("mostDiscountPercent");
    expect(errorsOf({ holidays: [{ day: "", name: "" }] })).toEqual({ "holidays.0.day": "Choose a day" });
    const tuesday = (spans: object[]) => ({ days: standard.days.map((day, index) => (index === 1 ? spans : day)) });
    expect(errorsOf(tuesday([{ from: "17:00", to: "09:00" }]))).toEqual({ "days.1.0.to": "This must be later than the opening time" });
    expect(errorsOf(tuesday([{ from: "09:00", to: "13:00" }, { from: "12:00", to: "17:00" }]))).toEqual({ "days.1.1.from": "This overlaps the time before" });
  });

  test("an empty limit is no limit", () => {
    expect(settingsOfForm(settingsForm.parse({ ...standard, mostPerRefund: "" })).actionLimits?.mostPerRefund).toBeNull();
  });
});

test("two people who save different settings at once both succeed", async () => {
  await Promise.all([
    changeSettings({ shopId, change: { senderName: "Linden" } }),
    changeSettings({ shopId, change: { brandColor: "#aa0000" } }),
    changeSettings({ shopId, change: { firstStepsDone: true } }),
  ]);
  const row = await inShop(shopId, (tx) => tx.shop.findUniqueOrThrow({ where: { shopId } }));
  expect(shopSettings.parse(row.settings)).toMatchObject({ senderName: "Linden", brandColor: "#aa0000", firstStepsDone: true });
});

test("a pause is kept from when it began, until it ends", async () => {
  const pausedAt = () => inShop(shopId, async (tx) => (await tx.shop.findUniqueOrThrow({ where: { shopId } })).pausedAt);
  await pauseShop({ shopId, paused: true, now });
  await pauseShop({ shopId, paused: true, now: new Date("2027-03-05T10:00:00Z") });
  expect(await pausedAt()).toEqual(now);
  await pauseShop({ shopId, paused: false, now });
  expect(await pausedAt()).toBeNull();
});

describe("the team", () => {
  const add = (name: string, role: string) => inShop(shopId, async (tx) => (await tx.staff.create({ data: { shopId, shopifyUserId: name, name, role } })).id);

  test("always keeps an owner, even when two demote each other at once", async () => {
    const [mara, tomas] = [await add("Mara", "owner"), await add("Tomás", "owner")];
    const outcomes = await Promise.all([mara, tomas].map((staffId) => changeRole({ shopId, staffId, role: "agent" })));
    expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual(["changed", "last-owner"]);
    expect((await listTeam({ shopId })).map(({ role }) => role)).toEqual(["owner", "agent"]);
  });

  test("of another shop is not there", async () => {
    const yuki = await add("Yuki", "agent");
    await expect(changeRole({ shopId: "two.myshopify.com", staffId: yuki, role: "owner" })).rejects.toThrow(NotHere);
  });

  test("signs as each likes", async () => {
    const ines = await add("Ines", "agent");
    await saveSignature({ shopId, staffId: ines, signature: "Beijinhos,\nInes" });
    expect(await inShop(shopId, async (tx) => (await tx.staff.findUniqueOrThrow({ where: { id: ines } })).signature)).toBe("Beijinhos,\nInes");
  });
});
