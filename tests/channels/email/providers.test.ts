import { createHmac, createSign, generateKeyPairSync } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { composeMail } from "~/channels/email/providers/compose-mail.server";
import { splitHeaders } from "~/channels/email/mime/read-headers";
import { mailProviders } from "~/channels/email/providers/providers.server";
import type { ProviderPost, ProviderRequest, ProviderSettings } from "~/channels/email/providers/provider";
import { NOTHING_KNOWN, readMail } from "~/channels/email/read-mail";

const NOW = new Date("2026-03-03T10:12:00Z");
const SECRET = "a-long-shared-secret";
const TOPIC = "arn:aws:sns:eu-west-1:123456789012:inbound";
const RAW = "From: Ana Keller <ana@example.com>\r\nTo: help@loomandco.example\r\nSubject: =?utf-8?Q?Gr=C3=B6=C3=9Fe?=\r\nMessage-ID: <m1@example.com>\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nIst L groß?";

const { publicKey, privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048, publicKeyEncoding: { type: "spki", format: "pem" }, privateKeyEncoding: { type: "pkcs8", format: "pem" } });
const fetched: string[] = [];
const settings: ProviderSettings = {
  secret: SECRET,
  snsTopicArn: TOPIC,
  fetch: async (input) => {
    fetched.push(String(input));
    return new Response(publicKey);
  },
};

const provider = (name: string) => mailProviders.find((candidate) => candidate.name === name)!;
const post = (body: string | Uint8Array, headers: Record<string, string> = {}, url = "https://app.example/inbound/email/x"): ProviderRequest => ({ url: new URL(url), headers: new Headers(headers), body: Buffer.from(body), now: NOW });
const basic = { Authorization: `Basic ${Buffer.from(`aftercare:${SECRET}`).toString("base64")}` };

function form(fields: Record<string, string>, files: { field: string; name: string; type: string; content: string; id?: string }[] = []): { body: Buffer; headers: Record<string, string> } {
  const parts = [
    ...Object.entries(fields).map(([name, value]) => Buffer.concat([Buffer.from(`--zz\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n`), Buffer.from(value), Buffer.from("\r\n")])),
    ...files.map((file) => Buffer.from(`--zz\r\nContent-Disposition: form-data; name="${file.field}"; filename="${file.name}"\r\nContent-Type: ${file.type}\r\n\r\n${file.content}\r\n`)),
  ];
  return { body: Buffer.concat([...parts, Buffer.from("--zz--\r\n")]), headers: { "Content-Type": "multipart/form-data; boundary=zz" } };
}

function mailOf(result: ProviderPost) {
  if (result.outcome !== "mail") throw new Error(`expected a mail, got ${JSON.stringify(result)}`);
  return { ...result, message: readMail(result.raw, { ...NOTHING_KNOWN, deliveredTo: result.recipients, returnPath: result.returnPath, verdict: result.authentication ?? null }) };
}

describe("every provider", () => {
  it("has a name of its own", () => {
    expect(new Set(mailProviders.map(({ name }) => name)).size).toBe(mailProviders.length);
  });

  it.each(mailProviders.map((each) => [each.name, each] as const))("%s refuses a stranger and survives nonsense", async (_name, each) => {
    for (const headers of [{}, { Authorization: "Basic bm9uc2Vuc2U=" }, { "X-Aftercare-Secret": "wrong" }, { Authorization: "Bearer wrong" }] as Record<string, string>[]) {
      expect(await each.verify(post("{}", headers), settings)).toBe(false);
    }
    for (const body of ["", "{}", "null", "[]", "\u0000", "--zz", "a=b&c"]) {
      for (const type of ["application/json", "multipart/form-data; boundary=zz", "application/x-www-form-urlencoded"]) {
        const result = await each.parse(post(body, { "Content-Type": type }));
        expect(["mail", "unreadable", "ignored", "confirm"]).toContain(result.outcome);
      }
    }
  });
});

