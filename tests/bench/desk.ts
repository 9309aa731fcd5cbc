import type { TicketFilter } from "~/domain/tickets/ticket-views";
import type { Figure } from "./figure";
import { DAYS, END as now, fillDesks, surname, type DeskToFill } from "./fill-desk";

/** Tickets in the large shop; the demand's size by default. BENCH_TICKETS=100000 is a quick look. */
const MANY = Number(process.env.BENCH_TICKETS ?? 1_000_000);
const FEW = 10_000;
/** Tries per question: what else the machine does meanwhile should not count. */
const TRIES = 5;

const small = "few.myshopify.com";
const large = "many.myshopify.com";
let filled: Promise<Record<string, string>> | undefined;

/** Both shops, filled once; a kept database has them already. Answers the staff member of each. */
async function shops(): Promise<Record<string, string>> {
  filled ??= (async () => {
    const { recordOrder } = await import("~/domain/orders/record-order.server");
    const { inShop } = await import("~/db.server");
    const { aShop } = await import("../support/a-desk");
    const { anOrder, aParcel } = await import("../support/an-order");
    const desks: DeskToFill[] = [];
    for (const [shopId, tickets] of [[small, FEW], [large, MANY]] as const) {
      const known = await inShop(shopId, (tx) => tx.staff.findFirst({ where: { shopId, role: "owner" } }));
      const staffId = known?.id ?? (await aShop({ shopId })).mara.id;
      if (!known) await recordOrder({ shopId, order: anOrder({ id: "gid://shopify/Order/template", fulfillments: [aParcel()] }), readAt: now });
      desks.push({ shopId, tickets, staffId });
    }
    if ((await inShop(large, (tx) => tx.searchName.count({ where: { shopId: large }, take: 1 }))) === 0) await fillDesks(process.env.DATABASE_URL!, desks);
    return Object.fromEntries(desks.map(({ shopId, staffId }) => [shopId, staffId]));
  })();
  return filled;
}

/** p95 over the questions, for both shops: they are asked in turn, and each question counts with its best try. */
async function p95OfBoth<Question>(questions: Question[], ask: (shopId: string, question: Question) => Promise<unknown>): Promise<{ few: number; many: number }> {
  const best: Record<string, number[]> = { [small]: [], [large]: [] };
  for (const question of questions)
    for (const shopId of [small, large]) {
      let shortest = Infinity;
      for (let attempt = 0; attempt < TRIES; attempt++) {
        const began = performance.now();
        await ask(shopId, question);
        shortest = Math.min(shortest, performance.now() - began);
      }
      best[shopId]!.push(shortest);
    }
  const p95 = (times: number[]) => Math.round(times.sort((a, b) => a - b)[Math.ceil(times.length * 0.95) - 1]! * 10) / 10;
  return { few: p95(best[small]!), many: p95(best[large]!) };
}

/** Common ones, rare ones, and filters that go across each other. */
export const lists: Partial<TicketFilter>[] = [
  { view: "open" },
  { view: "mine" },
  { view: "unassigned" },
  { view: "waiting_for_customer" },
  { view: "overdue" },
  { view: "snoozed" },
  { view: "mentions" },
  { view: "closed" },
  { view: "spam" },
  { view: "all" },
  { view: "all", topic: "Refund" },
  { view: "mine", topic: "Return" },
  { view: "all", priority: "urgent" },
  { view: "closed", priority: "urgent" },
  { view: "open", channel: "contact_form", topic: "Refund" },
  { view: "all", tag: "vip" },
  { view: "closed", tag: "vip", channel: "email" },
  { view: "all", product: "gid://shopify/Product/17" },
  { view: "open", product: "gid://shopify/Product/20" },
  { view: "all", customer: "gid://shopify/Customer/77" },
  { view: "open", orderState: "delivered" },
  { view: "all", orderState: "unfulfilled" },
  { view: "all", orderState: "partly_fulfilled" },
  { view: "all", orderState: "in_transit" },
  { view: "all", orderState: "returning" },
  { view: "all", orderState: "cancelled" },
  { view: "all", orderState: "refunded" },
  { view: "unassigned", orderState: "cancelled" },
];

