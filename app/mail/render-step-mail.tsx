import { render } from "@react-email/render";
import type { StepContent } from "./blocks";
import { fillLine } from "./liquid";
import { StepMail } from "./step-mail";
import type { MailSizeChart, StepMailData } from "./step-mail-data";
import { stepMailAsText } from "./step-mail-text";

/** Gmail cuts a mail off above this size, and with it the unsubscribe link. */
export const MOST_BYTES = 102 * 1024;

export type RenderedMail =
  | { outcome: "rendered"; subject: string; html: string; text: string }
  /** A text asks for something that this order does not have, or cannot be read; in words for the merchant. */
  | { outcome: "failed"; words: string };

/**
 * One mail, ready to queue: subject, HTML and its plain twin. An unknown variable or a missing fact fails the mail; it
 * never leaves a blank. What is long is cut ("and 12 more") until the HTML fits what mail programs show: sizes far from the
 * bought one first, then items.
 */
export async function renderStepMail(content: StepContent, data: StepMailData): Promise<RenderedMail> {
  try {
    const subject = fillLine(content.subject, data.values);
    const preheader = fillLine(content.preheader, data.values);
    let shown = data;
    for (;;) {
      const html = await render(<StepMail subject={subject} preheader={preheader} blocks={content.blocks} data={shown} />);
      if (Buffer.byteLength(html) <= MOST_BYTES) return { outcome: "rendered", subject, html, text: stepMailAsText(content.blocks, shown) };
      const shorter = shortened(shown);
      if (!shorter) return { outcome: "failed", words: "The mail is larger than mail programs show (102 KB)." };
      shown = shorter;
    }
  } catch (error) {
    return { outcome: "failed", words: missingInWords(error as Error) };
  }
}

/** The same with half of its longest list, null when nothing is left to cut. */
function shortened(data: StepMailData): StepMailData | null {
  const sizes = Math.max(0, ...data.sizeCharts.map(({ rows }) => rows.length));
  if (sizes > FEWEST_SIZES) return { ...data, sizeCharts: data.sizeCharts.map((chart) => nearBought(chart, Math.ceil(sizes / 2))) };
  if (data.items.length === 0) return null;
  const keep = Math.floor(data.items.length / 2);
  return { ...data, items: data.items.slice(0, keep), moreItems: data.moreItems + data.items.length - keep };
}

const FEWEST_SIZES = 3;

/** At most so many rows of a chart: those around the first bought size. */
function nearBought(chart: MailSizeChart, most: number): MailSizeChart {
  if (chart.rows.length <= most) return chart;
  const bought = Math.max(0, chart.rows.findIndex(({ isBought }) => isBought));
  const from = Math.min(Math.max(0, bought - Math.floor(most / 2)), chart.rows.length - most);
  return { ...chart, rows: chart.rows.slice(from, from + most), moreRows: chart.moreRows + chart.rows.length - most };
}

function missingInWords(error: Error): string {
  const name = /undefined variable: ([\w.]+)/.exec(error.message)?.[1];
  if (name) return `The text uses {{ ${name} }}, which this order does not have.`;
  return `The text cannot be read: ${error.message.split("\n")[0]}`;
}
