import { z } from "zod";
import { composeMail } from "./compose-mail.server";
import type { MailProvider } from "./provider";
import { carriesSecret } from "./shared-secret.server";

/** https://postmarkapp.com/developer/webhooks/inbound-webhook */
const address = z.object({ Email: z.string() });
const schema = z.object({
  OriginalRecipient: z.string().default(""),
  ToFull: z.array(address).default([]),
  CcFull: z.array(address).default([]),
  BccFull: z.array(address).default([]),
  From: z.string().default(""),
  To: z.string().default(""),
  Cc: z.string().default(""),
  ReplyTo: z.string().default(""),
  Subject: z.string().default(""),
  Date: z.string().default(""),
  TextBody: z.string().default(""),
  HtmlBody: z.string().default(""),
  Headers: z.array(z.object({ Name: z.string(), Value: z.string() })).default([]),
  Attachments: z.array(z.object({ Name: z.string().default(""), Content: z.string().default(""), ContentType: z.string().default("application/octet-stream"), ContentID: z.string().nullish() })).default([]),
  /** Only when "Include raw email content" is switched on. */
  RawEmail: z.string().optional(),
});

export const postmark: MailProvider = {
  name: "postmark",
  verify: async (request, settings) => carriesSecret(request, settings.secret),
  async parse({ body }) {
    const parsed = schema.safeParse(readJson(body));
    if (!parsed.success) return { outcome: "unreadable", because: "This is not Postmark's inbound format." };
    const post = parsed.data;
    const envelope = { recipients: post.OriginalRecipient === "" ? [...post.ToFull, ...post.CcFull, ...post.BccFull].map(({ Email }) => Email) : [post.OriginalRecipient], returnPath: returnPathOf(post.Headers) };
    if (post.RawEmail) return { outcome: "mail", raw: Buffer.from(post.RawEmail, "utf8"), ...envelope };
    const named = { From: post.From, To: post.To, Cc: post.Cc, "Reply-To": post.ReplyTo, Subject: post.Subject, Date: post.Date };
    const given = new Set(post.Headers.map(({ Name }) => Name.toLowerCase()));
    const headers = [
      ...post.Headers.map(({ Name, Value }) => ({ name: Name, value: Value })),
      ...Object.entries(named).flatMap(([name, value]) => (value === "" || given.has(name.toLowerCase()) ? [] : [{ name, value }])),
    ];
    const raw = await composeMail({
      headers,
      text: post.TextBody === "" ? null : post.TextBody,
      html: post.HtmlBody === "" ? null : post.HtmlBody,
      attachments: post.Attachments.map((file) => ({ name: file.Name, type: file.ContentType, content: Buffer.from(file.Content, "base64"), contentId: file.ContentID?.replace(/^<|>$/g, "") || null })),
    });
    return { outcome: "mail", raw, ...envelope };
  },
};

function readJson(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(body));
  } catch {
    return null;
  }
}

function returnPathOf(headers: { Name: string; Value: string }[]): string | null {
  const value = headers.find(({ Name }) => Name.toLowerCase() === "return-path")?.Value;
  return value === undefined ? null : value.trim().replace(/^<|>$/g, "");
}
