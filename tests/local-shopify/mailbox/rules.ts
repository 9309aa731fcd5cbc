/** What the sink does wrong on purpose, so that sending can be tried against everything that happens to mail. */
import { z } from "zod";

export const sinkRule = z.object({
  /**
   * When it strikes: at the greeting; at MAIL FROM; at RCPT TO; in the middle of the body; when the body is complete.
   */
  stage: z.enum(["connect", "mail", "rcpt", "body", "end"]),
  /** Answer with `code`, hang up, or only wait (`delayMs`) and go on as usual. In the middle of the body only "close" and "wait" can happen. */
  act: z.enum(["answer", "close", "wait"]),
  code: z.number().int().min(400).max(599).default(451),
  text: z.string().default("4.3.0 The mailbox was told to refuse this"),
  delayMs: z.number().int().min(0).max(600_000).default(0),
  /** Only mail to a recipient that contains this; "" = all. Unknown at stages connect and mail. */
  to: z.string().default(""),
  /** At the end: whether the mail is kept although the client does not hear so. */
  keep: z.boolean().default(false),
  /** How often it still strikes; null = until it is taken away. */
  times: z.number().int().min(0).nullable().default(null),
});

export type SinkRule = z.infer<typeof sinkRule>;
export type Stage = SinkRule["stage"];

/** The rules that people choose by name on the mailbox page. */
export const presets: Record<string, { label: string; rule: z.input<typeof sinkRule> }> = {
  reject: { label: "Refuse the recipient for good (550 no such user)", rule: { stage: "rcpt", act: "answer", code: 550, text: "5.1.1 No such user here" } },
  full: { label: "Mailbox full (452)", rule: { stage: "rcpt", act: "answer", code: 452, text: "4.2.2 Mailbox full" } },
  greylist: { label: "Greylist: refuse the next attempt only (451)", rule: { stage: "rcpt", act: "answer", code: 451, text: "4.7.1 Greylisted, try again later", times: 1 } },
  spam: { label: "Refuse the content (554)", rule: { stage: "end", act: "answer", code: 554, text: "5.7.1 Looks like spam" } },
  busy: { label: "Too busy to talk (421)", rule: { stage: "connect", act: "answer", code: 421, text: "4.3.2 Too busy, come back later" } },
  hangUpLost: { label: "Hang up in the middle of the mail (lost)", rule: { stage: "body", act: "close" } },
  hangUpKept: { label: "Take the mail, then hang up without a word (kept)", rule: { stage: "end", act: "close", keep: true } },
  slow: { label: "Answer after 5 seconds", rule: { stage: "end", act: "wait", delayMs: 5000 } },
};

/** Takes the first rule that strikes now, and counts it. */
export function strike(rules: SinkRule[], stage: Stage, recipients: string[]): SinkRule | undefined {
  const rule = rules.find(
    (one) => one.stage === stage && one.times !== 0 && (one.to === "" || recipients.some((address) => address.toLowerCase().includes(one.to.toLowerCase()))),
  );
  if (rule?.times) rule.times -= 1;
  return rule;
}
