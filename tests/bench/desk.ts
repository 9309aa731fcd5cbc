import type { Figure } from "./figure";
import { fillDesk } from "./fill-desk";

/** Tickets in the large shop; the demand's size by default. BENCH_TICKETS=100000 is a quick look. */
const MANY = Number(process.env.BENCH_TICKETS ?? 1_000_000);
const FEW = 10_000;
const ROUNDS = 60;

const now = new Date("2027-03-10T10:00:00Z");
const small = "few.myshopify.com";
const large = "many.myshopify.com";
let filled: Promise<Record<string, string>> | undefined;

/** Both shops, filled once per run. Answers the staff member of each. */
async function shops(): Promise<Record<string, string>> {
  filled ??= (async () => {
    const { inShop } = await import("~/db.server");
    const { recordOrder } = await import("~/domain/orders/record-order.server");
    const { aShop } = await import("../support/a-desk");
    const { anOrder, aParcel } = await import("../support/an-order");
    const staff: Record<string, string> = {};
    for (const [shopId, tickets] of [[small, FEW], [large, MANY]] as const) {
      const { mara } = await aShop({ shopId });
      staff[shopId] = mara.id;
      await recordOrder({ shopId, order: anOrder({ id: "gid://shopify/Order/template", fulfillments: [aParcel()] }), readAt: now });
      await fillDesk(process.env.DATABASE_URL!, shopId, tickets, mara.id);
      await inShop(shopId, (tx) => tx.$queryRaw`SELECT 1`);
    }
    return staff;
  })();
  return filled;
}

async function p95(work: (round: number) => Promise<unknown>): Promise<number> {
  for (let round = 0; round < 5; round++) await work(round);
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const began = performance.now();
    await work(round);
    times.push(performance.now() - began);
  }
  return Math.round(times.sort((a, b) => a - b)[Math.floor(ROUNDS * 0.95)]! * 10) / 10;
}

/** Every list that staff opens, the first page and deep ones, in turn. */
export async function inboxLists(): Promise<Figure> {
  const staff = await shops();
  const { countTickets, listTickets } = await import("~/domain/tickets/list-tickets.server");
  const { readFilter } = await import("~/domain/tickets/ticket-filter");
  const filters = [{ view: "open" }, { view: "mine" }, { view: "unassigned" }, { view: "waiting_for_customer" }, { view: "overdue" }, { view: "closed" }, { view: "all" }, { view: "all", topic: "Refund" }, { view: "open", orderState: "delivered" }, { view: "all", tag: "vip" }];
  const measure = async (shopId: string) => {
    const staffId = staff[shopId]!;
    // Some way down the list, as after many times "Older".
    const deep = (share: number) => `${new Date(now.getTime() - (shopId === large ? MANY : FEW) * 20_000 * share).toISOString()}_00000000-0000-4000-8000-000000000000`;
    return p95(async (round) => {
      const filter = readFilter(filters[round % filters.length]!);
      const after = round % 3 === 0 ? deep((round % 10) / 12) : undefined;
      await Promise.all([listTickets({ shopId, filter, staffId, after, now }), countTickets({ shopId, staffId, now })]);
    });
  };
  return flat("inbox page, server time p95", await measure(small), await measure(large), 100);
}

export async function ticketPage(): Promise<Figure> {
  const staff = await shops();
  const { inShop } = await import("~/db.server");
  const { readTicket } = await import("~/domain/tickets/read-ticket.server");
  const { listActions } = await import("~/domain/orders/actions/list-actions.server");
  const measure = async (shopId: string) => {
    const some = await inShop(shopId, (tx) => tx.$queryRaw<{ id: string }[]>`SELECT id FROM "Ticket" TABLESAMPLE SYSTEM (1) WHERE "shopId" = ${shopId} LIMIT 200`);
    return p95(async (round) => {
      const ticketId = some[(round * 7) % some.length]!.id;
      await readTicket({ shopId, ticketId, reader: { id: staff[shopId]!, name: "Mara" }, now });
      await listActions({ shopId, of: { ticketId } });
    });
  };
  return flat("ticket page, server time p95", await measure(small), await measure(large), 100);
}

export async function inboxSearch(): Promise<Figure> {
  const staff = await shops();
  const { listTickets } = await import("~/domain/tickets/list-tickets.server");
  const { readFilter } = await import("~/domain/tickets/ticket-filter");
  const words = ["order", "size return", "invoice", "linen broken", "surname77", "buyer1234", "w51234", "#10042", "hello order size", "nmae77", "name1234 refund", "zzzz", "bro"];
  const measure = (shopId: string) => p95((round) => listTickets({ shopId, filter: readFilter({ view: round % 4 === 0 ? "open" : "all", q: words[round % words.length]! }), staffId: staff[shopId]!, now }));
  const [few, many] = [await measure(small), await measure(large)];
  return { name: `search p95, ${MANY} tickets`, value: many, unit: "ms", baseline: { name: `the same with ${FEW} tickets`, value: few, unit: "ms" }, demand: "at most 200 ms", met: many <= 200 };
}

function flat(name: string, few: number, many: number, most: number): Figure {
  return { name: `${name}, ${MANY} tickets and ${MANY * 3} messages`, value: many, unit: "ms", baseline: { name: `the same with ${FEW} tickets`, value: few, unit: "ms" }, demand: `at most ${most} ms, and at most 1.5 times the baseline`, met: many <= most && many <= Math.max(few * 1.5, few + 3) };
}
