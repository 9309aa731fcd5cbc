import { json, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useNavigate, useNavigation, useSearchParams } from "@remix-run/react";
import { Badge, BlockStack, Card, EmptySearchResult, IndexFilters, IndexTable, InlineStack, Page, Pagination, Text, useSetIndexFiltersMode } from "@shopify/polaris";
import { useState } from "react";
import { Ago } from "~/components/Ago";
import { LinkEvidence } from "~/components/LinkEvidence";
import { OrderStateBadge } from "~/components/OrderStateBadge";
import { openDesk } from "~/domain/shops/open-desk.server";
import { countTickets, listTickets, ticketViews, type TicketView } from "~/domain/tickets/list-tickets.server";
import { whoIs } from "~/shopify/staff-identity";
import { authenticate } from "~/shopify.server";

const viewNames: Record<TicketView, string> = {
  open: "Waiting for us",
  mine: "Mine",
  unassigned: "Unassigned",
  waiting_for_customer: "Waiting for customer",
  snoozed: "Snoozed",
  closed: "Closed",
  spam: "Spam",
  all: "All",
};

export async function loader({ request }: LoaderFunctionArgs) {
  const { admin, session } = await authenticate.admin(request);
  const desk = await openDesk({ shopId: session.shop, who: whoIs(session), admin, now: new Date() });
  const query = new URL(request.url).searchParams;
  const view = ticketViews.find((name) => name === query.get("view")) ?? "open";
  const search = query.get("q")?.slice(0, 100) ?? "";
  const scope = { shopId: desk.shopId, staffId: desk.staff.id };
  const [page, counts] = await Promise.all([
    listTickets({ ...scope, view: search ? "all" : view, search, after: query.get("after") ?? undefined }),
    countTickets(scope),
  ]);
  return json({ ...page, counts, view, search, views: ticketViews.map((id) => ({ id, name: viewNames[id] })), timeZone: desk.timeZone });
}

export default function Inbox() {
  const { tickets, next, counts, view, views, search, timeZone } = useLoaderData<typeof loader>();
  const [params, setParams] = useSearchParams();
  const [query, setQuery] = useState(search);
  const { mode, setMode } = useSetIndexFiltersMode();
  const navigate = useNavigate();
  const loading = useNavigation().state !== "idle";
  const selected = Math.max(0, views.findIndex(({ id }) => id === view));
  const go = (changes: Record<string, string | null>) =>
    setParams((current) => {
      const changed = new URLSearchParams(current);
      for (const [key, value] of Object.entries(changes)) value ? changed.set(key, value) : changed.delete(key);
      return changed;
    });

  return (
    <Page title="Inbox" fullWidth>
      <Card padding="0">
        <IndexFilters
          tabs={views.map(({ id, name }) => ({ id, content: name, badge: counts[id] ? (counts[id] >= 1000 ? "1000+" : String(counts[id])) : undefined, isLocked: true }))}
          selected={selected}
          onSelect={(index) => go({ view: views[index]?.id ?? null, q: null, after: null })}
          canCreateNewView={false}
          queryValue={query}
          queryPlaceholder="Search by customer, order number or words"
          onQueryChange={setQuery}
          onQueryClear={() => {
            setQuery("");
            go({ q: null, after: null });
          }}
          onQueryBlur={() => query !== search && go({ q: query, after: null })}
          cancelAction={{ onAction: () => go({ q: null, after: null }) }}
          filters={[]}
          onClearAll={() => go({ q: null, after: null })}
          mode={mode}
          setMode={setMode}
          loading={loading}
          hideFilters
        />
        <IndexTable
          resourceName={{ singular: "ticket", plural: "tickets" }}
          itemCount={tickets.length}
          selectable={false}
          headings={[{ title: "Customer" }, { title: "Order" }, { title: "Assigned to" }, { title: "Waiting since", alignment: "end" }]}
          emptyState={<EmptySearchResult title={search ? "Nothing found" : "Nothing here"} description={search ? "Try a name, an order number or a word from the message." : "Mail to your support address and questions from the contact form appear here."} withIllustration />}
        >
          {tickets.map((ticket, index) => (
            <IndexTable.Row id={ticket.id} key={ticket.id} position={index} onClick={() => navigate(`/app/inbox/${ticket.id}`)}>
              <IndexTable.Cell>
                <BlockStack gap="050">
                  <InlineStack gap="200" blockAlign="center" wrap={false}>
                    <a href={`/app/inbox/${ticket.id}`} data-primary-link onClick={(event) => event.preventDefault()} style={{ color: "inherit", textDecoration: "none" }}>
                      <Text as="span" fontWeight={ticket.unread ? "bold" : "medium"}>
                        {ticket.customerName}
                      </Text>
                    </a>
                    {ticket.unread && <Badge tone="info" size="small">New</Badge>}
                  </InlineStack>
                  <Text as="span" tone="subdued" truncate>
                    {ticket.subject} · {ticket.preview}
                  </Text>
                </BlockStack>
              </IndexTable.Cell>
              <IndexTable.Cell>
                <InlineStack gap="100" blockAlign="center">
                  {ticket.orders.length === 0 && <LinkEvidence status={ticket.linkOutcome} />}
                  {ticket.orders.map((order) => (
                    <InlineStack gap="100" key={order.id} blockAlign="center">
                      <Text as="span" fontWeight="medium">
                        {order.name}
                      </Text>
                      {order.status === "claimed" ? <LinkEvidence status="claimed" /> : <OrderStateBadge state={order.state} />}
                    </InlineStack>
                  ))}
                </InlineStack>
              </IndexTable.Cell>
              <IndexTable.Cell>{ticket.assigneeName ?? <Text as="span" tone="subdued">Nobody</Text>}</IndexTable.Cell>
              <IndexTable.Cell>
                <Text as="span" alignment="end" tone={ticket.waitingSince ? undefined : "subdued"}>
                  {ticket.waitingSince ? <Ago at={ticket.waitingSince} timeZone={timeZone} /> : "answered"}
                </Text>
              </IndexTable.Cell>
            </IndexTable.Row>
          ))}
        </IndexTable>
        {(next || params.has("after")) && (
          <InlineStack align="center">
            <Pagination hasNext={Boolean(next)} onNext={() => go({ after: next })} hasPrevious={params.has("after")} onPrevious={() => navigate(-1)} />
          </InlineStack>
        )}
      </Card>
    </Page>
  );
}
