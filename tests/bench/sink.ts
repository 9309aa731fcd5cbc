import { startSmtpSink } from "../support/smtp-sink";

/** The mail server of a benchmark, in a process of its own. */
const sink = await startSmtpSink();
process.send?.(sink.url);
process.on("message", (message) => {
  if (message === "count") process.send?.(sink.mails.length);
  if (message === "forget") sink.mails.length = 0;
});
