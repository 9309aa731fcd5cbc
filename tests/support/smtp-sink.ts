import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";

export interface SunkMail {
  from: string;
  to: string[];
  source: string;
  messageId: string;
  at: number;
}

export interface SmtpSink {
  url: string;
  mails: SunkMail[];
  /** How often each Message-ID was taken. */
  copies(): Map<string, number>;
  stop(): Promise<void>;
}

/** A well-behaved SMTP server that keeps what it takes. `delay`: milliseconds before it confirms a mail. */
export async function startSmtpSink({ delay = () => 0, refuse = () => null }: { delay?: () => number; refuse?: (to: string) => string | null } = {}): Promise<SmtpSink> {
  const mails: SunkMail[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS", "AUTH"],
    disableReverseLookup: true,
    logger: false,
    onRcptTo(address, _session, done) {
      const words = refuse(address.address);
      if (!words) return done();
      done(Object.assign(new Error(words.slice(4)), { responseCode: Number(words.slice(0, 3)) }));
    },
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        const source = Buffer.concat(chunks).toString("utf8");
        const from = session.envelope.mailFrom;
        mails.push({
          from: from ? from.address : "",
          to: session.envelope.rcptTo.map((recipient) => recipient.address),
          source,
          messageId: /^message-id:\s*<(.+?)>/im.exec(source)?.[1] ?? "",
          at: Date.now(),
        });
        const wait = delay();
        if (wait > 0) setTimeout(() => done(null, "Taken"), wait);
        else done(null, "Taken");
      });
    },
  });
  // Without a listener a client's reset would end the process.
  server.on("error", () => {});
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}?tls=never`,
    mails,
    copies: () => mails.reduce((counts, { messageId }) => counts.set(messageId, (counts.get(messageId) ?? 0) + 1), new Map<string, number>()),
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
