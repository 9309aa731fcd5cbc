import { z } from "zod";
import { orderStates, ticketViews, type OrderStateFilter, type TicketFilter } from "~/domain/tickets/ticket-views";

/** What a list shows. Comes from an address or a saved view; every part may be missing, and nonsense is left out. */
const ticketFilter: z.ZodType<TicketFilter> = z.object({
  view: z.enum(ticketViews).catch("open"),
  q: z.string().trim().max(120).catch(""),
  /** A staff id, "nobody", or "" for anybody. */
  assignee: z.union([z.uuid(), z.literal("nobody"), z.literal("")]).catch(""),
  tag: z.string().trim().max(60).catch(""),
  topic: z.string().trim().max(60).catch(""),
  channel: z.enum(["email", "contact_form", "account", ""]).catch(""),
  priority: z.enum(["low", "normal", "high", "urgent", ""]).catch(""),
  orderState: z.union([z.enum(Object.keys(orderStates) as [OrderStateFilter, ...OrderStateFilter[]]), z.literal("")]).catch(""),
  /** gid of a product on a linked order. */
  product: z.string().regex(/^(gid:\/\/shopify\/Product\/\d+)?$/).catch(""),
  /** gid of the customer. */
  customer: z.string().regex(/^(gid:\/\/shopify\/Customer\/\d+)?$/).catch(""),
});

/** From a query string or any record of texts. */
export function readFilter(values: Record<string, unknown>): TicketFilter {
  return ticketFilter.parse({ view: "open", q: "", assignee: "", tag: "", topic: "", channel: "", priority: "", orderState: "", product: "", customer: "", ...values });
}
