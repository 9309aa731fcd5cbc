import type { MailboxFailure } from "~/channels/email/imap.server";

/** What is wrong with a mailbox, and what to do about it; `at` is the field that it is about. */
export interface MailboxProblem {
  at: "host" | "port" | "password" | "folder";
  words: string;
}

export function mailboxProblem(failure: MailboxFailure, mailbox: { host: string; port: number; folder: string }): MailboxProblem {
  const { host, port, folder } = mailbox;
  switch (failure.outcome) {
    case "forbidden-host":
      return { at: "host", words: `${host} is not a mail server on the open Internet.` };
    case "refused":
      return { at: "password", words: `${host} refuses this name and password: “${failure.because}”. Gmail, Yahoo and iCloud want an app password instead of the usual one, and IMAP must be switched on.` };
    case "no-folder":
      return { at: "folder", words: `There is no folder “${folder}” in this mailbox.${failure.folders.length > 0 ? ` There are: ${failure.folders.join(", ")}.` : ""}` };
    case "not-trusted":
      return { at: "host", words: `The certificate of ${host} is not in order (${failure.because}), so the password was not sent. Use the name that your provider gives for IMAP.` };
    case "unreachable":
      return unreachable(failure.because, host, port);
  }
}

function unreachable(because: string, host: string, port: number): MailboxProblem {
  if (/There is no host|ENOTFOUND/.test(because)) return { at: "host", words: `There is no server named ${host}. Look for a typing error.` };
  if (/ECONNREFUSED/.test(because)) return { at: "port", words: `${host} takes no connection at port ${port}. IMAP is usually at 993 with TLS, or at 143 with STARTTLS.` };
  if (/wrong version number|WRONG_VERSION|EPROTO|SSL|packet length/i.test(because)) return { at: "port", words: `${host} does not speak TLS at port ${port}. Try STARTTLS, or port 993.` };
  if (/STARTTLS/i.test(because)) return { at: "port", words: `${host} does not offer STARTTLS at port ${port}. Try TLS at port 993.` };
  if (/time|ETIMEDOUT|greeting/i.test(because)) return { at: "port", words: `${host} does not answer at port ${port}. IMAP is usually at 993 with TLS, or at 143 with STARTTLS.` };
  return { at: "host", words: `${host} broke off: “${because}”.` };
}
