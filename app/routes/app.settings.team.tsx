import { json, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useFetcher, useLoaderData } from "@remix-run/react";
import { useAppBridge } from "@shopify/app-bridge-react";
import { Banner, BlockStack, Card, Page, Select, Text } from "@shopify/polaris";
import { useEffect, useRef } from "react";
import { z } from "zod";
import { Ago } from "~/components/Ago";
import { Row, Rows } from "~/components/Rows";
import type { Saved } from "~/components/use-edited";
import { changeRole } from "~/domain/shops/change-role.server";
import { listTeam } from "~/domain/shops/list-team.server";
import { openDesk } from "~/domain/shops/open-desk.server";
import { or404 } from "~/lib/not-here";
import { whoIs } from "~/shopify/staff-identity";
import { authenticate } from "~/shopify.server";

const asked = z.object({ staffId: z.uuid(), role: z.enum(["owner", "agent", "reader"]) });

export async function loader({ request }: LoaderFunctionArgs) {
  const { admin, session } = await authenticate.admin(request);
  const desk = await openDesk({ shopId: session.shop, who: whoIs(session), admin, now: new Date() });
  return json({ team: await listTeam({ shopId: desk.shopId }), me: desk.staff.id, isOwner: desk.staff.role === "owner", timeZone: desk.timeZone });
}

export async function action({ request }: ActionFunctionArgs) {
  const { admin, session } = await authenticate.admin(request);
  const desk = await openDesk({ shopId: session.shop, who: whoIs(session), admin, now: new Date() });
  if (desk.staff.role !== "owner") return json({ outcome: "not-allowed", problem: "Only an owner of the shop can change roles." }, { status: 403 });
  const form = asked.safeParse(Object.fromEntries(await request.formData()));
  if (!form.success) return json({ outcome: "invalid", problem: "That was not understood." }, { status: 422 });
  const changed = await or404(changeRole({ shopId: desk.shopId, ...form.data }));
  if (changed.outcome === "last-owner") return json({ ...changed, problem: "A shop needs an owner. Make somebody else an owner first." }, { status: 409 });
  return json({ ...changed, say: "Saved" });
}

const roles = [
  { value: "owner", label: "Owner" },
  { value: "agent", label: "Agent" },
  { value: "reader", label: "Read only" },
];

const meaning: Record<string, string> = {
  owner: "Answers, acts on orders without limits, changes settings and roles.",
  agent: "Answers customers and acts on orders within the limits under Settings.",
  reader: "Sees everything, changes nothing.",
};

export default function Team() {
  const { team, me, isOwner, timeZone } = useLoaderData<typeof loader>();
  const fetcher = useFetcher<Saved>();
  const shopify = useAppBridge();
  const said = useRef<Saved | undefined>(undefined);
  useEffect(() => {
    if (!fetcher.data || said.current === fetcher.data) return;
    said.current = fetcher.data;
    if (fetcher.data.say) shopify.toast.show(fetcher.data.say);
  });
  const refused = (id: string) => (fetcher.state === "idle" && fetcher.data?.problem && said.current === fetcher.data && lastChanged.current === id ? fetcher.data.problem : undefined);
  const lastChanged = useRef("");
  return (
    <Page title="Team" backAction={{ content: "Settings", url: "/app/settings" }} subtitle="Whoever opens the app in your shop’s admin is here. Who may open it is decided under Settings › Users of Shopify.">
      <BlockStack gap="400">
        {!isOwner && <Banner>Only an owner of the shop can change roles.</Banner>}
        <Card>
          <Rows label="Team">
            {team.map((person) => (
              <Row
                key={person.id}
                buttons={
                  <Select
                    label={`Role of ${person.name}`}
                    labelHidden
                    options={roles}
                    value={person.role}
                    error={refused(person.id)}
                    disabled={!isOwner || fetcher.state !== "idle"}
                    onChange={(role) => {
                      lastChanged.current = person.id;
                      fetcher.submit({ staffId: person.id, role }, { method: "post" });
                    }}
                  />
                }
              >
                <BlockStack gap="050">
                  <Text as="span" fontWeight="semibold">
                    {person.name}
                    {person.id === me && " (you)"}
                  </Text>
                  {person.email && (
                    <Text as="span" tone="subdued">
                      {person.email}
                    </Text>
                  )}
                  <Text as="span" tone="subdued">
                    {meaning[person.role]} {person.openTickets === 0 ? "No open tickets" : person.openTickets === 1 ? "1 open ticket" : `${person.openTickets} open tickets`}, here since <Ago at={person.since} timeZone={timeZone} />.
                  </Text>
                </BlockStack>
              </Row>
            ))}
          </Rows>
        </Card>
      </BlockStack>
    </Page>
  );
}
