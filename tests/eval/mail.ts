/**
 * npm run -s eval:mail -- DIR
 *
 * Reads every .eml (raw mail), .txt (bare body text) and .html (bare body HTML) in DIR and the folders below it with the
 * same reader and in the same threads that serve real mail, and prints one JSON line per file, in the order of the names.
 * What cannot be read is a line with an error; a file on its own is taken too.
 */
import { readFileSync, readdirSync, statSync } from "node:fs";
import { basename, dirname, extname, join } from "node:path";
import { decodeCharset } from "../../app/channels/email/mime/decode-charset";
import { type MailReader, startMailReader } from "../../app/channels/email/read-mail-in-thread.server";
import { NOTHING_KNOWN } from "../../app/channels/email/read-mail";

interface Line {
  file: string;
  message_id: string | null;
  from: string | null;
  subject: string | null;
  text: string;
  reply: string;
  auto: string | null;
  attachments: { name: string; type: string; bytes: number }[];
  warnings: string[];
  error: string | null;
  milliseconds: number | null;
  bounce?: unknown;
  authentication?: string;
  forwarded_from?: string | null;
}

function whyNot(read: { outcome: "unreadable"; reason: string } | { outcome: "too-slow"; milliseconds: number }): string {
  return read.outcome === "unreadable" ? read.reason : `Reading took longer than ${read.milliseconds} ms.`;
}

/** Larger ones do not come by mail. */
const LARGEST_FILE = 100 * 1024 * 1024;

const emptyLine = (file: string): Line => ({ file, message_id: null, from: null, subject: null, text: "", reply: "", auto: null, attachments: [], warnings: [], error: null, milliseconds: null });

async function readFile(reader: MailReader, path: string, name: string): Promise<Line> {
  const line = emptyLine(name);
  if (statSync(path).size > LARGEST_FILE) return { ...line, error: "The file is larger than 100 MB." };
  const bytes = readFileSync(path);
  if (extname(path).toLowerCase() === ".eml") {
    const read = await reader.readMail(bytes, NOTHING_KNOWN);
    if (read.outcome !== "read") return { ...line, error: whyNot(read) };
    const { message } = read;
    return {
      ...line,
      message_id: message.messageId,
      from: message.from.address === "" ? null : message.from.address,
      subject: message.subject,
      text: message.text,
      reply: message.reply,
      auto: message.auto,
      attachments: message.attachments.map(({ name, type, bytes: size }) => ({ name, type, bytes: size })),
      warnings: message.warnings,
      milliseconds: read.milliseconds,
      bounce: message.bounce,
      authentication: message.authentication,
      forwarded_from: message.forwarded?.from?.address ?? null,
    };
  }
  const { text } = decodeCharset(bytes, null);
  const read = /\.html?$/i.test(path) ? await reader.readBareHtml(text) : await reader.readBareText(text);
  if (read.outcome !== "read") return { ...line, error: whyNot(read) };
  return { ...line, text: read.message.text, reply: read.message.reply, milliseconds: read.milliseconds };
}

const directory = process.argv[2];
if (directory === undefined) {
  process.stderr.write("Usage: npm run -s eval:mail -- DIR\n");
  process.exit(2);
}
const reader = startMailReader({ threads: 1 });
const isFile = statSync(directory, { throwIfNoEntry: false })?.isFile() ?? false;
const root = isFile ? dirname(directory) : directory;
const files = (isFile ? [basename(directory)] : readdirSync(root, { recursive: true, encoding: "utf8" })).filter((name) => /\.(eml|txt|html?)$/i.test(name)).sort();
for (const name of files) {
  const line = await readFile(reader, join(root, name), name).catch((error: Error) => ({ ...emptyLine(name), error: error.message }));
  process.stdout.write(`${JSON.stringify(line)}\n`);
}
await reader.stop();