describe("raw", () => {
  it("takes the secret from three places and the envelope from headers", async () => {
    for (const headers of [{ "X-Aftercare-Secret": SECRET }, { Authorization: `Bearer ${SECRET}` }, basic] as Record<string, string>[]) expect(await provider("raw").verify(post(RAW, headers), settings)).toBe(true);
    const { message } = mailOf(await provider("raw").parse(post(RAW, { "X-Envelope-To": "<tok@in.example>, two@in.example", "X-Envelope-From": "<>" })));
    expect(message).toMatchObject({ deliveredTo: ["tok@in.example", "two@in.example"], returnPath: "", subject: "Größe", reply: "Ist L groß?" });
  });
});

describe("postmark", () => {
  const parts = {
    From: "ana@example.com",
    To: "help@loomandco.example",
    OriginalRecipient: "tok@in.example",
    Subject: "Größe",
    Date: "Tue, 3 Mar 2026 10:12:00 +0100",
    TextBody: "Ist L groß?",
    HtmlBody: '<p>Ist L groß? <img src="cid:pic"></p>',
    Headers: [{ Name: "Message-ID", Value: "<m1@example.com>" }, { Name: "Return-Path", Value: "<ana@example.com>" }, { Name: "Content-Type", Value: "multipart/evil" }, { Name: "X-Evil", Value: "a\r\nBcc: victim@example.com" }],
    Attachments: [{ Name: "Größe.txt", Content: Buffer.from("hello").toString("base64"), ContentType: "text/plain", ContentID: "" }],
  };

  it("is known by basic authentication", async () => {
    expect(await provider("postmark").verify(post("{}", basic), settings)).toBe(true);
  });

  it("gives its parts back as one mail", async () => {
    const { message, raw } = mailOf(await provider("postmark").parse(post(JSON.stringify(parts))));
    expect(message).toMatchObject({ from: { address: "ana@example.com" }, subject: "Größe", messageId: "m1@example.com", text: "Ist L groß?", deliveredTo: ["tok@in.example"], returnPath: "ana@example.com", sentAt: new Date("2026-03-03T09:12:00Z") });
    expect(message.attachments).toMatchObject([{ name: "Größe.txt", bytes: 5 }]);
    expect(message.html).toContain('data-cid="pic"');
    expect(Buffer.from(raw).toString()).not.toMatch(/^Bcc:/m);
  });

  it("prefers the whole mail", async () => {
    expect(mailOf(await provider("postmark").parse(post(JSON.stringify({ ...parts, RawEmail: RAW })))).message.reply).toBe("Ist L groß?");
  });
});

describe("sendgrid", () => {
  const head = "From: Ana Keller <ana@example.com>\nTo: help@loomandco.example\nSubject: =?utf-8?Q?Gr=C3=B6=C3=9Fe?=\nMessage-ID: <m1@example.com>\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=abc";

  it("gives its parts back as one mail, in their own character sets", async () => {
    const { body, headers } = form({ headers: head, text: "TEXT", envelope: '{"to":["tok@in.example"],"from":"ana@example.com"}', dkim: "{@example.com : pass}", charsets: '{"text":"iso-8859-1"}', "attachment-info": '{"attachment1":{"filename":"cup.txt","type":"text/plain"}}' }, [{ field: "attachment1", name: "x", type: "text/plain", content: "hello" }]);
    const latin = Buffer.from(body.toString("latin1").replace("TEXT", "Ist L gro\xdf?"), "latin1");
    const { message } = mailOf(await provider("sendgrid").parse(post(latin, headers)));
    expect(message).toMatchObject({ from: { address: "ana@example.com", name: "Ana Keller" }, subject: "Größe", text: "Ist L groß?", deliveredTo: ["tok@in.example"], authentication: "pass", attachments: [{ name: "cup.txt", bytes: 5 }] });
  });

  it("takes the whole mail where it is sent", async () => {
    const { body, headers } = form({ email: RAW, envelope: '{"to":["tok@in.example"],"from":""}', dkim: "none" });
    expect(mailOf(await provider("sendgrid").parse(post(body, headers))).message).toMatchObject({ reply: "Ist L groß?", authentication: "none", returnPath: "" });
  });

  it("does not take a stranger's signature for the sender's", async () => {
    for (const [dkim, authentication] of [["{@bulk.example : pass}", "none"], ["{@example.com : fail}", "fail"], ["{@notexample.com : pass}", "none"], ["{@mail.example.com : pass}", "pass"]] as const) {
      const { body, headers } = form({ headers: head, text: "x", envelope: '{"to":["a@b.example"]}', dkim });
      expect(mailOf(await provider("sendgrid").parse(post(body, headers))).message.authentication, dkim).toBe(authentication);
    }
  });
});

