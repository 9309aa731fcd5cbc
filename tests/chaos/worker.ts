import { randomUUID } from "node:crypto";
import { disconnect } from "~/db.server";
import { deliverDueMail } from "~/domain/outbox/deliver-mail.server";
import { closeTransports, transportFor } from "~/domain/outbox/transports.server";

/** A worker that does nothing but empty the outbox, until it is told to stop or killed. */
const stopping = new AbortController();
process.on("SIGTERM", () => stopping.abort());
const owner = randomUUID();

process.send?.("ready");
while (!stopping.signal.aborted) {
  await deliverDueMail({
    owner,
    transportFor,
    rechecks: {},
    concurrency: Number(process.env.CHAOS_CONCURRENCY),
    now: () => new Date(),
    random: Math.random,
    signal: stopping.signal,
  });
  await new Promise((done) => setTimeout(done, 100));
}
closeTransports();
await disconnect();
process.exit();
