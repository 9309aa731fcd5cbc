import { afterEach, describe, expect, test } from "vitest";
import { createSmtpTransport, type SmtpTransport } from "~/mail/transport.server";
import type { SendOutcome } from "~/mail/smtp-outcome";
import { startScriptedSmtp, type Script, type ScriptedSmtp } from "../support/scripted-smtp";

const MAIL = Buffer.from("From: <shop@example.com>\r\nTo: <ana@example.com>\r\nSubject: Hello\r\n\r\nHello Ana\r\n.a line that starts with a dot\r\n");
const TO_ANA = { from: "bounces@example.com", to: ["ana@example.com"] };
const PATIENCE = { connect: 400, greeting: 300, command: 300, envelope: 1_000, final: 400, idle: 1_000 };

let smtp: ScriptedSmtp;
let transport: SmtpTransport;
let marks = 0;

async function begin(...scripts: Script[]) {
  smtp = await startScriptedSmtp(...scripts);
  transport = createSmtpTransport({ url: smtp.url, timeouts: PATIENCE });
  marks = 0;
}
const mark = async () => {
  marks += 1;
  return true;
};

afterEach(async () => {
  transport.close();
  await smtp.stop();
});

describe("what becomes of a mail", () => {
  // [name, script, outcome, details, was the mark set?]
  const table: [string, Script, SendOutcome["outcome"], object, boolean][] = [
    ["taken", {}, "sent", { response: "250 2.0.0 Queued as scripted-1" }, true],
    ["taken by a server that answers DATA with 250", { data: "250 Go ahead" }, "sent", {}, true],
    ["taken with an answer of several lines", { end: "250-thank you\r\n250 2.0.0 bye" }, "sent", {}, true],
    ["greeted with: no service here", { greeting: "554 No SMTP service here" }, "retry", { about: "server", code: 554 }, false],
    ["greeted with: too busy", { greeting: "421 4.3.2 Too busy" }, "retry", { about: "server", code: 421 }, false],
    ["never greeted", { greeting: "silence" }, "retry", { about: "server", code: null }, false],
    ["hung up on before the greeting", { greeting: "close" }, "retry", { about: "server" }, false],
    ["reset before the greeting", { greeting: "reset" }, "retry", { about: "server" }, false],
    ["greeted by something else than SMTP", { greeting: "HTTP/1.1 400 Bad Request" }, "retry", { about: "server" }, false],
    ["reset after EHLO", { ehlo: "reset" }, "retry", { about: "server" }, false],
    ["taken by a server that knows only HELO", { ehlo: "502 What is EHLO?" }, "sent", {}, true],
    ["without an answer to EHLO", { ehlo: "silence" }, "retry", { about: "server" }, false],
    ["MAIL refused for good", { mail: "550 5.7.1 Sender not allowed" }, "refused", { about: "sender", code: 550, status: "5.7.1" }, false],
    ["MAIL put off", { mail: "451 4.3.0 Try later" }, "retry", { about: "mail", code: 451 }, false],
    ["MAIL out of sequence", { mail: "503 Bad sequence" }, "retry", { about: "server", code: 503 }, false],
    ["reset after MAIL", { mail: "reset" }, "retry", { about: "server" }, false],
    ["without an answer to MAIL", { mail: "silence" }, "retry", { about: "server" }, false],
    ["recipient unknown", { rcpt: "550 5.1.1 No such user" }, "refused", { about: "recipient", code: 550, status: "5.1.1" }, false],
    ["recipient greylisted", { rcpt: "450 4.2.0 Greylisted" }, "retry", { about: "mail", code: 450, status: "4.2.0" }, false],
    ["mailbox full, said with 552", { rcpt: "552 5.2.2 Mailbox full" }, "retry", { about: "mail", code: 552, status: "5.2.2" }, false],
    ["closing during RCPT", { rcpt: "421 4.3.2 Shutting down" }, "retry", { about: "server", code: 421 }, false],
    ["reset after RCPT", { rcpt: "reset" }, "retry", { about: "server" }, false],
    ["DATA refused for good", { data: "554 5.7.1 No" }, "refused", { about: "message", code: 554 }, false],
    ["DATA put off", { data: "451 4.3.0 Later" }, "retry", { about: "mail", code: 451 }, false],
    ["reset after DATA", { data: "reset" }, "retry", { about: "server" }, false],
    ["without an answer to DATA", { data: "silence" }, "retry", { about: "server" }, false],
    ["content refused for good", { end: "554 5.6.0 Looks like spam" }, "refused", { about: "message", code: 554, status: "5.6.0" }, true],
    ["content put off", { end: "451 4.7.1 Scanner is busy" }, "retry", { about: "mail", code: 451 }, true],
    ["too large, said during the body", { body: "552 5.3.4 Too large" }, "refused", { about: "message", code: 552 }, true],
    ["closing after the final dot", { end: "421 4.3.2 Shutting down" }, "retry", { about: "server", code: 421 }, true],
    ["hung up on after the final dot", { end: "close" }, "in-doubt", {}, true],
    ["reset after the final dot", { end: "reset" }, "in-doubt", {}, true],
    ["without an answer after the final dot", { end: "silence" }, "in-doubt", {}, true],
    ["cut off in the middle of the last answer", { end: "25~" }, "in-doubt", {}, true],
    ["answered with nonsense after the final dot", { end: "what?" }, "in-doubt", {}, true],
    ["answered with 354 again", { end: "354 Go on" }, "in-doubt", {}, true],
  ];

  test.each(table)("%s", async (_name, script, outcome, details, marked) => {
    await begin(script);
    expect(await transport.send(TO_ANA, MAIL, mark)).toMatchObject({ outcome, ...details });
    expect(marks).toBe(marked ? 1 : 0);
  });

  const pipelined = table.filter(([, script]) => script.ehlo === undefined && !Object.values(script).includes("silence"));
  test.each(pipelined)("%s, envelope sent in one go", async (_name, script, outcome, details, marked) => {
    await begin({ ...script, ehlo: "250-scripted\r\n250 PIPELINING" });
    expect(await transport.send(TO_ANA, MAIL, mark)).toMatchObject({ outcome, ...details });
    expect(marks).toBe(marked ? 1 : 0);
  });

  test("nobody listens: tried again", async () => {
    await begin();
    await smtp.stop();
    expect(await transport.send(TO_ANA, MAIL, mark)).toMatchObject({ outcome: "retry", about: "server" });
  });

  test("lost in the middle of a large body: surely not delivered, tried again", async () => {
    await begin({ body: "reset" });
    const large = Buffer.concat([MAIL, Buffer.alloc(30_000_000, "x\r\n")]);
    smtp.next({ body: "reset", ehlo: "250 scripted" });
    expect(await transport.send(TO_ANA, large, mark)).toMatchObject({ outcome: "retry" });
    expect(marks).toBe(1);
  });

  test("larger than the server takes: refused before anything is sent", async () => {
    await begin();
    expect(await transport.send(TO_ANA, Buffer.alloc(1_000_001, "x"), mark)).toMatchObject({ outcome: "refused", about: "message", code: 552 });
    expect(marks).toBe(0);
  });

  test("an address that would break the conversation: refused before it is said", async () => {
    await begin();
    const outcome = await transport.send({ from: "a@example.com", to: ["ana@example.com>\r\nRCPT TO:<eve@example.com"] }, MAIL, mark);
    expect(outcome).toMatchObject({ outcome: "refused", about: "recipient" });
    expect(smtp.said.join()).not.toContain("eve@");
  });

  test("one of two recipients unknown: sent, and says who did not get it", async () => {
    await begin({ rcpt: (address) => (address.startsWith("eve") ? "550 5.1.1 Who?" : "250 Ok") });
    expect(await transport.send({ from: "a@example.com", to: ["ana@example.com", "eve@example.com"] }, MAIL, mark)).toMatchObject({
      outcome: "sent",
      rejected: [{ address: "eve@example.com", response: "550 5.1.1 Who?" }],
    });
  });

  test("login refused: the account is at fault, not the mail", async () => {
    await begin({ auth: "535 5.7.8 Wrong password" });
    transport = createSmtpTransport({ url: smtp.url.replace("//", "//shop:wrong@"), timeouts: PATIENCE });
    expect(await transport.send(TO_ANA, MAIL, mark)).toMatchObject({ outcome: "retry", about: "server", code: 535 });
    expect(await transport.verify()).toMatchObject({ stage: "login", failure: { response: expect.stringContaining("535 5.7.8") } });
  });
});

