import net from "node:net";

/** What the server does at one moment of the conversation: say something, hang up, reset the connection, or stay silent. */
export type Answer = string | "close" | "reset" | "silence";

export interface Script {
  greeting?: Answer;
  ehlo?: Answer;
  auth?: Answer;
  mail?: Answer;
  rcpt?: Answer | ((address: string) => Answer);
  data?: Answer;
  /** As soon as the first bytes of the mail arrive, before its end. */
  body?: Answer;
  /** After the final dot. */
  end?: Answer;
}

export interface ScriptedSmtp {
  url: string;
  /** Mails whose final dot arrived. */
  mails: { from: string; to: string[]; source: string }[];
  /** Every line the client said, DATA excluded. */
  said: string[];
  connections: number;
  /** Scripts for the next conversations, one each; the last one stays. */
  next(...scripts: Script[]): void;
  /** Drops every open connection, as servers do with idle ones. */
  hangUp(): void;
  stop(): Promise<void>;
}

/** A real SMTP server on a socket that follows a script to the letter, for what a well-behaved one never does. */
export async function startScriptedSmtp(...first: Script[]): Promise<ScriptedSmtp> {
  let scripts = first.length > 0 ? first : [{}];
  const sockets = new Set<net.Socket>();
  const server = net.createServer((socket) => {
    const script = (scripts.length > 1 ? scripts.shift() : scripts[0]) ?? {};
    sockets.add(socket);
    smtp.connections += 1;
    socket.on("error", () => {});
    socket.on("close", () => sockets.delete(socket));
    converse(socket, script, smtp);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const smtp: ScriptedSmtp = {
    url: `smtp://127.0.0.1:${(server.address() as net.AddressInfo).port}`,
    mails: [],
    said: [],
    connections: 0,
    next: (...more) => void (scripts = more),
    hangUp: () => sockets.forEach((socket) => socket.end()),
    stop: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
  return smtp;
}

function converse(socket: net.Socket, script: Script, smtp: ScriptedSmtp) {
  let buffered = "";
  let inData = false;
  let bodySeen = false;
  let mail = { from: "", to: [] as string[], source: "" };

  const answer = (what: Answer) => {
    if (what === "silence") return;
    if (what === "close") socket.end();
    else if (what === "reset") socket.resetAndDestroy();
    else socket.write(what.endsWith("\n") || what.endsWith("~") ? what.replace(/~$/, "") : `${what}\r\n`);
  };
  const onLine = (line: string) => {
    smtp.said.push(line);
    const verb = line.slice(0, 4).toUpperCase();
    if (verb === "EHLO") answer(script.ehlo ?? `250-scripted\r\n250-SIZE 1000000\r\n250 ${script.auth === undefined ? "8BITMIME" : "AUTH PLAIN"}`);
    else if (verb === "AUTH") answer(script.auth ?? "235 2.7.0 Welcome");
    else if (verb === "MAIL") {
      mail = { from: /<(.*?)>/.exec(line)?.[1] ?? "", to: [], source: "" };
      answer(script.mail ?? "250 2.1.0 Sender ok");
    } else if (verb === "RCPT") {
      const address = /<(.*?)>/.exec(line)?.[1] ?? "";
      const reply = (typeof script.rcpt === "function" ? script.rcpt(address) : script.rcpt) ?? "250 2.1.5 Recipient ok";
      if (reply.startsWith("2")) mail.to.push(address);
      answer(reply);
    } else if (verb === "DATA") {
      const reply = script.data ?? (mail.to.length > 0 ? "354 Go ahead" : "503 5.5.1 No valid recipients");
      inData = /^[23]/.test(reply);
      bodySeen = false;
      answer(reply);
    } else if (verb === "QUIT") {
      answer("221 2.0.0 Bye");
      socket.end();
    } else answer("250 2.0.0 Ok");
  };

  answer(script.greeting ?? "220 scripted ESMTP");
  socket.on("data", (chunk) => {
    buffered += chunk.toString("latin1");
    for (;;) {
      if (inData) {
        if (!bodySeen && buffered.length > 0 && script.body !== undefined) {
          bodySeen = true;
          answer(script.body);
          if (script.body === "reset" || script.body === "close") return;
        }
        const end = buffered.startsWith(".\r\n") ? 0 : buffered.indexOf("\r\n.\r\n");
        if (end < 0) return;
        mail.source = buffered.slice(0, end);
        buffered = buffered.slice(end + (end === 0 && buffered.startsWith(".\r\n") ? 3 : 5));
        inData = false;
        smtp.mails.push(mail);
        answer(script.end ?? "250 2.0.0 Queued as scripted-1");
        continue;
      }
      const newline = buffered.indexOf("\r\n");
      if (newline < 0) return;
      const line = buffered.slice(0, newline);
      buffered = buffered.slice(newline + 2);
      onLine(line);
    }
  });
}
