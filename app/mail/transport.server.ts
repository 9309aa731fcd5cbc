import { isIP } from "node:net";
import { Readable } from "node:stream";
import SMTPConnection from "nodemailer/lib/smtp-connection";
import type { PublicHost } from "~/lib/public-host.server";
import { oneLine, outcomeOf, type SendOutcome, type SmtpFailure, type Stage } from "./smtp-outcome";

export interface Envelope {
  from: string;
  to: string[];
}

/**
 * Called once, after the server has said 354 and before the first byte of the mail goes out. It commits the mark
 * "transmitting" and answers whether the mail may go (false: somebody else has it now). Whoever finds the mark after a
 * crash knows that the mail may have left; whoever finds none knows that it has not.
 */
export type Mark = () => Promise<boolean>;

export interface SmtpTransport {
  send(envelope: Envelope, bytes: Uint8Array, mark: Mark): Promise<SendOutcome>;
  /** Connects and logs in, nothing else. Null when that works, else what failed and how far it had come. */
  verify(): Promise<{ failure: SmtpFailure; stage: Stage } | null>;
  /** Ends the idle connections; the busy ones end with their mail. */
  close(): void;
}

export interface TransportOptions {
  /** smtp://user:password@host:587, or smtps:// for TLS from the first byte. `?tls=required` and `?tls=never` say how to treat STARTTLS. */
  url: string;
  /** Milliseconds. `final` is how long to wait for the answer to the mail itself: servers scan before they answer (RFC 5321, 4.5.3.2.6 asks for ten minutes). */
  timeouts?: Partial<Timeouts>;
  /** Mails over one connection before it is renewed. */
  mailsPerConnection?: number;
  /** Most connections at once; who wants to send meanwhile waits for one. Mail providers set such a limit. */
  connections?: number;
  /** Name given in EHLO. */
  name?: string;
  /** Finds, for every connection anew, where a host that a person typed may be reached; without it the host is ours, and trusted. */
  reach?: (host: string) => Promise<PublicHost>;
}

interface Timeouts {
  connect: number;
  greeting: number;
  /** No answer to one command. */
  command: number;
  /** From the first byte on the wire to 354, all commands together. */
  envelope: number;
  final: number;
  /** How long an unused connection is kept. */
  idle: number;
}

const DEFAULTS: Timeouts = { connect: 10_000, greeting: 15_000, command: 30_000, envelope: 90_000, final: 600_000, idle: 10_000 };
const CHUNK = 16_384;

interface Line {
  connection: SMTPConnection;
  mails: number;
  /** Set while the connection waits in the pool. */
  idleTimer: NodeJS.Timeout | null;
  /** Where an error goes that arrives while nobody sends. */
  onError: (error: SmtpFailure) => void;
}