describe("mailgun", () => {
  const timestamp = String(NOW.getTime() / 1000);
  const signed = (at = timestamp, secret = SECRET) => ({ timestamp: at, token: "tok", signature: createHmac("sha256", secret).update(`${at}tok`).digest("hex") });

  it("is known by its signature, for a quarter of an hour", async () => {
    const verify = (fields: Record<string, string>) => {
      const { body, headers } = form(fields);
      return provider("mailgun").verify(post(body, headers), settings);
    };
    expect(await verify(signed())).toBe(true);
    expect(await verify(signed(timestamp, "other"))).toBe(false);
    expect(await verify(signed(String(Number(timestamp) - 3600)))).toBe(false);
    expect(await verify({ ...signed(), timestamp: String(Number(timestamp) + 1) })).toBe(false);
    expect(await verify({})).toBe(false);
    const urlencoded = post(new URLSearchParams(signed()).toString(), { "Content-Type": "application/x-www-form-urlencoded" });
    expect(await provider("mailgun").verify(urlencoded, settings)).toBe(true);
  });

  it("gives its parts back as one mail", async () => {
    const { body, headers } = form(
      { ...signed(), recipient: "tok@in.example", sender: "ana@example.com", "body-plain": "Ist L groß?", "message-headers": JSON.stringify([["From", "Ana <ana@example.com>"], ["Subject", "Größe"], ["Message-Id", "<m1@example.com>"]]), "content-id-map": '{"<pic>":"attachment-1"}' },
      [{ field: "attachment-1", name: "cup.txt", type: "text/plain", content: "hello" }],
    );
    const { message } = mailOf(await provider("mailgun").parse(post(body, headers)));
    expect(message).toMatchObject({ from: { address: "ana@example.com" }, subject: "Größe", messageId: "m1@example.com", text: "Ist L groß?", returnPath: "ana@example.com", attachments: [{ name: "cup.txt", contentId: "pic" }] });
  });

  it("takes the whole mail where it is sent", async () => {
    const { body, headers } = form({ ...signed(), recipient: "tok@in.example", sender: "ana@example.com", "body-mime": RAW });
    expect(mailOf(await provider("mailgun").parse(post(body, headers))).message.reply).toBe("Ist L groß?");
  });
});

