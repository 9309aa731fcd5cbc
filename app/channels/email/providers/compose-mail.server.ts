import MailComposer from "nodemailer/lib/mail-composer";

/** What a provider gives of a mail when it does not give the mail itself. */
export interface ProvidersParts {
  /** The original headers, in order; those of the MIME structure are written anew. */
  headers: { name: string; value: string }[];
  text: string | null;
  html: string | null;
  attachments: { name: string; type: string; content: Uint8Array; contentId: string | null }[];
}

/** Written anew with the parts, or told by the provider beside the mail and not to be believed from inside it. */
const LEFT_OUT = /^(?:content-(?:type|transfer-encoding|disposition|id|description)|mime-version)$/i;

/**
 * A provider's parts → raw MIME, so that every mail is kept and read in one form. The original headers are carried over
 * as they are; line ends in them are folded away, so no value can begin a header of its own.
 */
export async function composeMail(parts: ProvidersParts): Promise<Uint8Array> {
  const body = new MailComposer({
    ...(parts.text === null ? {} : { text: parts.text }),
    ...(parts.html === null ? {} : { html: parts.html }),
    attachments: parts.attachments.map((file) => ({
      filename: file.name,
      contentType: file.type,
      content: Buffer.from(file.content),
      ...(file.contentId === null ? {} : { cid: file.contentId }),
    })),
    disableUrlAccess: true,
    disableFileAccess: true,
  }).compile();
  const built = await body.build();
  const structure = built
    .toString("latin1")
    .split(/\r\n\r\n/, 1)[0]!
    .split(/\r\n(?![ \t])/)
    .filter((line) => /^(?:content-|mime-version)/i.test(line));
  const original = parts.headers
    .filter(({ name }) => /^[!-9;-~]+$/.test(name) && !LEFT_OUT.test(name))
    .map(({ name, value }) => `${name}: ${value.replace(/[\r\n]+[ \t]*/g, " ")}`);
  const rest = built.subarray(built.indexOf("\r\n\r\n"));
  return Buffer.concat([Buffer.from([...original, ...structure].join("\r\n"), "utf8"), rest]);
}
