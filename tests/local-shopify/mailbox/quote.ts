/** How mail programs put the mail they answer under the answer. The words and marks are theirs; readers of replies must cope with them. */
import { DateTime } from "luxon";
import { escapeHtml } from "../pages/html";
import { type Person, type ReadMail, shown } from "./read-mail";

export const quoteStyles = {
  gmail: "Gmail",
  gmailDe: "Gmail, German",
  gmailNl: "Gmail, Dutch",
  gmailFr: "Gmail, French",
  apple: "Apple Mail",
  outlook: "Outlook",
  outlookDe: "Outlook, German",
  iphone: "iPhone, with signature",
  below: "Answer below the quote",
  none: "No quote",
} as const;

export type QuoteStyle = keyof typeof quoteStyles;

interface Words {
  locale: string;
  line(when: DateTime, who: Person): string;
}

const ANGLED = ({ name, address }: Person) => (name ? `${name} <${address}>` : `<${address}>`);

const gmail: Record<string, Words> = {
  gmail: { locale: "en-GB", line: (when, who) => `On ${when.toFormat("ccc, d LLL yyyy 'at' HH:mm")}, ${ANGLED(who)} wrote:` },
  gmailDe: { locale: "de", line: (when, who) => `Am ${when.toFormat("ccc d. LLL yyyy 'um' HH:mm")} schrieb ${ANGLED(who)}:` },
  gmailNl: { locale: "nl", line: (when, who) => `Op ${when.toFormat("ccc d LLL yyyy 'om' HH:mm")} schreef ${ANGLED(who)}:` },
  gmailFr: { locale: "fr", line: (when, who) => `Le ${when.toFormat("ccc d LLL yyyy 'à' HH:mm")}, ${ANGLED(who)} a écrit :` },
};

const outlookWords: Record<string, [from: string, sent: string, to: string, subject: string, locale: string]> = {
  outlook: ["From", "Sent", "To", "Subject", "en-GB"],
  outlookDe: ["Von", "Gesendet", "An", "Betreff", "de"],
};

/** @returns the whole new mail, as text and as HTML */
export function quote(mail: ReadMail, answer: { text: string; style: QuoteStyle; timezone: string; date: Date }): { text: string; html: string } {
  const when = DateTime.fromJSDate(mail.date ? new Date(mail.date) : answer.date, { zone: answer.timezone });
  const who = mail.from ?? { name: "", address: "" };
  const theirs = mail.text ?? "";
  const theirsHtml = mail.html ? bodyOf(mail.html) : paragraphs(theirs);
  const mine = paragraphs(answer.text);
  const { style } = answer;

  if (style === "none") return { text: answer.text, html: mine };

  const words = outlookWords[style];
  if (words) {
    const [from, sent, to, subject, locale] = words;
    const facts: [string, string][] = [
      [from, shown(who)],
      [sent, when.setLocale(locale).toFormat("cccc, d LLLL yyyy HH:mm")],
      [to, mail.to.map(shown).join("; ")],
      [subject, mail.subject],
    ];
    return {
      text: `${answer.text}\n\n________________________________\n${facts.map(([name, value]) => `${name}: ${value}`).join("\n")}\n\n${theirs}`,
      html: `<div style="font-family: Calibri, sans-serif">${mine}</div><div id="appendonsend"></div><hr style="display:inline-block;width:98%" tabindex="-1"><div id="divRplyFwdMsg" dir="ltr">${facts.map(([name, value]) => `<b>${name}:</b> ${escapeHtml(value)}`).join("<br>")}<div>&nbsp;</div></div>${theirsHtml}`,
    };
  }

  if (style === "apple" || style === "iphone") {
    const line = `On ${when.setLocale("en-GB").toFormat("d LLL yyyy, 'at' HH:mm")}, ${ANGLED(who)} wrote:`;
    const signature = style === "iphone" ? "\n\nSent from my iPhone" : "";
    return {
      text: `${answer.text}${signature}\n\n> ${line}\n> \n${quoted(theirs)}`,
      html: `<div dir="auto">${mine}${signature && "<br><div>Sent from my iPhone</div>"}<div dir="ltr"><br><blockquote type="cite">${escapeHtml(line)}<br><br></blockquote></div><blockquote type="cite"><div>${theirsHtml}</div></blockquote></div>`,
    };
  }

  const { locale, line: lineOf } = gmail[style] ?? (gmail.gmail as Words);
  const line = lineOf(when.setLocale(locale), who);
  const quoteHtml = `<div class="gmail_quote"><div dir="ltr" class="gmail_attr">${escapeHtml(line)}<br></div><blockquote class="gmail_quote" style="margin:0px 0px 0px 0.8ex;border-left:1px solid rgb(204,204,204);padding-left:1ex">${theirsHtml}</blockquote></div>`;
  if (style === "below") return { text: `${line}\n\n${quoted(theirs)}\n\n${answer.text}`, html: `${quoteHtml}<br><div dir="ltr">${mine}</div>` };
  return { text: `${answer.text}\n\n${line}\n\n${quoted(theirs)}`, html: `<div dir="ltr">${mine}</div><br>${quoteHtml}` };
}

const quoted = (text: string): string => text.split("\n").map((line) => (line.startsWith(">") ? `>${line}` : `> ${line}`)).join("\n");

const paragraphs = (text: string): string => text.split("\n").map((line) => `<div>${line ? escapeHtml(line) : "<br>"}</div>`).join("");

/** What stands between <body> and </body>; programs quote no more of a mail. */
const bodyOf = (html: string): string => html.match(/<body[^>]*>([\s\S]*)<\/body>/i)?.[1] ?? html;
