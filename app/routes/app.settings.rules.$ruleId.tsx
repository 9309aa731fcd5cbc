import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { Link as RouteLink, useFetcher, useLoaderData } from "@remix-run/react";
import { Banner, BlockStack, Button, Card, Checkbox, Page, Select, Text, TextField } from "@shopify/polaris";
import { useMemo } from "react";
import { z } from "zod";
import { ActionEditor, newAction } from "~/components/rules/ActionEditor";
import { ConditionEditor, newCondition } from "~/components/rules/ConditionEditor";
import { UnsavedBar } from "~/components/UnsavedBar";
import { useEdited } from "~/components/use-edited";
import { openDesk } from "~/domain/shops/open-desk.server";
import { listChoices } from "~/domain/tickets/list-choices.server";
import { ruleConfig, ruleMoments, type RuleConfig, type RuleMoment } from "~/domain/tickets/rules/rule";
import { dryRunRule, readRules, saveRule, type DryRun } from "~/domain/tickets/rules/rules.server";
import { listTopics } from "~/domain/tickets/topics/list-topics.server";
import { formErrors, readTyped } from "~/lib/form-errors";
import { or404 } from "~/lib/not-here";
import { whoIs } from "~/shopify/staff-identity";
import { authenticate } from "~/shopify.server";

const draft = z.object({ name: z.string().trim().min(1, "Give it a name.").max(80), config: ruleConfig });

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { admin, session } = await authenticate.admin(request);
  const desk = await openDesk({ shopId: session.shop, who: whoIs(session), admin, now: new Date() });
  const rule = params.ruleId === "new" ? null : (await readRules({ shopId: desk.shopId })).find(({ id }) => id === params.ruleId);
  if (rule === undefined) throw new Response("Not found", { status: 404 });
  const config: RuleConfig = rule?.config ?? { when: "created", all: [], then: [{ do: "tag", tag: "" }], stop: false };
  const { staff } = await listChoices({ shopId: desk.shopId });
  return json({ stored: { name: rule?.name ?? "", config }, isNew: rule === null, staff, topics: await listTopics({ shopId: desk.shopId }), isOwner: desk.staff.role === "owner" });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { admin, session } = await authenticate.admin(request);
  const now = new Date();
  const { shopId, staff } = await openDesk({ shopId: session.shop, who: whoIs(session), admin, now });
  const form = await request.formData();
  const value = readTyped(draft, parsed(form.get("value")));
  if (!value.success) return json({ outcome: "invalid", errors: formErrors(value.error), problem: "Something is still missing." }, { status: 422 });
  if (form.get("intent") === "try") return json({ outcome: "tried", tried: await dryRunRule({ shopId, config: value.data.config, now }) });
  if (staff.role !== "owner") return json({ outcome: "not-allowed", problem: "Only an owner of the shop can change rules." }, { status: 403 });
  const id = params.ruleId === "new" ? null : z.uuid().safeParse(params.ruleId).data;
  if (id === undefined) throw new Response("Not found", { status: 404 });
  await or404(saveRule({ shopId, id, name: value.data.name, config: value.data.config, by: staff.name }));
  return id ? json({ outcome: "saved", say: "Saved" }) : redirect("/app/settings/rules");
}

function parsed(text: FormDataEntryValue | null): unknown {
  try {
    return JSON.parse(String(text));
  } catch {
    return null;
  }
}

export default function RulePage() {
  const { stored, isNew, staff, topics, isOwner } = useLoaderData<typeof loader>();
  const form = useEdited<{ name: string; config: RuleConfig }>(useMemo(() => stored, [stored]), "save");
  const trying = useFetcher<{ tried?: DryRun; problem?: string; errors?: Record<string, string> }>();
  const errorAt = (path: string) => form.errorAt(path) ?? trying.data?.errors?.[path];
  const { name, config } = form.value;
  const change = (part: Partial<RuleConfig>) => form.change({ config: { ...config, ...part } });
  const tried = trying.data?.tried;
  return (
    <Page title={isNew ? "New rule" : stored.name} backAction={{ content: "Rules", url: "/app/settings/rules" }} narrowWidth>
      <UnsavedBar id="rule" isDirty={form.isDirty} isSaving={form.isSaving} onSave={form.save} onDiscard={form.discard} />
      <BlockStack gap="400">
        <Card>
          <BlockStack gap="300">
            <TextField label="Name" value={name} onChange={(words) => form.change({ name: words })} autoComplete="off" error={errorAt("name")} disabled={!isOwner} />
            <Select label="When" options={Object.entries(ruleMoments).map(([value, label]) => ({ value, label }))} value={config.when} onChange={(when) => change({ when: when as RuleMoment })} disabled={!isOwner} />
          </BlockStack>
        </Card>
        <Card>
          <BlockStack gap="300">
            <Text as="h2" variant="headingSm">
              If all of this is so
            </Text>
            {config.all.length === 0 && <Text as="p" tone="subdued">Always.</Text>}
            {config.all.map((condition, index) => (
              <ConditionEditor
                key={index}
                condition={condition}
                topics={topics}
                error={errorAt(`config.all.${index}.anyOf`) ?? errorAt(`config.all.${index}.anyOf.0`)}
                onChange={(changed) => change({ all: config.all.map((each, at) => (at === index ? changed : each)) })}
                onRemove={() => change({ all: config.all.filter((_, at) => at !== index) })}
              />
            ))}
            <div>
              <Button onClick={() => change({ all: [...config.all, newCondition("words")] })} disabled={!isOwner}>
                Add a condition
              </Button>
            </div>
          </BlockStack>
        </Card>
        <Card>
          <BlockStack gap="300">
            <Text as="h2" variant="headingSm">
              Then
            </Text>
            {config.then.map((action, index) => (
              <ActionEditor
                key={index}
                action={action}
                staff={staff}
                topics={topics}
                error={errorAt(`config.then.${index}.tag`)}
                onChange={(changed) => change({ then: config.then.map((each, at) => (at === index ? changed : each)) })}
                onRemove={() => change({ then: config.then.filter((_, at) => at !== index) })}
              />
            ))}
            <div>
              <Button onClick={() => change({ then: [...config.then, newAction("tag")] })} disabled={!isOwner}>
                Add something to do
              </Button>
            </div>
            <Checkbox label="Then stop: rules below this one are not asked" checked={config.stop} onChange={(stop) => change({ stop })} disabled={!isOwner} />
          </BlockStack>
        </Card>
        {(form.problem || trying.data?.problem) && <Banner tone="warning">{form.problem ?? trying.data?.problem}</Banner>}
        <Card>
          <BlockStack gap="200">
            <Text as="h2" variant="headingSm">
              What it would have done
            </Text>
            <div>
              <Button loading={trying.state !== "idle"} onClick={() => trying.submit({ intent: "try", value: JSON.stringify({ name: name || "Try", config }) }, { method: "post" })}>
                Try it on the last 30 days
              </Button>
            </div>
            {tried && (
              <>
                <p>
                  {tried.matched} of {tried.checked} tickets{tried.examples[0] ? `: ${tried.examples[0].would}` : ""}
                </p>
                <ul>
                  {tried.examples.map((example) => (
                    <li key={example.ticketId}>
                      <RouteLink to={`/app/inbox/${example.ticketId}`}>{example.subject}</RouteLink>
                    </li>
                  ))}
                </ul>
              </>
            )}
          </BlockStack>
        </Card>
      </BlockStack>
    </Page>
  );
}
