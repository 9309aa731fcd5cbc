import { json, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Banner, BlockStack, Card, Checkbox, Page, Select, Text, TextField } from "@shopify/polaris";
import { useMemo } from "react";
import { z } from "zod";
import { Promises } from "~/components/settings/Promises";
import { Workload } from "~/components/settings/Workload";
import { UnsavedBar } from "~/components/UnsavedBar";
import { useEdited } from "~/components/use-edited";
import { openDesk, type Desk } from "~/domain/shops/open-desk.server";
import { changeDeskSettings, readSettingsOfDesk } from "~/domain/tickets/change-desk-settings.server";
import { deskSettings } from "~/domain/tickets/desk-settings";
import { handOver, listWorkload, setAway } from "~/domain/tickets/team/workload.server";
import { formErrors, readTyped } from "~/lib/form-errors";
import { or404 } from "~/lib/not-here";
import { whoIs } from "~/shopify/staff-identity";
import { authenticate } from "~/shopify.server";

const workForm = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("away"), staffId: z.uuid(), away: z.enum(["true", "false"]) }),
  z.object({ intent: z.literal("hand-over"), fromId: z.uuid(), toId: z.union([z.uuid(), z.literal("")]) }),
]);

export async function loader({ request }: LoaderFunctionArgs) {
  const { admin, session } = await authenticate.admin(request);
  const desk = await openDesk({ shopId: session.shop, who: whoIs(session), admin, now: new Date() });
  return json({ stored: await readSettingsOfDesk({ shopId: desk.shopId }), team: await listWorkload({ shopId: desk.shopId }), me: desk.staff.id, isOwner: desk.staff.role === "owner" });
}

export async function action({ request }: ActionFunctionArgs) {
  const { admin, session } = await authenticate.admin(request);
  const now = new Date();
  const { shopId, staff } = await openDesk({ shopId: session.shop, who: whoIs(session), admin, now });
  const form = Object.fromEntries(await request.formData());
  const work = workForm.safeParse(form);
  if (work.success) return changeWork({ shopId, staff, asked: work.data, now });
  if (staff.role !== "owner") return json({ outcome: "not-allowed", problem: "Only an owner of the shop can change this." }, { status: 403 });
  const value = readTyped(deskSettings, parsed(form.value));
  if (!value.success) return json({ outcome: "invalid", errors: formErrors(value.error), problem: "Some fields are not right yet." }, { status: 422 });
  await changeDeskSettings({ shopId, settings: value.data, by: staff.name });
  return json({ outcome: "saved", say: "Saved" });
}

async function changeWork({ shopId, staff, asked, now }: { shopId: string; staff: Desk["staff"]; asked: z.infer<typeof workForm>; now: Date }) {
  if (asked.intent === "away") {
    const changed = await or404(setAway({ shopId, staffId: asked.staffId, away: asked.away === "true", by: staff }));
    return changed.outcome === "changed" ? json({ ...changed, say: asked.away === "true" ? "Gets no new tickets" : "Back at work" }) : json({ ...changed, problem: "Only an owner can say this of others." }, { status: 403 });
  }
  const handed = await or404(handOver({ shopId, fromId: asked.fromId, toId: asked.toId || null, by: staff, now }));
  switch (handed.outcome) {
    case "handed-over":
      return json({ ...handed, say: handed.tickets === 1 ? "1 ticket handed over" : `${handed.tickets} tickets handed over` });
    case "not-allowed":
      return json({ ...handed, problem: "Only an owner can hand over a colleague’s work." }, { status: 403 });
    case "last-owner":
      return json({ ...handed, problem: "A shop needs an owner. Make somebody else an owner first." }, { status: 409 });
  }
}

function parsed(text: FormDataEntryValue | undefined): unknown {
  try {
    return JSON.parse(String(text));
  } catch {
    return null;
  }
}

export default function DeskSettingsPage() {
  const { stored, team, me, isOwner } = useLoaderData<typeof loader>();
  const form = useEdited(useMemo(() => stored, [stored]), "save");
  const { value, change } = form;
  const disabled = !isOwner;
  return (
    <Page title="How the desk works" backAction={{ content: "Settings", url: "/app/settings" }} narrowWidth>
      <UnsavedBar id="desk" isDirty={form.isDirty} isSaving={form.isSaving} onSave={form.save} onDiscard={form.discard} />
      <BlockStack gap="400">
        {disabled && <Banner>Only an owner of the shop can change these settings.</Banner>}
        {form.problem && <Banner tone="warning">{form.problem}</Banner>}
        <Promises value={value.sla} onChange={(sla) => change({ sla })} errorAt={(path) => form.errorAt(`sla.${path}`)} disabled={disabled} />
        <Card>
          <BlockStack gap="300">
            <Text as="h2" variant="headingMd">
              New tickets
            </Text>
            <Select
              label="Go to"
              options={[
                { label: "Nobody, until somebody takes them", value: "nobody" },
                { label: "Everybody in turn", value: "round_robin" },
                { label: "Who has least to do", value: "least_load" },
              ]}
              value={value.assignment}
              onChange={(assignment) => change({ assignment: assignment as typeof value.assignment })}
              helpText="Rules go before this."
              disabled={disabled}
            />
          </BlockStack>
        </Card>
        <Card>
          <BlockStack gap="300">
            <Text as="h2" variant="headingMd">
              Acknowledgement
            </Text>
            <Checkbox label="Tell customers that their message arrived, and by when they can expect an answer" checked={value.acknowledgement.enabled} onChange={(enabled) => change({ acknowledgement: { ...value.acknowledgement, enabled } })} helpText="The time comes from how soon you really answered in the last 30 days, and from your opening hours. At most one per ticket, and one per address and day; never to machines." disabled={disabled} />
            <TextField label="Before the expected time" value={value.acknowledgement.text} onChange={(text) => change({ acknowledgement: { ...value.acknowledgement, text } })} multiline={2} autoComplete="off" error={form.errorAt("acknowledgement.text")} disabled={disabled || !value.acknowledgement.enabled} />
          </BlockStack>
        </Card>
        <Card>
          <BlockStack gap="300">
            <Text as="h2" variant="headingMd">
              How did we do?
            </Text>
            <Checkbox label="Ask customers for a rating after a ticket is closed" checked={value.rating.enabled} onChange={(enabled) => change({ rating: { ...value.rating, enabled } })} helpText="Once per closing and at most once a week, never while they are upset or wait for you. A bad rating opens the ticket again." disabled={disabled} />
            <TextField label="Hours after closing" type="number" min={1} max={240} value={String(value.rating.afterHours)} onChange={(hours) => change({ rating: { ...value.rating, afterHours: Number(hours) } })} autoComplete="off" error={form.errorAt("rating.afterHours")} disabled={disabled || !value.rating.enabled} />
            <TextField label="Question" value={value.rating.question} onChange={(question) => change({ rating: { ...value.rating, question } })} autoComplete="off" error={form.errorAt("rating.question")} disabled={disabled || !value.rating.enabled} />
          </BlockStack>
        </Card>
        <Workload team={team} me={me} isOwner={isOwner} />
      </BlockStack>
    </Page>
  );
}