describe("the mark", () => {
  test("is set after 354 and before the first byte", async () => {
    await begin();
    let said = "";
    await transport.send(TO_ANA, MAIL, async () => {
      await new Promise((done) => setTimeout(done, 50));
      said = smtp.said.at(-1)!;
      expect(smtp.mails).toEqual([]);
      return true;
    });
    expect(said).toBe("DATA");
    expect(smtp.mails).toHaveLength(1);
  });

  test("refused: not one byte leaves", async () => {
    await begin();
    expect(await transport.send(TO_ANA, MAIL, async () => false)).toEqual({ outcome: "abandoned" });
    await new Promise((done) => setTimeout(done, 50));
    expect(smtp.mails).toEqual([]);
  });

  test("that cannot be written: nothing leaves, tried again", async () => {
    await begin();
    const outcome = await transport.send(TO_ANA, MAIL, () => Promise.reject(new Error("database is away")));
    expect(outcome).toMatchObject({ outcome: "retry" });
    expect(smtp.mails).toEqual([]);
  });

  test("that comes too late: nothing leaves", async () => {
    await begin();
    const outcome = await transport.send(TO_ANA, MAIL, () => new Promise((done) => setTimeout(() => done(true), 600)));
    expect(outcome).toMatchObject({ outcome: "retry" });
    await new Promise((done) => setTimeout(done, 400));
    expect(smtp.mails).toEqual([]);
  });
});

