import { parentPort } from "node:worker_threads";
import { NOTHING_KNOWN, type Reception, interpretBareBody, readMail } from "./read-mail";

/** The thread in which mails are read: a poisonous one holds up nobody but itself. */
export type ThreadTask =
  | { kind: "mail"; raw: Uint8Array; reception: Reception }
  | { kind: "text"; text: string }
  | { kind: "html"; html: string };

function perform(task: ThreadTask) {
  switch (task.kind) {
    case "mail":
      return readMail(task.raw, task.reception);
    case "text":
      return interpretBareBody({ plain: task.text, html: null });
    case "html":
      return interpretBareBody({ plain: null, html: task.html });
  }
}

// The first mail would otherwise pay for compiling every pattern.
readMail(new TextEncoder().encode("Subject: =?utf-8?B?aGk=?=\r\nContent-Type: text/html\r\n\r\n<p>Hi</p><blockquote>On 1/1/2026 10:10, A <a@b.cd> wrote:</blockquote>"), NOTHING_KNOWN);

export type ThreadAnswer = { kind: "ready" } | { kind: "result"; result: unknown; milliseconds: number } | { kind: "error"; reason: string };

function answer(message: ThreadAnswer, handedOver: ArrayBuffer[] = []): void {
  parentPort?.postMessage(message, handedOver);
}

/** Node shares the memory of small ones between them, so only large ones can be handed over; the others are copied. */
const LARGE = 64 * 1024;

function largeAttachments(result: ReturnType<typeof perform>): ArrayBuffer[] {
  if (!("attachments" in result)) return [];
  return [...new Set(result.attachments.filter(({ content }) => content.byteLength >= LARGE).map(({ content }) => content.buffer as ArrayBuffer))];
}

parentPort?.on("message", (task: ThreadTask) => {
  const startedAt = performance.now();
  try {
    const result = perform(task);
    answer({ kind: "result", result, milliseconds: Math.round(performance.now() - startedAt) }, largeAttachments(result));
  } catch (error) {
    answer({ kind: "error", reason: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
});
answer({ kind: "ready" });
