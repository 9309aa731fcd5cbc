import { render } from "@react-email/render";
import type { StepContent } from "./blocks";
import { fillLine } from "./liquid";
import { StepMail } from "./step-mail";
import type { StepMailData } from "./step-mail-data";
import { stepMailAsText } from "./step-mail-text";

/** Gmail cuts a mail off above this size, and with it the unsubscribe link. */
export const MOST_BYTES = 102 * 1024;

export type RenderedMail =
  | { outcome: "rendered"; subject: string; html: string; text: string }
  /** A text asks for something that this order does not have, or cannot be read; in words for the merchant. */
  | { outcome: "failed"; words: string };

/**
 * One mail, ready to queue: subject, HTML and its plain twin. An unknown variable or a missing fact fails the mail; it
 * never leaves a blank. Items are cut ("and 12 more") until the HTML fits what mail programs show.
 */
export async function renderStepMail(content: StepContent, data: StepMailData): Promise<RenderedMail> {
  try {
    const subject = fillLine(content.subject, data.values);
    const preheader = fillLine(content.preheader, data.values);
    let shown = data;
    for (;;) {
      const html = await render(<StepMail subject={subject} preheader={preheader} blocks={content.blocks} data={shown} />);
      if (Buffer.byteLength(html) <= MOST_BYTES) return { outcome: "rendered", subject, html, text: stepMailAsText(content.blocks, shown) };
      if (shown.items.length === 0) return { outcome: "failed", words: "The mail is larger than mail programs show (102 KB)." };
      const keep = Math.floor(shown.items.length / 2);
      shown = { ...shown, items: shown.items.slice(0, keep), moreItems: shown.moreItems + shown.items.length - keep };
    }
  } catch (error) {
    return { outcome: "failed", words: missingInWords(error as Error) };
  }
}

function missingInWords(error: Error): string {
  const name = /undefined variable: ([\w.]+)/.exec(error.message)?.[1];
  if (name) return `The text uses {{ ${name} }}, which this order does not have.`;
  return `The text cannot be read: ${error.message.split("\n")[0]}`;
}
