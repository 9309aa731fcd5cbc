import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { setImmediate } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import type { InboundMessage } from "../inbound-message";
import type { ThreadAnswer, ThreadTask } from "./mail-thread.server";
import type { Reception } from "./read-mail";
import type { MailText } from "./read-text";

export type ReadOutcome<Result> =
  | { outcome: "read"; message: Result; milliseconds: number }
  /** The mail took longer than the limit: park it, show it, try again at most twice. */
  | { outcome: "too-slow"; milliseconds: number }
  | { outcome: "unreadable"; reason: string };

/** Hostile mails take up to a second on a busy machine; whatever takes this long never ends. */
const LONGEST_READING_MS = 10_000;
/** A thread that grows beyond this is ended rather than the whole process. */
const MOST_MEMORY_MB = 512;

interface Job {
  task: ThreadTask;
  done: (outcome: ReadOutcome<unknown>) => void;
}

interface Thread {
  worker: Worker;
  ready: boolean;
  job: Job | null;
  timer: NodeJS.Timeout | null;
}

export interface MailReader {
  readMail(raw: Uint8Array, reception: Reception): Promise<ReadOutcome<InboundMessage>>;
  readBareText(text: string): Promise<ReadOutcome<MailText>>;
  readBareHtml(html: string): Promise<ReadOutcome<MailText>>;
  stop(): Promise<void>;
}

/**
 * A pool of threads that read mails, so that no mail ever holds the event loop. Threads start when first needed
 * and are replaced when a mail kills or hangs one; a mail that does so ends as "unreadable" or "too-slow".
 */
export function startMailReader(options: { threads?: number; longestMs?: number } = {}): MailReader {
  const size = options.threads ?? 1;
  const longest = options.longestMs ?? LONGEST_READING_MS;
  const threads: Thread[] = [];
  const waiting: Job[] = [];
  let stopped = false;

  const feed = () => {
    while (waiting.length > 0) {
      const thread = threads.find((candidate) => candidate.job === null) ?? (threads.length < size ? start() : undefined);
      const job = thread && waiting.shift();
      if (!thread || !job) return;
      give(thread, job);
    }
  };

  const give = (thread: Thread, job: Job) => {
    thread.job = job;
    thread.worker.ref();
    watch(thread);
    thread.worker.postMessage(job.task, job.task.kind === "mail" ? [job.task.raw.buffer as ArrayBuffer] : []);
  };

  /** The time runs from when the thread is up, not from when it is asked for. */
  const watch = (thread: Thread) => {
    if (thread.timer) clearTimeout(thread.timer);
    const limit = thread.ready ? longest : longest + STARTING_MS;
    thread.timer = setTimeout(() => {
      finish(thread, { outcome: "too-slow", milliseconds: longest });
      discard(thread);
      feed();
    }, limit);
  };

  const finish = (thread: Thread, outcome: ReadOutcome<unknown>) => {
    if (thread.timer) clearTimeout(thread.timer);
    thread.timer = null;
    const job = thread.job;
    thread.job = null;
    thread.worker.unref();
    job?.done(outcome);
  };

  const discard = (thread: Thread) => {
    const at = threads.indexOf(thread);
    if (at !== -1) threads.splice(at, 1);
    void thread.worker.terminate();
  };

  const start = (): Thread => {
    const { file, execArgv } = threadFile();
    const worker = new Worker(file, { execArgv, resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY_MB } });
    const thread: Thread = { worker, ready: false, job: null, timer: null };
    worker.on("message", (answer: ThreadAnswer) => {
      if (answer.kind === "ready") {
        thread.ready = true;
        if (thread.job) watch(thread);
        return;
      }
      finish(thread, answer.kind === "result" ? { outcome: "read", message: answer.result, milliseconds: answer.milliseconds } : { outcome: "unreadable", reason: answer.reason });
      feed();
    });
    worker.on("error", (error) => {
      finish(thread, { outcome: "unreadable", reason: error.message });
      discard(thread);
      feed();
    });
    threads.push(thread);
    return thread;
  };

  const perform = <Result>(task: ThreadTask) =>
    new Promise<ReadOutcome<Result>>((done) => {
      if (stopped) return done({ outcome: "unreadable", reason: "The mail reader is stopped." });
      waiting.push({ task, done: done as (outcome: ReadOutcome<unknown>) => void });
      feed();
    });

  return {
    readMail: async (raw, reception) => perform<InboundMessage>({ kind: "mail", raw: await copyOf(raw), reception }),
    readBareText: (text) => perform<MailText>({ kind: "text", text }),
    readBareHtml: (html) => perform<MailText>({ kind: "html", html }),
    async stop() {
      stopped = true;
      for (const job of waiting.splice(0)) job.done({ outcome: "unreadable", reason: "The mail reader is stopped." });
      await Promise.all(threads.splice(0).map((thread) => thread.worker.terminate()));
    },
  };
}

const PIECE = 1024 * 1024;

/** The thread gets a copy to keep. Of a large mail it is made piece by piece: touching 25 MB of new memory takes a tenth of a second. */
async function copyOf(raw: Uint8Array): Promise<Uint8Array> {
  const copy = new Uint8Array(raw.byteLength);
  for (let at = 0; at < raw.byteLength; at += PIECE) {
    if (at > 0) await setImmediate();
    copy.set(raw.subarray(at, at + PIECE), at);
  }
  return copy;
}

/** A new thread compiles the reader before its first mail. */
const STARTING_MS = 30_000;

/** The source beside this file; in the bundled app, what the build has made of it. */
function threadFile(): { file: string; execArgv: string[] } {
  const source = fileURLToPath(new URL("./mail-thread.server.ts", import.meta.url));
  return existsSync(source) ? { file: source, execArgv: ["--import", "tsx"] } : { file: resolve("build/mail-thread.js"), execArgv: [] };
}

let shared: MailReader | null = null;

/** The process's own reader. */
export function mailReader(): MailReader {
  shared ??= startMailReader();
  return shared;
}
