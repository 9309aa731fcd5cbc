import { json, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { Link as RouteLink, useLoaderData } from "@remix-run/react";
import { Badge, BlockStack, Button, ButtonGroup, Card, EmptyState, Page, Text } from "@shopify/polaris";
import { ArrowDownIcon, ArrowUpIcon } from "@shopify/polaris-icons";
import { z } from "zod";
import { Row, Rows } from "~/components/Rows";
import { useAct } from "~/components/ticket/use-act";
import { openDesk } from "~/domain/shops/open-desk.server";
import { describeRule } from "~/domain/tickets/rules/decide-rules";
import { deleteRule, moveRule, readRules, switchRule } from "~/domain/tickets/rules/rules.server";
import { or404 } from "~/lib/not-here";
import { whoIs } from "~/shopify/staff-identity";
import { authenticate } from "~/shopify.server";

const asked = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("switch"), id: z.uuid(), enabled: z.enum(["true", "false"]) }),
  z.object({ intent: z.literal("move"), id: z.uuid(), by: z.enum(["-1", "1"]) }),
  z.object({ intent: z.literal("delete"), id: z.uuid() }),
]);

export async function loader({ request }: LoaderFunctionArgs) {
  const { admin, session } = await authenticate.admin(request);
  const desk = await openDesk({ shopId: session.shop, who: whoIs(session), admin, now: new Date() });
  return json({ rules: await readRules({ shopId: desk.shopId }), isOwner: desk.staff.role === "owner" });
}

export async function action({ request }: ActionFunctionArgs) {
  const { admin, session } = await authenticate.admin(request);
  const { shopId, staff } = await openDesk({ shopId: session.shop, who: whoIs(session), admin, now: new Date() });
  if (staff.role !== "owner") return json({ outcome: "not-allowed", problem: "Only an owner of the shop can change rules." }, { status: 403 });
  const form = asked.safeParse(Object.fromEntries(await request.formData()));
  if (!form.success) return json({ outcome: "invalid", problem: "That was not understood." }, { status: 422 });
  switch (form.data.intent) {
    case "switch":
      await or404(switchRule({ shopId, id: form.data.id, enabled: form.data.enabled === "true", by: staff.name }));
      return json({ outcome: "switched", say: form.data.enabled === "true" ? "The rule is on" : "The rule is off" });
    case "move":
      await or404(moveRule({ shopId, id: form.data.id, by: form.data.by === "1" ? 1 : -1 }));
      return json({ outcome: "moved" });
    case "delete":
      await or404(deleteRule({ shopId, id: form.data.id }));
      return json({ outcome: "deleted", say: "Rule deleted" });
  }
}

export default function Rules() {
  const { rules, isOwner } = useLoaderData<typeof loader>();
  const { act, busy } = useAct();
  return (
    <Page title="Rules" subtitle="When something happens, and it is so, then do that. They are asked from top to bottom." backAction={{ content: "Settings", url: "/app/settings" }} primaryAction={isOwner ? { content: "New rule", url: "/app/settings/rules/new" } : undefined}>
      <Card>
        {rules.length === 0 ? (
          <EmptyState heading="No rules yet" image="" action={isOwner ? { content: "Make a rule", url: "/app/settings/rules/new" } : undefined}>
            <p>For example: a new ticket of a customer who has spent 500 or more gets a high priority. Each rule can be tried on the last 30 days before it is on.</p>
          </EmptyState>
        ) : (
          <Rows label="Rules">
            {rules.map((rule, index) => (
              <Row
                key={rule.id}
                buttons={
                  isOwner && (
                    <ButtonGroup>
                      <Button size="slim" icon={ArrowUpIcon} disabled={index === 0 || busy} accessibilityLabel={`Ask ${rule.name} earlier`} onClick={() => act("move", { id: rule.id, by: "-1" })} />
                      <Button size="slim" icon={ArrowDownIcon} disabled={index === rules.length - 1 || busy} accessibilityLabel={`Ask ${rule.name} later`} onClick={() => act("move", { id: rule.id, by: "1" })} />
                      <Button size="slim" loading={busy} onClick={() => act("switch", { id: rule.id, enabled: String(!rule.enabled) })} accessibilityLabel={`${rule.enabled ? "Switch off" : "Switch on"} ${rule.name}`}>
                        {rule.enabled ? "Switch off" : "Switch on"}
                      </Button>
                      <Button size="slim" tone="critical" loading={busy} onClick={() => act("delete", { id: rule.id })} accessibilityLabel={`Delete ${rule.name}`}>
                        Delete
                      </Button>
                    </ButtonGroup>
                  )
                }
              >
                <BlockStack gap="050">
                  <span>
                    <RouteLink to={`/app/settings/rules/${rule.id}`}>{rule.name}</RouteLink> <Badge tone={rule.enabled ? "success" : undefined}>{rule.enabled ? "On" : "Off"}</Badge>
                  </span>
                  <Text as="span" tone="subdued">
                    {describeRule(rule)}
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
