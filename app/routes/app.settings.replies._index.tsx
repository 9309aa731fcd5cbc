import { json, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { Link as RouteLink, useLoaderData } from "@remix-run/react";
import { Badge, BlockStack, Button, Card, EmptyState, Page, Text } from "@shopify/polaris";
import { z } from "zod";
import { Row, Rows } from "~/components/Rows";
import { useAct } from "~/components/ticket/use-act";
import { openDesk } from "~/domain/shops/open-desk.server";
import { describeAction } from "~/domain/tickets/macros/macro";
import { archiveMacro, listMacros, supplyMacros } from "~/domain/tickets/macros/macros.server";
import { or404 } from "~/lib/not-here";
import { whoIs } from "~/shopify/staff-identity";
import { authenticate } from "~/shopify.server";

const asked = z.discriminatedUnion("intent", [z.object({ intent: z.literal("archive"), id: z.uuid() }), z.object({ intent: z.literal("supply") })]);

export async function loader({ request }: LoaderFunctionArgs) {
  const { admin, session } = await authenticate.admin(request);
  const desk = await openDesk({ shopId: session.shop, who: whoIs(session), admin, now: new Date() });
  return json({ macros: await listMacros({ shopId: desk.shopId }), mayWrite: desk.staff.role !== "reader" });
}

export async function action({ request }: ActionFunctionArgs) {
  const { admin, session } = await authenticate.admin(request);
  const now = new Date();
  const desk = await openDesk({ shopId: session.shop, who: whoIs(session), admin, now });
  if (desk.staff.role === "reader") return json({ outcome: "not-allowed", problem: "You may read, not change." }, { status: 403 });
  const form = asked.safeParse(Object.fromEntries(await request.formData()));
  if (!form.success) return json({ outcome: "invalid", problem: "That was not understood." }, { status: 422 });
  if (form.data.intent === "supply") {
    await supplyMacros({ shopId: desk.shopId });
    return json({ outcome: "supplied", say: "Saved replies added" });
  }
  await or404(archiveMacro({ shopId: desk.shopId, id: form.data.id, now }));
  return json({ outcome: "archived", say: "Archived" });
}

export default function SavedReplies() {
  const { macros, mayWrite } = useLoaderData<typeof loader>();
  const { act, busy } = useAct();
  return (
    <Page title="Saved replies" subtitle="Answers that fill themselves in from the linked order. What is missing is named and holds the reply back." backAction={{ content: "Settings", url: "/app/settings" }} primaryAction={mayWrite ? { content: "New saved reply", url: "/app/settings/replies/new" } : undefined}>
      <Card>
        {macros.length === 0 ? (
          <EmptyState heading="No saved replies yet" image="" action={mayWrite ? { content: "Begin with ours", loading: busy, onAction: () => act("supply") } : undefined}>
            <p>Nine answers to what customers ask most, to be changed as you like.</p>
          </EmptyState>
        ) : (
          <Rows label="Saved replies">
            {macros.map((macro) => (
              <Row
                key={macro.id}
                buttons={
                  mayWrite && (
                    <Button size="slim" loading={busy} onClick={() => act("archive", { id: macro.id })} accessibilityLabel={`Archive ${macro.name}`}>
                      Archive
                    </Button>
                  )
                }
              >
                <BlockStack gap="050">
                  <span>
                    <RouteLink to={`/app/settings/replies/${macro.id}`}>{macro.name}</RouteLink> {macro.topic && <Badge>{macro.topic}</Badge>} {macro.language && macro.language !== "en" && <Badge>{macro.language}</Badge>}
                  </span>
                  <Text as="span" tone="subdued" truncate>
                    {shortened(macro.body.replace(/\s+/g, " "))}
                  </Text>
                  <Text as="span" tone="subdued" variant="bodySm">
                    {macro.uses === 0 ? "Not used yet" : macro.uses === 1 ? "Used once" : `Used ${macro.uses} times`}
                    {macro.actions.length > 0 && `; with it: ${macro.actions.map(describeAction).join(", ")}`}
                  </Text>
                </BlockStack>
              </Row>
            ))}
          </Rows>
        )}
      </Card>
    </Page>
  );
}

const shortened = (text: string) => (text.length > 140 ? `${text.slice(0, 140)} …` : text);