/** What the inbox reads for a page: the first one of every list, and pages far down. */
export async function inboxLists(): Promise<Figure> {
  const staff = await shops();
  const { countTickets, listTickets } = await import("~/domain/tickets/list-tickets.server");
  const { listChoices } = await import("~/domain/tickets/list-choices.server");
  const { listSavedViews } = await import("~/domain/tickets/saved-views.server");
  const { readFilter } = await import("~/domain/tickets/ticket-filter");
  // As after many times "Older": a tenth, half and nine tenths of the way down.
  const down = (share: number) => `${new Date(now.getTime() - DAYS * 86_400_000 * share).toISOString()}_00000000-0000-4000-8000-000000000000`;
  const pages = lists.flatMap((filter) => [undefined, down(0.1), down(0.5), down(0.9)].map((after) => ({ filter: readFilter(filter), after })));
  const { few, many } = await p95OfBoth(pages, (shopId, { filter, after }) => {
    const here = { shopId, staffId: staff[shopId]!, now };
    return Promise.all([listTickets({ ...here, filter, after }), countTickets(here), listSavedViews(here), listChoices(here)]);
  });
  return flat("inbox page, server time p95", few, many, 100);
}

export async function ticketPage(): Promise<Figure> {
  const staff = await shops();
  const { inShop } = await import("~/db.server");
  const { readTicket } = await import("~/domain/tickets/read-ticket.server");
  const { listActions } = await import("~/domain/orders/actions/list-actions.server");
  const { listTopics } = await import("~/domain/tickets/topics/list-topics.server");
  const some = Object.fromEntries(
    await Promise.all([small, large].map(async (shopId) => [shopId, await inShop(shopId, (tx) => tx.$queryRaw<{ id: string }[]>`SELECT id FROM "Ticket" TABLESAMPLE SYSTEM (1) WHERE "shopId" = ${shopId} LIMIT 60`)] as const)),
  );
  const { few, many } = await p95OfBoth(Array.from({ length: 60 }, (_, n) => n), async (shopId, n) => {
    const tickets = some[shopId]!;
    const ticketId = tickets[n % tickets.length]!.id;
    await readTicket({ shopId, ticketId, reader: { id: staff[shopId]!, name: "Mara" }, now });
    await Promise.all([listActions({ shopId, of: { ticketId } }), listTopics({ shopId })]);
  });
  return flat("ticket page, server time p95", few, many, 100);
}

/** Words in most tickets, words in one, several at once, beginnings, codes, misspelt names, nothing at all. */
export const searches: [q: string, view?: TicketFilter["view"]][] = [
  ["order"],
  ["order", "mine"],
  ["size return"],
  ["invoice"],
  ["invoice", "unassigned"],
  ["linen broken"],
  ["broken invoice linen"],
  ["w51234"],
  ["w51234 invoice"],
  ["w512"],
  ["#10042"],
  ["10042"],
  ["3stuvw777"],
  ["buyer1234@example.com"],
  [surname(1_234)],
  [surname(1_234).replace(/.(.)$/, "x$1")],
  [`${surname(77)} refund`],
  ["hello order size"],
  ["hello order size", "spam"],
  ["name1234 refund"],
  ["nmae1234"],
  ["zzzz"],
  ["bro"],
  ["in"],
];

export async function inboxSearch(): Promise<Figure> {
  const staff = await shops();
  const { listTickets } = await import("~/domain/tickets/list-tickets.server");
  const { readFilter } = await import("~/domain/tickets/ticket-filter");
  const { few, many } = await p95OfBoth(searches, (shopId, [q, view = "all"]) => listTickets({ shopId, filter: readFilter({ view, q }), staffId: staff[shopId]!, now }));
  return { name: `search p95, ${MANY} tickets`, value: many, unit: "ms", baseline: { name: `the same with ${FEW} tickets`, value: few, unit: "ms" }, demand: "at most 200 ms", met: many <= 200 };
}

function flat(name: string, few: number, many: number, most: number): Figure {
  return { name: `${name}, ${MANY} tickets and ${MANY * 3} messages`, value: many, unit: "ms", baseline: { name: `the same with ${FEW} tickets`, value: few, unit: "ms" }, demand: `at most ${most} ms, and at most 1.5 times the baseline`, met: many <= most && many <= Math.max(few * 1.5, few + 3) };
}
