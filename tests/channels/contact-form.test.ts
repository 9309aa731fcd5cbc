import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readContactForm } from "~/channels/contact-form";

const NOW = new Date("2026-03-03T10:12:00Z");

interface File {
  field: string;
  name: string;
  content: string;
}

function multipart(fields: Record<string, string>, files: File[] = []): { body: Uint8Array; contentType: string } {
  const parts = [
    ...Object.entries(fields).map(([name, value]) => `--xx\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`),
    ...files.map(({ field, name, content }) => `--xx\r\nContent-Disposition: form-data; name="${field}"; filename="${name}"\r\nContent-Type: image/png\r\n\r\n${content}\r\n`),
  ];
  return { body: Buffer.from(`${parts.join("")}--xx--\r\n`), contentType: "multipart/form-data; boundary=xx" };
}

const GOOD = { name: "Ana Keller", email: "Ana@Example.com", message: "Where is it?\r\nAna", order: "#1042", reason: "where_is_my_order", product: "77", locale: "de-CH", country: "CH", page: "/pages/contact", shown_at: String(NOW.getTime() / 1000 - 60), website: "" };
const read = (fields: Record<string, string>, files?: File[], loggedInCustomerId: string | null = null) => readContactForm({ ...multipart(fields, files), loggedInCustomerId, now: NOW });

describe("the contact form", () => {
  it("becomes a message", () => {
    expect(read(GOOD)).toMatchObject({
      outcome: "read",
      message: {
        channel: "contact_form",
        from: { address: "ana@example.com", name: "Ana Keller" },
        text: "Where is it?\nAna",
        reply: "Where is it?\nAna",
        language: "de-CH",
        customerId: null,
        authentication: "none",
        sentAt: NOW,
        form: { orderNumber: "#1042", reason: "where_is_my_order", productId: "gid://shopify/Product/77", page: "/pages/contact", country: "CH" },
      },
    });
  });

  it("posted without a script reads the same", () => {
    const body = Buffer.from(new URLSearchParams(GOOD).toString());
    expect(readContactForm({ body, contentType: "application/x-www-form-urlencoded", loggedInCustomerId: null, now: NOW })).toEqual(read(GOOD));
  });

  it("knows the logged-in customer by the proxy's word only", () => {
    expect(read({ ...GOOD, customerId: "5", logged_in_customer_id: "5" }, [], "42")).toMatchObject({ message: { customerId: "gid://shopify/Customer/42" } });
    expect(read(GOOD, [], "")).toMatchObject({ message: { customerId: null } });
    expect(read(GOOD, [], "1; drop")).toMatchObject({ message: { customerId: null } });
  });

  it("takes photos, with safe names and their true types", () => {
    const result = read(GOOD, [{ field: "photo", name: "../../cup.png", content: "<html><script>" }]);
    expect(result).toMatchObject({ message: { attachments: [{ name: "cup.png", type: "text/html", bytes: 14 }] } });
  });

  it("ignores the empty file field of a browser", () => {
    expect(read(GOOD, [{ field: "photo", name: "", content: "" }])).toMatchObject({ outcome: "read", message: { attachments: [] } });
  });

  it("names the fields at fault", () => {
    expect(read({ ...GOOD, email: "ana", message: "   " })).toEqual({ outcome: "invalid", errors: { email: "email", message: "missing" } });
    expect(read({ ...GOOD, message: "x".repeat(10_001) })).toEqual({ outcome: "invalid", errors: { message: "missing" } });
    expect(read(GOOD, Array.from({ length: 7 }, (_, i) => ({ field: "photo", name: `${i}.png`, content: "x" })))).toEqual({ outcome: "invalid", errors: { photo: "photo" } });
    expect(readContactForm({ body: Buffer.from("{}"), contentType: "application/json", loggedInCustomerId: null, now: NOW }).outcome).toBe("invalid");
  });

  it("catches robots by the trap, by their haste and by their links", () => {
    expect(read({ ...GOOD, website: "https://spam.example" })).toMatchObject({ outcome: "spam", because: "trap", message: { from: { address: "ana@example.com" } } });
    expect(read({ ...GOOD, shown_at: String(NOW.getTime() / 1000 - 1) })).toMatchObject({ outcome: "spam", because: "too-fast", message: { from: { address: "ana@example.com" } } });
    expect(read({ ...GOOD, message: "https://a.example ".repeat(6) })).toMatchObject({ outcome: "spam", because: "links", message: { from: { address: "ana@example.com" } } });
    expect(read({ ...GOOD, message: "[url=https://a.example]cheap[/url]" })).toMatchObject({ outcome: "spam", because: "links", message: { from: { address: "ana@example.com" } } });
  });

  it("keeps of a robot what can be read", () => {
    expect(read({ ...GOOD, website: "x", email: "nobody" })).toEqual({ outcome: "spam", because: "trap", message: null });
  });

  it("holds nothing against a page from a cache or without a time", () => {
    expect(read({ ...GOOD, shown_at: String(NOW.getTime() / 1000 - 86_400) }).outcome).toBe("read");
    expect(read({ ...GOOD, shown_at: "" }).outcome).toBe("read");
    expect(read({ ...GOOD, shown_at: String(NOW.getTime() / 1000 + 3600) }).outcome).toBe("read");
  });

  it("puts no line ends into names", () => {
    expect(read({ ...GOOD, name: "Ana\r\nBcc: victim@example.com" })).toMatchObject({ message: { from: { name: "Ana Bcc: victim@example.com" } } });
    expect(read({ ...GOOD, email: "ana@example.com\r\nBcc: victim@example.com" }).outcome).toBe("invalid");
  });

  it("survives any body", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 500 }), fc.constantFrom("multipart/form-data; boundary=xx", "application/x-www-form-urlencoded", "multipart/form-data", "text/plain"), (body, contentType) => {
        expect(["read", "invalid", "spam"]).toContain(readContactForm({ body, contentType, loggedInCustomerId: null, now: NOW }).outcome);
      }),
      { numRuns: 500, seed: 5 },
    );
  });
});
