/**
 * npm run -s eval:mail -- DIR
 *
 * Reads every .eml (raw mail), .txt (bare body text) and .html (bare body HTML) in DIR with the same reader and in the
 * same threads that serve real mail, and prints one JSON line per file, in the order of the names.
 */
import { readFileSync, readdirSync } from "node:fs";
import { basename, extname, join } from "node:path";
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

async function readFile(reader: MailReader, path: string): Promise<Line> {
  const line: Line = { file: basename(path), message_id: null, from: null, subject: null, text: "", reply: "", auto: null, attachments: [], warnings: [], error: null, milliseconds: null };
  const bytes = readFileSync(path);
  if (extname(path).toLowerCase() === ".eml") {
    const read = await reader.readMail(bytes, NOTHING_KNOWN);
    if (read.outcome !== "read") return { ...line, error: read.outcome === "unreadable" ? read.reason : read.outcome };
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
  const text = bytes.toString("utf8");
  const read = extname(path).toLowerCase() === ".html" ? await reader.readBareHtml(text) : await reader.readBareText(text);
  if (read.outcome !== "read") return { ...line, error: read.outcome === "unreadable" ? read.reason : read.outcome };
  return { ...line, text: read.message.text, reply: read.message.reply, milliseconds: read.milliseconds };
}

const directory = process.argv[2];
if (directory === undefined) {
  process.stderr.write("Usage: npm run -s eval:mail -- DIR\n");
  process.exit(2);
}
const reader = startMailReader({ threads: 1 });
const files = readdirSync(directory)
  .filter((name) => /\.(eml|txt|html)$/i.test(name))
  .sort();
for (const name of files) {
  const line = await readFile(reader, join(directory, name)).catch((error: Error) => ({ file: name, error: error.message }));
  process.stdout.write(`${JSON.stringify(line)}\n`);
}
await reader.stop();
