import { PassThrough } from "node:stream";
import { createReadableStreamFromReadable, type EntryContext } from "@remix-run/node";
import { RemixServer } from "@remix-run/react";
import { isbot } from "isbot";
import { renderToPipeableStream } from "react-dom/server";
import { log } from "~/lib/log.server";
import { addDocumentResponseHeaders } from "~/shopify.server";

/** The worker runs in the same bundle; app/start.ts starts and stops it. */
export { disconnect, openQueue, startWorker, stopWorker } from "~/worker/worker.server";
export { closeDesk } from "~/domain/tickets/watch-desk.server";

const STREAM_TIMEOUT_MS = 10_000;

export default function handleRequest(request: Request, status: number, headers: Headers, context: EntryContext): Promise<Response> {
  addDocumentResponseHeaders(request, headers);
  headers.set("X-Content-Type-Options", "nosniff");
  headers.set("Referrer-Policy", "strict-origin-when-cross-origin");
  const readyEvent = isbot(request.headers.get("user-agent")) ? "onAllReady" : "onShellReady";

  return new Promise((resolve, reject) => {
    const { pipe, abort } = renderToPipeableStream(<RemixServer context={context} url={request.url} abortDelay={STREAM_TIMEOUT_MS} />, {
      [readyEvent]() {
        const body = new PassThrough();
        headers.set("Content-Type", "text/html; charset=utf-8");
        resolve(new Response(createReadableStreamFromReadable(body), { status, headers }));
        pipe(body);
      },
      onShellError: reject,
      onError(error) {
        status = 500;
        log.error({ err: error as Error }, "render");
      },
    });
    setTimeout(abort, STREAM_TIMEOUT_MS + 1_000).unref();
  });
}

export function handleError(error: unknown, { request }: { request: Request }): void {
  if (!request.signal.aborted) log.error({ err: error as Error, path: new URL(request.url).pathname }, "request failed");
}
