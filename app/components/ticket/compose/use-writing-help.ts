import { useFetcher } from "@remix-run/react";
import { useEffect } from "react";
import type { RankedMacro } from "~/domain/tickets/macros/rank-macros";
import { macroFacts, type Fact, type MacroVariable } from "~/domain/tickets/macros/macro-facts";
import type { TicketData } from "../types";

export interface WritingHelp {
  macros: RankedMacro[];
  articles: { id: string; title: string; text: string }[];
}

/** Saved replies and FAQ answers that fit this ticket; asked for after the page is there, because nobody waits for them. */
export function useWritingHelp(helpUrl: string): WritingHelp | null {
  const fetcher = useFetcher<WritingHelp>();
  useEffect(() => {
    fetcher.load(helpUrl);
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once per ticket
  }, [helpUrl]);
  return (fetcher.data as WritingHelp | undefined) ?? null;
}

export interface Author {
  name: string;
  shopName: string;
  timeZone: string;
}

/** What saved replies can say about one of the linked orders. */
export function factsFor(ticket: TicketData, orderId: string | null, author: Author, locale: string): Record<MacroVariable, Fact> {
  const linked = ticket.orders.find(({ id }) => id === orderId) ?? ticket.orders[0];
  return macroFacts({
    customerName: ticket.customerName,
    agentName: author.name,
    shopName: author.shopName,
    locale,
    timeZone: author.timeZone,
    order: linked ? { name: linked.name, status: linked.link.status, snapshot: linked.order, returns: linked.returns } : null,
  });
}
