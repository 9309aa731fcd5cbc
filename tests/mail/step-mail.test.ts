import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { runningStep } from "~/domain/journeys/journey";
import { mailData, NO_EXTRAS, type MailFacts } from "~/domain/journeys/mail-data";
import { policySchema } from "~/domain/returns/policy";
import { returnBy } from "~/domain/returns/return-by";
import { LOCALES } from "~/lib/locales";
import { blockSchema, stepContentSchema, type Block } from "~/mail/blocks";
import { fillHtml, fillLine, variablesIn } from "~/mail/liquid";
import { MOST_BYTES, renderStepMail } from "~/mail/render-step-mail";
import { safeMailHtml, safeUrl } from "~/mail/safe-html";
import { validateTemplate } from "~/mail/validate-template";
import { MAIL_VARIABLES } from "~/mail/variables";
import type { OrderSnapshot } from "~/shopify/order-snapshot";
import { aLine, anOrder, aParcel } from "../support/an-order";

const policy = policySchema.parse({ windowDays: 14, transitDays: 5, fallbackDays: 30, exclusions: { types: ["Swimwear"] }, exchanges: { offered: true }, shippingPaidBy: "customer", condition: "unused", withdrawalRight: false });

function factsOf(order: OrderSnapshot, change: Partial<MailFacts> = {}): MailFacts {
  return {
    step: runningStep({ key: "thank-you", enabled: true, content: {} }),
    order,
    occasion: "",
    returns: returnBy(order, policy, "Europe/Berlin"),
    policy,
    shop: { name: "Lindqvist Lane", domain: "lindqvist-lane.example", zone: "Europe/Berlin", logoUrl: "", brandColor: "#1f6f54" },
    locale: "en",
    now: new Date("2027-03-10T12:00:00Z"),
    extras: NO_EXTRAS,
    ratingUrls: [1, 2, 3, 4, 5].map((score) => `https://app.example/rate/x?score=${score}`),
    unsubscribeUrl: "https://app.example/unsubscribe/x",
    ...change,
  };
}
async function rendered(blocks: Block[], facts: MailFacts, subject = "Hello") {
  const mail = await renderStepMail({ subject, preheader: "", blocks }, mailData(facts));
  if (mail.outcome === "failed") throw new Error(mail.words);
  return mail;
}
/** What a reader sees of an HTML mail: tags and hidden parts away, entities read. */
const seen = (html: string) =>
  html
    .replace(/<!--[\s\S]*?-->/g, "")
    .replace(/<(style|head|title)[\s\S]*?<\/\1>/g, "")
    .replace(/&#820[23];/g, "")
    .replace(/<[^>]*>/g, " ")
    .replace(/&#x27;/g, "'").replace(/&quot;/g, '"').replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&amp;/g, "&")
    .replace(/\s+/g, " ");

describe("several parcels", () => {
  const swim = aLine({ id: "gid://shopify/LineItem/9002", title: "Swim shorts", productType: "Swimwear" });
  const order = anOrder({
    lines: [aLine({ quantity: 2, unfulfilledQuantity: 0 }), swim],
    fulfillments: [aParcel({ deliveredAt: "2027-03-04T09:00:00Z" }), aParcel({ id: "gid://shopify/Fulfillment/7002", deliveredAt: "2027-03-08T09:00:00Z" })],
  });

  test("make one mail that knows each parcel's deadline, and what cannot be returned", async () => {
    const { text } = await rendered([{ type: "returns" }], factsOf(order));
    expect(text).toContain("You can return until Thursday, 18 March\n  Linen shirt · 14 days after delivery on Thursday, 4 March");
    expect(text).toContain("You can return until Monday, 22 March\n  Linen shirt · 14 days after delivery on Monday, 8 March");
    expect(text).toContain("Cannot be returned:\n- Swim shorts: this kind of product cannot be returned");
  });

  test("a deadline that is over is not shown, and a text that needs one fails", async () => {
    const late = factsOf(order, { now: new Date("2027-04-01T00:00:00Z") });
    expect((await rendered([{ type: "returns" }, { type: "items" }], late)).text).not.toContain("You can return");
    expect(await renderStepMail({ subject: "{{ return.sentence }}", preheader: "", blocks: [{ type: "items" }] }, mailData(late))).toEqual({
      outcome: "failed",
      words: "The text uses {{ return.sentence }}, which this order does not have.",
    });
  });
});

describe("the plain twin", () => {
  const everything: Block[] = [
    { type: "heading", text: "Your order {{ order.name }}" },
    { type: "text", html: '<p>Hello <b>{{ customer.name }}</b>, see <a href="https://lindqvist-lane.example/care">how to care</a>.</p><ul><li>one</li><li>two</li></ul>' },
    { type: "items" },
    { type: "parcels" },
    { type: "returns" },
    { type: "size_chart" },
    { type: "faq" },
    { type: "rating", question: "How was it?" },
    { type: "button", label: "See the order", url: "{{ order.status_url }}" },
    { type: "image", url: "https://lindqvist-lane.example/a.jpg", alt: "The workshop", link: "https://lindqvist-lane.example/workshop" },
    { type: "discount", code: "SPRING10", words: "Ten percent for you" },
    { type: "signature", name: "Mara of {{ shop.name }}" },
  ];
  const extras = {
    sizeCharts: [
      {
        products: ["Linen shirt"],
        kind: "Body measures",
        headings: ["Size", "EU", "UK", "US", "Bust (cm)", "Waist (cm)", "Hips (cm)"],
        rows: [
          { cells: ["S", "36", "8", "4", "82–86", "64,5", "90"], isBought: true },
          { cells: ["M", "38", "10", "6", "86–90", "68", "–"], isBought: false },
        ],
        moreRows: 0,
        fitNote: "Runs small.",
        note: "Linen gives a little.",
        url: "https://lindqvist-lane.example/products/linen-shirt",
      },
    ],
    faqs: [{ question: "Does linen shrink?", answer: '<p>A little, at <strong>40</strong> degrees. <a href="https://lindqvist-lane.example/care">Care</a></p>' }],
    returnUrl: "https://lindqvist-lane.example/returns",
  };
  const order = anOrder({ fulfillments: [aParcel({ deliveredAt: "2027-03-04T09:00:00Z" })] });

  test.each(LOCALES)("has every fact and every address of the HTML, in %s", async (locale) => {
    const { html, text } = await rendered(everything, factsOf(order, { locale, extras }));
    const links = [...html.matchAll(/href="([^"]+)"/g)].map((match) => match[1]!.replaceAll("&amp;", "&"));
    for (const link of new Set(links)) expect(text).toContain(link.replace(/\/$/, ""));
    const flat = text.replace(/\s+/g, " ");
    const words = [...seen(html).matchAll(/[\p{L}\p{N}#€.,%]{2,}/gu)].map((match) => match[0]);
    const missing = words.filter((word) => !flat.includes(word.replace(/[.,]$/, "")));
    expect(missing).toEqual([]);
  });
});

describe("size", () => {
  test("an order of 400 items still fits, and says how many are not shown", async () => {
    const lines = Array.from({ length: 400 }, (_, index) =>
      aLine({ id: `gid://shopify/LineItem/${index}`, title: `Linen shirt number ${index} with a rather long name indeed`, imageUrl: `https://cdn.shopify.com/s/files/1/0000/0001/products/${"x".repeat(80)}-${index}.jpg?v=1` }),
    );
    const { html, text } = await rendered([{ type: "returns" }, { type: "items" }], factsOf(anOrder({ lines })));
    expect(Buffer.byteLength(html)).toBeLessThanOrEqual(MOST_BYTES);
    expect(text).toMatch(/and 3[89]\d more/);
    expect(html).toContain("width=128");
  });
});

describe("a size chart", () => {
  const huge = (bought: number, rows = 50, columns = 16): MailFacts["extras"] => ({
    ...NO_EXTRAS,
    sizeCharts: [
      {
        products: ["Linen shirt"],
        kind: "",
        headings: Array.from({ length: columns + 1 }, (_, index) => `Heading ${index}`),
        rows: Array.from({ length: rows }, (_, row) => ({ cells: Array.from({ length: columns + 1 }, (_, column) => (column === 0 ? `Size ${row}` : `${row}.${column}`)), isBought: row === bought })),
        moreRows: 0,
        fitNote: null,
        note: null,
        url: "https://lindqvist-lane.example/products/linen-shirt",
      },
    ],
  });

  test("is shown whole, wide ones in several tables that each begin with the size", async () => {
    const { html } = await rendered([{ type: "size_chart" }], factsOf(anOrder(), { extras: huge(2, 6, 9) }));
    expect(html.match(/<table width="100%"/g)).toHaveLength(3);
    for (let row = 0; row < 6; row += 1) for (let column = 1; column <= 9; column += 1) expect(seen(html)).toContain(` ${row}.${column} `);
    expect(html.match(/<th scope="row"/g)).toHaveLength(18);
  });

  test.each([0, 25, 49])("too large for a mail is cut to the sizes around the bought one (%i of 50), and says so", async (bought) => {
    const { html, text } = await rendered([{ type: "size_chart" }, { type: "items" }], factsOf(anOrder(), { extras: huge(bought) }));
    expect(Buffer.byteLength(html)).toBeLessThanOrEqual(MOST_BYTES);
    expect(text).toContain(`- Heading 0 Size ${bought} (you chose this): `);
    const shown = text.match(/^- Heading 0 Size /gm)!.length;
    expect(shown).toBeGreaterThan(3);
    expect(text).toContain(`and ${50 - shown} more sizes`);
  });
});

describe("what people write", () => {
  const evil = `<script>alert(1)</script><img src=x onerror=alert(1)>"'{{ 1 | plus: 1 }}`;

  test("into an order never becomes markup or Liquid in a mail", async () => {
    const order = anOrder({ lines: [aLine({ title: evil, variantTitle: evil })], customer: { ...anOrder().customer!, firstName: evil, displayName: evil } });
    const { html, subject } = await rendered([{ type: "text", html: "<p>Hi {{ customer.first_name }}</p>" }, { type: "items" }], factsOf(order), "For {{ customer.first_name }}");
    expect(html).not.toMatch(/<script|<img src="?x/i);
    expect(html).toContain("{{ 1 | plus: 1 }}");
    expect(subject).toContain("<script>");
  });

  test("into a template is cleaned of everything that runs or loads", () => {
    const html = safeMailHtml('<p onclick="x()">a</p><script>b</script><style>c</style><iframe src="//d"></iframe><a href="javascript:e()">e</a><img src="https://f.example/f.gif"><form action="/g"></form><svg onload=h()></svg>', "#123456");
    expect(html).not.toMatch(/script|onclick|onload|iframe|style>|javascript:|<img|<form|<svg/i);
    expect(html).toContain('<p style="margin:0 0 16px">a</p>');
  });

  test.each(["javascript:alert(1)", "data:text/html,x", "//evil.example", "vbscript:x", "file:///etc/passwd", ""])("an address like %s is no link", (url) => {
    expect(safeUrl(url)).toBeNull();
  });

  test("with | raw still cannot bring in a script", async () => {
    const order = anOrder({ customer: { ...anOrder().customer!, firstName: evil } });
    const { html } = await rendered([{ type: "text", html: "<p>{{ customer.first_name | raw }}</p>" }], factsOf(order));
    expect(html).not.toMatch(/<script|<img/i);
  });

  test("as a line has no line breaks, whatever comes in", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 60 }), (value) => {
        expect(fillLine("Hi {{ customer.name }}!", { customer: { name: value } })).not.toMatch(/[\u0000-\u001f\u007f]/);
      }),
      { numRuns: 2_000 },
    );
  });

  test("loops for ever are cut short", () => {
    expect(() => fillHtml("{% for a in (1..100000) %}{% for b in (1..100000) %}x{% endfor %}{% endfor %}", {})).toThrow(/limit/);
  });
});

describe("the check of a template", () => {
  const problems = (subject: string, html = "<p>x</p>") => validateTemplate(stepContentSchema.parse({ subject, blocks: [{ type: "text", html }] }));

  test("names every unknown variable, where it stands, and what may be meant", () => {
    expect(problems("Hi {{ customer.firstname }}", "<p>{{ order.number }} {% if shop.phone %}{{ shop.phone }}{% endif %}</p>")).toEqual([
      { where: "subject", words: "There is no {{ customer.firstname }}. Did you mean {{ customer.first_name }}?" },
      { where: "block 1", words: "There is no {{ order.number }}. Did you mean {{ order.name }}?" },
      { where: "block 1", words: "There is no {{ shop.phone }}." },
    ]);
  });

  test("knows all the variables there are, groups in conditions, and its own assignments", () => {
    for (const { path } of MAIL_VARIABLES) expect(problems(`{{ ${path} }}`)).toEqual([]);
    expect(problems("{% if return %}{{ return.until }}{% endif %}")).toEqual([]);
    expect(problems("{% assign who = customer.name %}{{ who }}")).toEqual([]);
  });

  test("says what cannot be read", () => {
    expect(problems("Hi {{ customer.name")[0]!.words).toMatch(/^This cannot be read: /);
    expect(problems("{% unknown %}")[0]!.words).toMatch(/^This cannot be read: /);
    expect(problems("{% include 'x' %}")[0]?.words ?? "").toMatch(/^This cannot be read|^$/);
  });

  test("is agreed with by the renderer: what passes, and what every order has, renders", () => {
    const values = mailData(factsOf(anOrder())).values;
    for (const { path, sometimes } of MAIL_VARIABLES) {
      const [group, name] = path.split(".") as [string, string];
      if (!sometimes) expect(values[group]?.[name], path).toBeTruthy();
    }
    expect(variablesIn("{{ order.name | append: shop.name }}{{ customer['first_name'] }}")).toEqual(["order.name", "shop.name", "customer.first_name"]);
  });
});

test("every kind of block can be written down and read back", () => {
  const kinds = blockSchema.options.map((option) => option.shape.type.value);
  expect(kinds).toEqual(["heading", "text", "items", "returns", "parcels", "size_chart", "faq", "rating", "button", "image", "discount", "signature"]);
});