/** One SMTP account. Connections are kept and used again; as many are opened as mails are sent at once, up to a limit. */
export function createSmtpTransport({ url, timeouts, mailsPerConnection = 100, connections = 16, name, reach }: TransportOptions): SmtpTransport {
  const limits = { ...DEFAULTS, ...timeouts };
  const account = readSmtpUrl(url);
  const idle: Line[] = [];
  const place = placesFor(connections);
  let closed = false;

  /** Connects to the address that was looked at, not to the name again: the next answer may be another one. */
  async function addressOf(host: string): Promise<{ host: string; tls?: { servername: string } }> {
    if (!reach) return { host };
    const found = await reach(host);
    if (found.outcome === "public") return { host: found.address, ...(isIP(host) ? {} : { tls: { servername: host } }) };
    const failure = found.outcome === "private" ? { message: `${host} is not on the open Internet`, code: "EPRIVATE" } : { message: `There is no host ${host}`, code: "ENOTFOUND" };
    throw new AttemptFailed(failure, "connect");
  }

  async function open(): Promise<Line> {
    const connection = new SMTPConnection({
      ...account.options,
      ...(await addressOf(account.options.host)),
      name,
      connectionTimeout: limits.connect + limits.greeting,
      greetingTimeout: limits.greeting,
      socketTimeout: limits.command,
      // A failed attempt must not leave half a mail behind in a socket that is still being flushed.
      socketCloseTimeout: 0,
    });
    const line: Line = { connection, mails: 0, idleTimer: null, onError: () => {} };
    let stage: Stage = "connect";
    try {
      await new Promise<void>((resolve, reject) => {
        connection.on("error", (error: SmtpFailure) => line.onError(error));
        // "end" without an error: the other side hung up between two answers. The error itself, if there is one, comes a moment later.
        connection.on("end", () => setImmediate(() => line.onError({ message: "The server closed the connection", code: "ECONNECTION" })));
        line.onError = reject;
        connection.connect((error) => {
          if (error) return reject(error);
          if (!account.auth) return resolve();
          stage = "login";
          if (!connection.allowsAuth) return reject({ message: "The server offers no login", code: "EAUTH" });
          connection.login({ user: account.auth.user, pass: account.auth.pass }, (problem) => (problem ? reject(problem) : resolve()));
        });
      });
    } catch (error) {
      connection.close();
      throw new AttemptFailed(error as SmtpFailure, stage);
    }
    return line;
  }

  function takeIdle(): Line | null {
    for (let line = idle.pop(); line; line = idle.pop()) {
      clearTimeout(line.idleTimer!);
      if (!line.connection.destroyed) return line;
    }
    return null;
  }

  function release(line: Line) {
    if (closed || line.connection.destroyed || line.mails >= mailsPerConnection) return hangUp(line);
    line.onError = () => {};
    line.idleTimer = setTimeout(() => {
      idle.splice(idle.indexOf(line), 1);
      hangUp(line);
    }, limits.idle);
    line.idleTimer.unref();
    idle.push(line);
  }

  async function attempt(line: Line, envelope: Envelope, bytes: Uint8Array, mark: Mark): Promise<{ outcome: SendOutcome; stage: Stage }> {
    const { connection } = line;
    let stage: Stage = "envelope";
    let abandoned = false;
    let deadline: NodeJS.Timeout | undefined;
    line.mails += 1;
    try {
      const { response, rejectedErrors = [] } = await new Promise<SMTPConnection.SentMessageInfo>((resolve, reject) => {
        deadline = setTimeout(() => reject({ message: "The server took too long over the envelope", code: "ETIMEDOUT" }), limits.envelope);
        line.onError = reject;
        const body = markedBody(bytes, {
          mark: async () => {
            stage = "mark";
            clearTimeout(deadline);
            if (!(await mark())) {
              abandoned = true;
              throw new Error("The mark was refused");
            }
            stage = "body";
            if (connection._socket) connection._socket.setTimeout(limits.final);
          },
          onComplete: () => (stage = "final"),
        });
        connection.send({ from: envelope.from, to: [...envelope.to], size: bytes.byteLength }, body, (error, info) =>
          error ? reject(error) : resolve(info!),
        );
      });
      if (connection._socket) connection._socket.setTimeout(limits.command);
      release(line);
      const rejected = rejectedErrors.map((error) => ({ address: error.recipient ?? "", response: oneLine(error.response ?? error.message) }));
      return { outcome: { outcome: "sent", response: oneLine(response), rejected }, stage };
    } catch (error) {
      connection.close();
      return { outcome: abandoned ? { outcome: "abandoned" } : outcomeOf(error as SmtpFailure, stage), stage };
    } finally {
      clearTimeout(deadline);
    }
  }

  async function send(envelope: Envelope, bytes: Uint8Array, mark: Mark): Promise<SendOutcome> {
    const used = takeIdle();
    if (used) {
      const { outcome, stage } = await attempt(used, envelope, bytes, mark);
      // The server had let go of the waiting connection: that says nothing about this mail, so try on a fresh one.
      const stale = stage === "envelope" && outcome.outcome === "retry" && outcome.about === "server";
      if (!stale) return outcome;
    }
    try {
      return (await attempt(await open(), envelope, bytes, mark)).outcome;
    } catch (error) {
      if (error instanceof AttemptFailed) return outcomeOf(error.failure, error.stage);
      throw error;
    }
  }

  return {
    async send(envelope, bytes, mark) {
      await place.take();
      try {
        return await send(envelope, bytes, mark);
      } finally {
        place.leave();
      }
    },

    async verify() {
      try {
        release(await open());
        return null;
      } catch (error) {
        if (error instanceof AttemptFailed) return { failure: error.failure, stage: error.stage };
        throw error;
      }
    },

    close() {
      closed = true;
      for (let line = takeIdle(); line; line = takeIdle()) hangUp(line);
    },
  };
}

