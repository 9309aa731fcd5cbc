import { describe, expect, it } from "vitest";
import { NOTHING_KNOWN, readMail } from "~/channels/email/read-mail";
import { mailCases } from "../../fixtures/mail/all-cases";
import type { MailCase } from "../../fixtures/mail/mail-case";

function check({ raw, reception, expect: wanted }: MailCase): void {
  const message = readMail(typeof raw === "string" ? Buffer.from(raw, "utf8") : raw, { ...NOTHING_KNOWN, ...reception });
  const seen: Record<string, unknown> = {
    from: message.from.address,
    fromName: message.from.name,
    replyTo: message.replyTo?.address,
    subject: message.subject,
    messageId: message.messageId,
    references: message.references,
    sentAt: message.sentAt?.toISOString() ?? null,
    text: message.text,
    reply: message.reply,
    auto: message.auto,
    authentication: message.authentication,
    deliveredTo: message.deliveredTo,
  };
  for (const [key, value] of Object.entries(wanted)) if (key in seen) expect(seen[key], key).toEqual(value);
  for (const part of wanted.textIncludes ?? []) expect(message.text).toContain(part);
  for (const part of wanted.htmlIncludes ?? []) expect(message.html).toContain(part);
  for (const part of wanted.htmlExcludes ?? []) expect(message.html ?? "").not.toContain(part);
  if (wanted.bounce === null) expect(message.bounce).toBeNull();
  else if (wanted.bounce) expect(message.bounce).toMatchObject(wanted.bounce);
  if (wanted.forwarded === null) expect(message.forwarded).toBeNull();
  else if (wanted.forwarded) {
    const { from, fromName, sentAt, ...rest } = wanted.forwarded;
    if (from !== undefined) expect(message.forwarded?.from?.address).toBe(from);
    if (fromName !== undefined) expect(message.forwarded?.from?.name).toBe(fromName);
    if (sentAt !== undefined) expect(message.forwarded?.sentAt?.toISOString()).toBe(sentAt);
    expect(message.forwarded).toMatchObject(rest);
  }
  if (wanted.attachments) {
    expect(message.attachments.map((file) => file.name)).toEqual(wanted.attachments.map((file) => file.name));
    wanted.attachments.forEach(({ text, ...file }, i) => {
      expect(message.attachments[i]).toMatchObject(file);
      if (text !== undefined) expect(Buffer.from(message.attachments[i]?.content ?? []).toString("utf8")).toBe(text);
    });
  }
  if (wanted.warns) expect(message.warnings.join(" ")).toMatch(wanted.warns);
}

for (const [group, cases] of Object.entries(mailCases)) {
  describe(group, () => {
    it.each(cases.map((mailCase) => [mailCase.name, mailCase] as const))("%s", (_name, mailCase) => check(mailCase));
  });
}

it("every mail has a name of its own, and there are at least 250 of them", () => {
  const names = Object.values(mailCases).flatMap((cases) => cases.map((mailCase) => mailCase.name));
  expect(new Set(names).size).toBe(names.length);
  expect(names.length).toBeGreaterThanOrEqual(250);
});