describe("ses", () => {
  const message = (more: object = {}) => JSON.stringify({ notificationType: "Received", content: RAW, mail: { source: "ana@example.com", destination: ["help@loomandco.example"] }, receipt: { recipients: ["tok@in.example"], dmarcVerdict: { status: "PASS" }, action: { type: "SNS", encoding: "UTF8" }, ...more } });

  function notice(changes: Record<string, string> = {}, options: { sign?: boolean } = {}): string {
    const base: Record<string, string> = { Type: "Notification", MessageId: "1", TopicArn: TOPIC, Message: message(), Timestamp: NOW.toISOString(), SignatureVersion: "2", SigningCertURL: "https://sns.eu-west-1.amazonaws.com/SimpleNotificationService-1.pem", ...changes };
    const names = base["Type"] === "Notification" ? ["Message", "MessageId", "Subject", "Timestamp", "TopicArn", "Type"] : ["Message", "MessageId", "SubscribeURL", "Timestamp", "Token", "TopicArn", "Type"];
    const text = names.flatMap((name) => (base[name] === undefined ? [] : [`${name}\n${base[name]}\n`])).join("");
    const signature = createSign(base["SignatureVersion"] === "2" ? "RSA-SHA256" : "RSA-SHA1").update(text).sign(privateKey, "base64");
    return JSON.stringify({ ...base, Signature: options.sign === false ? "AAAA" : signature });
  }

  it("is known by Amazon's signature and by the topic", async () => {
    const verify = (body: string, with_ = settings) => provider("ses").verify(post(body), with_);
    expect(await verify(notice())).toBe(true);
    expect(await verify(notice({ SignatureVersion: "1" }))).toBe(true);
    expect(await verify(notice({}, { sign: false }))).toBe(false);
    expect(await verify(notice().replace("Ist L", "Ist M"))).toBe(false);
    expect(await verify(notice({ TopicArn: `${TOPIC}2` }))).toBe(false);
    expect(await verify(notice(), { ...settings, snsTopicArn: null })).toBe(false);
    expect(await verify(notice({ Timestamp: "2026-03-01T00:00:00Z" }))).toBe(false);
  });

  it("fetches no certificate from anywhere but Amazon", async () => {
    const before = fetched.length;
    for (const url of ["https://evil.example/x.pem", "http://sns.eu-west-1.amazonaws.com/x.pem", "https://sns.eu-west-1.amazonaws.com.evil.example/x.pem", "https://user@sns.eu-west-1.amazonaws.com/x.pem", "https://sns.eu-west-1.amazonaws.com:8443/x.pem", "https://sns.eu-west-1.amazonaws.com/x.txt", "nonsense"]) {
      expect(await provider("ses").verify(post(notice({ SigningCertURL: url })), settings), url).toBe(false);
    }
    expect(fetched.length).toBe(before);
  });

  it("hands over the mail with Amazon's verdict", async () => {
    expect(mailOf(await provider("ses").parse(post(notice()))).message).toMatchObject({ reply: "Ist L groß?", authentication: "pass", deliveredTo: ["tok@in.example"], returnPath: "ana@example.com" });
    const encoded = notice({ Message: JSON.stringify({ ...JSON.parse(message({ dmarcVerdict: { status: "FAIL" }, action: { encoding: "BASE64" } })), content: Buffer.from(RAW).toString("base64") }) });
    expect(mailOf(await provider("ses").parse(post(encoded))).message).toMatchObject({ reply: "Ist L groß?", authentication: "fail" });
  });

  it("confirms its subscription at Amazon only, and says what is missing", async () => {
    const confirm = (SubscribeURL: string) => provider("ses").parse(post(notice({ Type: "SubscriptionConfirmation", Token: "t", SubscribeURL })));
    expect(await confirm("https://sns.eu-west-1.amazonaws.com/?Action=ConfirmSubscription")).toMatchObject({ outcome: "confirm" });
    expect(await confirm("https://evil.example/")).toMatchObject({ outcome: "unreadable" });
    const inS3 = notice({ Message: JSON.stringify({ ...JSON.parse(message()), content: undefined }) });
    expect(await provider("ses").parse(post(inS3))).toMatchObject({ outcome: "unreadable", because: expect.stringContaining("S3") });
    expect(await provider("ses").parse(post(notice({ Message: '{"notificationType":"Bounce"}' })))).toMatchObject({ outcome: "ignored" });
  });
});

describe("a mail put together from parts", () => {
  it("has the given headers and no others, whatever stands in them", async () => {
    const text = fc.oneof(fc.string({ maxLength: 40 }), fc.constantFrom("a\r\nBcc: victim@example.com", "a\nX: y", "a\r\n\r\nbody", "\u2028Bcc: x", "Größe", ""));
    await fc.assert(
      fc.asyncProperty(fc.array(fc.record({ name: fc.oneof(fc.constantFrom("Subject", "X-A", "Content-Type", "Bcc\r\nX", "a b", ""), text), value: text }), { maxLength: 6 }), text, async (headers, body) => {
        const raw = await composeMail({ headers, text: body, html: null, attachments: [{ name: body, type: "text/plain", content: Buffer.from("x"), contentId: null }] });
        const found = splitHeaders(Buffer.from(raw).toString("latin1")).headers.map(({ name }) => name);
        const allowed = new Set([...headers.map(({ name }) => name.toLowerCase()), "content-type", "content-transfer-encoding", "content-disposition", "mime-version"]);
        expect(found.filter((name) => !allowed.has(name))).toEqual([]);
        expect(found.filter((name) => name === "content-type").length).toBe(1);
      }),
      { numRuns: 500, seed: 21 },
    );
  });
});