describe("connections", () => {
  test("are used again, and the bytes arrive as they were", async () => {
    await begin();
    for (let index = 0; index < 15; index++) expect((await transport.send(TO_ANA, MAIL, mark)).outcome).toBe("sent");
    expect(smtp.connections).toBe(1);
    expect(smtp.mails.map((mail) => mail.source.replace(/^\.\./gm, "."))).toEqual(Array(15).fill(MAIL.toString().trimEnd()));
  });

  test("that the server dropped while waiting are replaced without a word", async () => {
    await begin();
    await transport.send(TO_ANA, MAIL, mark);
    smtp.hangUp();
    expect((await transport.send(TO_ANA, MAIL, mark)).outcome).toBe("sent");
    expect([smtp.connections, marks]).toEqual([2, 2]);
  });

  test("that fail a second mail with 421 are replaced without a word", async () => {
    let count = 0;
    await begin({ rcpt: () => (++count === 2 ? "421 4.7.0 Too many on one connection" : "250 Ok") });
    await transport.send(TO_ANA, MAIL, mark);
    expect((await transport.send(TO_ANA, MAIL, mark)).outcome).toBe("sent");
    expect([smtp.connections, smtp.mails.length]).toEqual([2, 2]);
  });

  test("that break after the mark are never tried again by themselves", async () => {
    await begin({}, { end: "reset" });
    const before = await transport.send(TO_ANA, MAIL, mark);
    transport.close();
    const again = createSmtpTransport({ url: smtp.url, timeouts: PATIENCE });
    expect([before.outcome, (await again.send(TO_ANA, MAIL, mark)).outcome]).toEqual(["sent", "in-doubt"]);
    expect(smtp.mails).toHaveLength(2);
    again.close();
  });
});
