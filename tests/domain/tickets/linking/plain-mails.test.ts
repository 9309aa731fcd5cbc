import { describe, expect, it } from "vitest";
import { interpretBareBody } from "~/channels/email/read-mail";
import { findOrders } from "~/domain/tickets/linking/find-orders";
import type { LinkDecision } from "~/domain/tickets/linking/types";
import { KEPT_BACK } from "../../../fixtures/linking/mails-kept-back";
import { MAILS, type WrittenMail } from "../../../fixtures/linking/mails-tuned-on";
import { MAILS_BY_DESCRIPTION } from "../../../fixtures/linking/mails-by-description";
import { MORE_MAILS } from "../../../fixtures/linking/more-mails-tuned-on";
import { COUNTRY, NOW, ORDERS } from "../../../fixtures/linking/shops";
import { formatsOf, lookUpAmong } from "../../../support/linking-look-up";

async function decide(mail: WrittenMail): Promise<LinkDecision> {
  const orders = ORDERS[mail.shop ?? "loom"];
  const body = interpretBareBody({ plain: mail.text, html: null });
  return findOrders({
    lookUp: lookUpAmong(orders),
    shop: { formats: formatsOf(orders), country: COUNTRY[mail.shop ?? "loom"] },
    message: { from: mail.from, fromName: mail.name ?? null, subject: mail.subject ?? "", text: body.text, reply: body.reply, authentication: mail.auth ?? "pass", replyTo: mail.replyTo ?? null, customerId: mail.customerId ?? null },
    now: NOW,
  });
}

function inWords(decision: LinkDecision): string {
  const orders = "links" in decision ? decision.links : decision.outcome === "ambiguous" ? decision.plausible : [];
  return [decision.outcome, ...orders.map((order) => order.orderName).sort()].join(" ");
}

function isRight(wanted: string, got: string): boolean {
  const [outcome, ...orders] = wanted.split(" ");
  const [gotOutcome, ...gotOrders] = got.split(" ");
  if (outcome !== gotOutcome) return false;
  return orders.every((order) => gotOrders.includes(order)) && (outcome === "ambiguous" || gotOrders.length === orders.length);
}

async function run(mails: WrittenMail[]) {
  const results = await Promise.all(mails.map(async (mail) => ({ mail, decision: await decide(mail) })));
  const answers = results.map(({ mail, decision }) => ({ mail, decision, got: inWords(decision), right: isRight(mail.want, inWords(decision)) }));
  const wrong = answers.filter((answer) => !answer.right);
  const share = (status: string) => {
    const links = answers.filter(({ decision }) => "status" in decision && decision.status === status);
    return `${links.filter((answer) => answer.right).length}/${links.length}`;
  };
  return {
    share: 1 - wrong.length / answers.length,
    wrong: wrong.map(({ mail, got }) => `${got}   wanted ${mail.want}   ${mail.from}: ${[mail.subject, mail.text].filter(Boolean).join(" | ").slice(0, 160)}`),
    wrongProven: wrong.filter(({ decision }) => "status" in decision && decision.status === "proven").map(({ mail }) => mail.text),
    wrongLinks: wrong.filter(({ mail, decision }) => mail.want === "none" && "links" in decision).map(({ mail }) => mail.text),
    revealed: wrong.filter(({ mail, decision }) => mail.want.startsWith("claimed") && decision.outcome === "linked").map(({ mail }) => mail.text),
    figures: `${answers.length - wrong.length} of ${answers.length} right; proven ${share("proven")}, probable ${share("probable")}, claimed ${share("claimed")}`,
  };
}

describe.each([
  ["mails the engine was tuned on", [...MAILS, ...MORE_MAILS, ...MAILS_BY_DESCRIPTION]],
  ["mails that were kept back", KEPT_BACK],
])("%s", (name, mails) => {
  it("are linked as a person would", async () => {
    const { share, wrong, figures } = await run(mails);
    if (process.env.LINKING_SHOW && name.includes(process.env.LINKING_SHOW)) console.log(wrong.join("\n"));
    console.log(`${name}: ${figures}`);
    expect(share, name).toBeGreaterThanOrEqual(0.93);
  });

  it("give no wrong proof, no link to a number that is no order, no order of somebody else's", async () => {
    const { wrongProven, wrongLinks, revealed } = await run(mails);
    expect({ wrongProven, wrongLinks, revealed }).toEqual({ wrongProven: [], wrongLinks: [], revealed: [] });
  });
});
