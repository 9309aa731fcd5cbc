import { afterAll, describe, expect, it } from "vitest";
import { NOTHING_KNOWN, readMail } from "~/channels/email/read-mail";
import { startMailReader } from "~/channels/email/read-mail-in-thread.server";
import { poison } from "../../fixtures/mail/poison";

describe("a poisonous mail is read within a second", () => {
  it.each(poison)("%s", (name, raw) => {
    const bytes = Buffer.from(raw, "utf8");
    const before = process.cpuUsage();
    const message = readMail(bytes, NOTHING_KNOWN);
    const used = process.cpuUsage(before);
    // Time of the processor rather than of the clock: other tests run beside this one.
    expect((used.user + used.system) / 1000, `${name}: milliseconds`).toBeLessThan(1_000);
    if (!name.includes("parts in each other") && !name.includes("mails in each other")) expect(message.text.includes("hello"), `${name}: the text is there`).toBe(true);
  });
});

describe("the mail thread", () => {
  const reader = startMailReader({ threads: 1, longestMs: 1_500 });
  afterAll(() => reader.stop());

  it("leaves the event loop free while a 25 MB mail is read", async () => {
    await reader.readMail(Buffer.from("Subject: warm\r\n\r\nup"), NOTHING_KNOWN);
    const big = Buffer.from(poison.find(([name]) => name === "25 MB in one attachment")?.[1] ?? "", "latin1");
    let longest = 0;
    let last = performance.now();
    const ticking = setInterval(() => {
      longest = Math.max(longest, performance.now() - last);
      last = performance.now();
    }, 5);
    const read = await reader.readMail(big, NOTHING_KNOWN);
    clearInterval(ticking);
    expect(read.outcome).toBe("read");
    expect(longest).toBeLessThan(200);
  });

  it("reads many at once and answers each with its own", async () => {
    const reads = await Promise.all(Array.from({ length: 20 }, (_, i) => reader.readMail(Buffer.from(`Subject: n${i}\r\n\r\nhello`), NOTHING_KNOWN)));
    expect(reads.map((read) => (read.outcome === "read" ? read.message.subject : read.outcome))).toEqual(Array.from({ length: 20 }, (_, i) => `n${i}`));
  });

  it("gives up a mail that takes too long, and reads the next one", async () => {
    const hasty = startMailReader({ threads: 1, longestMs: 1 });
    await hasty.readMail(Buffer.from("Subject: warm\r\n\r\nup"), NOTHING_KNOWN);
    const big = Buffer.from(`Content-Type: text/html\r\n\r\n${"<p>On Monday <b>Ana</b> wrote:</p>".repeat(20_000)}`);
    const [slow, next] = await Promise.all([hasty.readMail(big, NOTHING_KNOWN), hasty.readBareText("hello")]);
    await hasty.stop();
    expect(slow.outcome).toBe("too-slow");
    expect(next.outcome === "read" || next.outcome === "too-slow").toBe(true);
  });

  it("says so when it is stopped", async () => {
    const stopped = startMailReader();
    await stopped.stop();
    expect(await stopped.readBareText("x")).toMatchObject({ outcome: "unreadable" });
  });
});
