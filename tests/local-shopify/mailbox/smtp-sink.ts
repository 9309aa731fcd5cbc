/** Takes in by SMTP what the app sends. Every recipient is welcome, unless a rule says otherwise. */
import type { AddressInfo } from "node:net";
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from "smtp-server";
import type { LocalShopify } from "../context";
import { type SinkRule, type Stage, strike } from "./rules";
import { mailStore } from "./store";

const MAX_BYTES = 60 * 1024 * 1024;

/** @returns how to stop it. With port 0, `context.options.smtpPort` says afterwards which one it is. */
export async function startSmtpSink(context: LocalShopify): Promise<() => Promise<void>> {
  if (context.options.smtpPort === undefined) return async () => {};
  const store = mailStore(context);

  const server = new SMTPServer({
    banner: "Local Shopify mailbox",
    size: MAX_BYTES,
    authOptional: true,
    allowInsecureAuth: true,
    // Only a self-signed certificate could be offered, which proper clients refuse.
    disabledCommands: ["STARTTLS"],
    disableReverseLookup: true,
    onAuth: ({ username }, _session, done) => done(null, { user: username ?? "anyone" }),
    onConnect: (session, done) => meet("connect", session, [], done),
    onMailFrom: (_address, session, done) => meet("mail", session, [], done),
    onRcptTo: (address, session, done) => meet("rcpt", session, [address.address], done),
    onData: (stream, session, done) => void take(stream, session).then(() => done(), done),
  });
  // Without a listener, a client that resets its connection would end the process.
  server.on("error", () => {});

  function meet(stage: Stage, session: SMTPServerSession, recipients: string[], done: (error?: Error) => void): void {
    void act(strike(store.rules, stage, recipients), session).then(() => done(), done);
  }

  async function take(stream: SMTPServerDataStream, session: SMTPServerSession): Promise<void> {
    const to = session.envelope.rcptTo.map(({ address }) => address);
    const from = session.envelope.mailFrom ? session.envelope.mailFrom.address : "";
    const during = strike(store.rules, "body", to);
    const chunks: Buffer[] = [];
    for await (const chunk of stream) {
      await act(during, session);
      chunks.push(chunk as Buffer);
    }
    if (stream.sizeExceeded) throw smtpError(552, "5.3.4 Message too big");
    const atEnd = strike(store.rules, "end", to);
    const keeps = !atEnd || atEnd.act === "wait" || atEnd.keep;
    if (keeps) await store.keep({ from, to }, Buffer.concat(chunks));
    await act(atEnd, session);
  }

  async function act(rule: SinkRule | undefined, session: SMTPServerSession): Promise<void> {
    if (!rule) return;
    if (rule.delayMs > 0) await new Promise((resolve) => setTimeout(resolve, rule.delayMs));
    if (rule.act === "answer") throw smtpError(rule.code, rule.text);
    if (rule.act !== "close") return;
    hangUp(session);
    await new Promise<never>(() => {});
  }

  function hangUp(session: SMTPServerSession): void {
    for (const connection of server.connections as Set<Connection>) {
      if (connection.id === session.id) connection._socket.destroy();
    }
  }

  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(context.options.smtpPort, "127.0.0.1", resolve);
  });
  context.options.smtpPort = (server.server.address() as AddressInfo).port;

  return () =>
    new Promise((resolve) => {
      for (const connection of server.connections as Set<Connection>) connection._socket.destroy();
      server.close(() => resolve());
    });
}

/** What smtp-server keeps of a client; its types leave it out. */
interface Connection {
  id: string;
  _socket: { destroy(): void };
}

function smtpError(responseCode: number, text: string): Error {
  return Object.assign(new Error(text), { responseCode });
}
