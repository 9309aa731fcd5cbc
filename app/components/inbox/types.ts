import type { SerializeFrom } from "@remix-run/node";
import type { TicketListItem } from "~/domain/tickets/list-tickets.server";

/** A line of the inbox as the page receives it: dates are ISO strings. */
export type ListedTicket = SerializeFrom<TicketListItem>;

export interface Choices {
  staff: { id: string; name: string }[];
  tags: string[];
  topics: string[];
}