/** So many at once; the others wait in the order in which they came. */
function placesFor(count: number) {
  let free = count;
  const waiting: (() => void)[] = [];
  return {
    take: (): Promise<void> | void => {
      if (free === 0) return new Promise((resolve) => waiting.push(resolve));
      free -= 1;
    },
    leave: () => {
      const next = waiting.shift();
      if (next) next();
      else free += 1;
    },
  };
}

class AttemptFailed extends Error {
  constructor(
    readonly failure: SmtpFailure,
    readonly stage: Stage,
  ) {
    super(failure.message);
  }
}

/**
 * The mail as a stream whose first read commits the mark. SMTPConnection starts to read exactly when the server has
 * answered 354; nothing reaches the socket before `mark` has resolved. It is read in pieces, so that `onComplete` tells
 * apart a connection lost in the middle (the server must discard that) from one lost after the end.
 */
function markedBody(bytes: Uint8Array, { mark, onComplete }: { mark: () => Promise<void>; onComplete: () => void }): Readable {
  let at = -1;
  return new Readable({
    highWaterMark: CHUNK,
    read() {
      if (at < 0) {
        at = 0;
        mark().then(
          () => push(this),
          (error: Error) => this.destroy(error),
        );
        return;
      }
      push(this);
    },
  });

  function push(stream: Readable) {
    if (stream.destroyed) return;
    const piece = bytes.subarray(at, at + CHUNK);
    at += piece.byteLength;
    if (at >= bytes.byteLength) {
      onComplete();
      stream.push(piece);
      stream.push(null);
    } else stream.push(piece);
  }
}

function hangUp(line: Line) {
  line.onError = () => {};
  if (line.connection.destroyed) return;
  line.connection.quit();
  // A server that never answers QUIT would hold the socket.
  setTimeout(() => line.connection.close(), 2_000).unref();
}

/** The address of an account that a person typed. */
export function smtpUrl({ host, port, security, user, password }: { host: string; port: number; security: "tls" | "starttls" | "none"; user: string; password: string }): string {
  const login = user ? `${encodeURIComponent(user)}:${encodeURIComponent(password)}@` : "";
  const at = isIP(host) === 6 ? `[${host}]` : host;
  return security === "tls" ? `smtps://${login}${at}:${port}` : `smtp://${login}${at}:${port}?tls=${security === "starttls" ? "required" : "never"}`;
}

function readSmtpUrl(text: string) {
  const url = new URL(text);
  if (url.protocol !== "smtp:" && url.protocol !== "smtps:") throw new Error("An SMTP address starts with smtp:// or smtps://");
  const secure = url.protocol === "smtps:";
  const tls = url.searchParams.get("tls");
  return {
    options: {
      host: url.hostname.replace(/^\[|\]$/g, ""),
      port: url.port ? Number(url.port) : secure ? 465 : 587,
      secure,
      requireTLS: !secure && tls === "required",
      ignoreTLS: !secure && tls === "never",
    },
    auth: url.username ? { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) } : null,
  };
}
