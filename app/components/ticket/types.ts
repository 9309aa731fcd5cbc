import type { SerializeFrom } from "@remix-run/node";
import type { TicketDetails } from "~/domain/tickets/ticket-details";

/** The ticket as the page receives it: dates are ISO strings. */
export type TicketData = SerializeFrom<TicketDetails>;
export type MessageData = TicketData["messages"][number];
export type OrderData = TicketData["orders"][number];
export type CandidateData = TicketData["candidates"][number];
