import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { Form, Link as RouteLink, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { Banner, BlockStack, Button, Card, InlineStack, Page, Text, TextField } from "@shopify/polaris";
import { useState } from "react";
import { z } from "zod";
import { Ago } from "~/components/Ago";
import { refreshOrder } from "~/domain/orders/refresh-order.server";
import { openDesk } from "~/domain/shops/open-desk.server";
import { beginConversation, readBeginning } from "~/domain/tickets/begin-conversation.server";
import { listOrderTickets } from "~/domain/tickets/list-order-tickets.server";
import { ticketStatuses } from "~/domain/tickets/statuses";
import { NotHere, or404 } from "~/lib/not-here";
import { orderGidOr404 } from "~/shopify/gid";
import { whoIs } from "~/shopify/staff-identity";
import { authenticate } from "~/shopify.server";
import { followOrders } from "~/worker/follow-orders.server";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { admin, session } = await authenticate.admin(request);
  const now = new Date();
  const desk = await openDesk({ shopId: session.shop, who: whoIs(session), admin, now });
  const here = { shopId: desk.shopId, orderId: orderGidOr404(params.orderNumber) };
  const beginning = await readBeginning(here).catch(async (error: unknown) => {
    if (!(error instanceof NotHere)) throw error;
    // Its webhook may still be on the way.
    await refreshOrder({ ...here, admin, now, alongside: followOrders(desk.shopId) });
    return or404(readBeginning(here));
  });
  const { tickets } = await listOrderTickets(here);
  return json({ ...beginning, going: tickets.filter(({ status, lastMessage }) => status !== "closed" && lastMessage), timeZone: desk.timeZone, mayWrite: desk.staff.role !== "reader" });
}

const form = z.object({ subject: z.string().trim().min(1, "Say what it is about.").max(300, "Use at most 300 characters.") });

export async function action({ request, params }: ActionFunctionArgs) {
  const { admin, session } = await authenticate.admin(request);
  const now = new Date();
  const desk = await openDesk({ shopId: session.shop, who: whoIs(session), admin, now });
  if (desk.staff.role === "reader") return json({ problem: "You may read tickets, not write. The shop’s owner can give you more." }, { status: 403 });
  const asked = form.safeParse(Object.fromEntries(await request.formData()));
  if (!asked.success) return json({ problem: asked.error.issues[0]!.message }, { status: 422 });
  const begun = await or404(beginConversation({ shopId: desk.shopId, orderId: orderGidOr404(params.orderNumber), subject: asked.data.subject, staff: desk.staff, now }));
  if (begun.outcome === "no-address") return json({ problem: "This order has no email address, so no mail can go out." }, { status: 422 });
  return redirect(`/app/inbox/${begun.ticketId}`);
}

/** Where a conversation about an order begins: what it is about, and whether one is going on already. */
export default function Write() {
  const { orderName, customerName, customerEmail, subject, going, timeZone, mayWrite } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const isSending = useNavigation().state === "submitting";
  const [typed, setTyped] = useState(subject);
  return (
    <Page title={`Write to ${customerName}`} subtitle={`About order ${orderName}`} backAction={{ content: "Inbox", url: "/app/inbox" }} narrowWidth>
      <BlockStack gap="400">
        {going.length > 0 && (
          <Banner tone="info" title={going.length === 1 ? "A conversation about this order is going on" : `${going.length} conversations about this order are going on`}>
            {going.map((ticket) => (
              <p key={ticket.id}>
                <RouteLink to={`/app/inbox/${ticket.id}`}>{ticket.subject}</RouteLink>, {ticketStatuses[ticket.status].label.toLowerCase()}, last message <Ago at={ticket.lastMessage!.at} timeZone={timeZone} />
              </p>
            ))}
          </Banner>
        )}
        <Card>
          {!customerEmail ? (
            <Text as="p">This order has no email address, so no mail can go out.</Text>
          ) : !mayWrite ? (
            <Text as="p">You may read tickets, not write. The shop’s owner can give you more.</Text>
          ) : (
            <Form method="post">
              <BlockStack gap="300">
                <Text as="p">
                  To {customerName}, {customerEmail}
                </Text>
                <TextField label="Subject" name="subject" value={typed} onChange={setTyped} autoComplete="off" maxLength={300} error={answer?.problem} />
                <InlineStack align="end">
                  <Button submit variant="primary" loading={isSending}>
                    Go on to the message
                  </Button>
                </InlineStack>
              </BlockStack>
            </Form>
          )}
        </Card>
      </BlockStack>
    </Page>
  );
}
