import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { inShop } from "~/db.server";
import { keepInboundMail } from "~/domain/tickets/keep-inbound-mail.server";
import { receiveInboundMails, stopReadingMail } from "~/worker/receive-inbound-mail.server";
import { installTestShop } from "../support/a-shop";
import { useDatabase } from "../support/database";

useDatabase();
const one = "one.myshopify.com";
beforeAll(() => installTestShop(one));
afterAll(() => stopReadingMail());
const long = (n: number) => randomBytes(n).toString("hex");

test.each([
  ["id without brackets", `From: Ana <ana@example.com>\r\nMessage-ID: ${long(3000)}@example.com\r\nSubject: a\r\n\r\nHi`],
  ["id bracketed cjk", `From: Ana <ana@example.com>\r\nMessage-ID: <${[...randomBytes(1900)].map((x, i, all) => i % 2 ? "" : String.fromCharCode(0x4e00 + ((x << 8 | all[i + 1]!) % 20000))).join("").slice(0, 900)}@a.example>\r\nSubject: a\r\n\r\nHi`],
  ["address", `From: Ana <${long(3000)}@example.com>\r\nSubject: a\r\n\r\nHi`],
  ["name", `From: ${long(3000)} <a@example.com>\r\nSubject: a\r\n\r\nHi`],
  ["word", `From: Ana <a@example.com>\r\nSubject: a\r\n\r\nHi ${long(3000)}`],
  ["subject", `From: Ana <a@example.com>\r\nSubject: ${long(3000)}\r\n\r\nHi`],
  ["references", `From: Ana <a@example.com>\r\nReferences: <${long(300)}@x.example>\r\nSubject: x\r\n\r\nHi`],
])("%s", async (_name, raw) => {
  await keepInboundMail({ shopId: one, source: "raw", raw: Buffer.from(raw), envelope: { recipients: [], returnPath: null }, now: new Date() });
  const mail = await inShop(one, (tx) => tx.inboundMail.findFirstOrThrow({ where: { shopId: one }, orderBy: { receivedAt: "desc" } }));
  const [result] = await receiveInboundMails([{ shopId: one, inboundMailId: mail.id }]);
  console.log(_name, result!.status, result!.status === "rejected" ? String(result!.reason).slice(-300) : "");
});
