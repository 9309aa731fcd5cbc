import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { BlockStack, Button, Card, Checkbox, InlineGrid, InlineStack, Page, Select, Text, TextField } from "@shopify/polaris";
import { useMemo, useRef } from "react";
import { z } from "zod";
import { UnsavedBar } from "~/components/UnsavedBar";
import { useEdited } from "~/components/use-edited";
import { openDesk } from "~/domain/shops/open-desk.server";
import { unknownVariables } from "~/domain/tickets/macros/fill-macro";
import { macroVariables } from "~/domain/tickets/macros/macro-facts";
import { describeAction, type MacroAction } from "~/domain/tickets/macros/macro";
import { listMacros, macroAction, saveMacro } from "~/domain/tickets/macros/macros.server";
import { listTopics } from "~/domain/tickets/topics/list-topics.server";
import { formErrors, readTyped } from "~/lib/form-errors";
import { LOCALES } from "~/lib/locales";
import { or404 } from "~/lib/not-here";
import { whoIs } from "~/shopify/staff-identity";
import { authenticate } from "~/shopify.server";

const states = ["Unfulfilled", "Payment pending", "Partly fulfilled", "Fulfilled", "In transit", "Out for delivery", "Delivered", "Return requested", "Return in progress", "Returned", "Refunded", "Cancelled"];

const draft = z.object({
  name: z.string().trim().min(1, "Give it a name.").max(80),
  body: z
    .string()
    .trim()
    .min(1, "Write the reply.")
    .max(10_000)
    .superRefine((body, context) => {
      const unknown = unknownVariables(body);
      if (unknown.length > 0) context.addIssue({ code: "custom", message: `There is no variable ${unknown.map((name) => `{{${name}}}`).join(", ")}.` });
    }),
  topic: z.string().max(60).transform((topic) => topic || null),
  language: z.string().max(10).transform((language) => language || null),
  states: z.array(z.enum(states as [string, ...string[]])).max(states.length),
  actions: z.array(macroAction).max(10),
});

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { admin, session } = await authenticate.admin(request);
  const desk = await openDesk({ shopId: session.shop, who: whoIs(session), admin, now: new Date() });
  const macro = params.macroId === "new" ? null : (await listMacros({ shopId: desk.shopId })).find(({ id }) => id === params.macroId);
  if (macro === undefined) throw new Response("Not found", { status: 404 });
  const stored = { name: macro?.name ?? "", body: macro?.body ?? "Hi {{customer.first_name}},\n\n\n\nBest wishes\n{{agent.first_name}}", topic: macro?.topic ?? "", language: macro?.language ?? "", states: macro?.states ?? [], actions: macro?.actions ?? [] };
  return json({ stored, isNew: macro === null, topics: await listTopics({ shopId: desk.shopId }), mayWrite: desk.staff.role !== "reader" });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { admin, session } = await authenticate.admin(request);
  const desk = await openDesk({ shopId: session.shop, who: whoIs(session), admin, now: new Date() });
  if (desk.staff.role === "reader") return json({ outcome: "not-allowed", problem: "You may read, not change." }, { status: 403 });
  const value = readTyped(draft, parsed((await request.formData()).get("value")));
  if (!value.success) return json({ outcome: "invalid", errors: formErrors(value.error) }, { status: 422 });
  const id = params.macroId === "new" ? null : z.uuid().safeParse(params.macroId).data;
  if (id === undefined) throw new Response("Not found", { status: 404 });
  const saved = await or404(saveMacro({ shopId: desk.shopId, id, draft: value.data, by: desk.staff.name }));
  if (saved.outcome === "name-taken") return json({ outcome: "name-taken", errors: { name: "Another saved reply has this name." } }, { status: 409 });
  return id ? json({ outcome: "saved", say: "Saved" }) : redirect("/app/settings/replies");
}

function parsed(text: FormDataEntryValue | null): unknown {
  try {
    return JSON.parse(String(text));
  } catch {
    return null;
  }
}

const offered: MacroAction[] = [
  { do: "status", to: "closed" },
  { do: "assign", to: "me" },
  { do: "snooze", until: "tomorrow" },
  { do: "snooze", until: "week" },
  { do: "open-sheet", sheet: "return" },
  { do: "open-sheet", sheet: "refund" },
  { do: "open-sheet", sheet: "replacement" },
  { do: "open-sheet", sheet: "discount" },
];

export default function SavedReply() {
  const { stored, isNew, topics, mayWrite } = useLoaderData<typeof loader>();
  const form = useEdited(useMemo(() => stored, [stored]), "save");
  const { value, change } = form;
  const body = useRef<HTMLDivElement>(null);
  const insert = (variable: string) => {
    const field = body.current?.querySelector("textarea");
    const at = field?.selectionStart ?? value.body.length;
    change({ body: `${value.body.slice(0, at)}{{${variable}}}${value.body.slice(field?.selectionEnd ?? at)}` });
    field?.focus();
  };
  const tag = value.actions.find((action) => action.do === "tag");
  const others = value.actions.filter((action) => action.do !== "tag");
  const has = (action: MacroAction) => others.some((known) => JSON.stringify(known) === JSON.stringify(action));
  const toggle = (action: MacroAction, on: boolean) => change({ actions: on ? [...value.actions, action] : value.actions.filter((known) => JSON.stringify(known) !== JSON.stringify(action)) });

  return (
    <Page title={isNew ? "New saved reply" : stored.name} backAction={{ content: "Saved replies", url: "/app/settings/replies" }}>
      <UnsavedBar id="saved-reply" isDirty={form.isDirty} isSaving={form.isSaving} onSave={form.save} onDiscard={form.discard} />
      <InlineGrid columns={{ xs: 1, md: "2fr 1fr" }} gap="400">
        <Card>
          <BlockStack gap="300">
            <TextField label="Name" value={value.name} onChange={(name) => change({ name })} autoComplete="off" error={form.errorAt("name")} maxLength={80} disabled={!mayWrite} />
            <div ref={body}>
              <TextField label="Reply" value={value.body} onChange={(words) => change({ body: words })} multiline={10} autoComplete="off" error={form.errorAt("body")} helpText="A blank line is a new paragraph. When a variable has no value, the reply cannot be sent, and the gap says why." disabled={!mayWrite} />
            </div>
            <BlockStack gap="100">
              <Text as="h2" variant="headingSm">
                Variables
              </Text>
              <InlineStack gap="100">
                {Object.entries(macroVariables).map(([variable, label]) => (
                  <Button key={variable} size="micro" onClick={() => insert(variable)} disabled={!mayWrite}>
                    {label}
                  </Button>
                ))}
              </InlineStack>
            </BlockStack>
            {form.problem && <Text as="p" tone="critical">{form.problem}</Text>}
          </BlockStack>
        </Card>
        <BlockStack gap="400">
          <Card>
            <BlockStack gap="300">
              <Text as="h2" variant="headingSm">
                When it is suggested
              </Text>
              <Select label="Topic" options={[{ label: "Any", value: "" }, ...topics.map((topic) => ({ label: topic, value: topic }))]} value={value.topic} onChange={(topic) => change({ topic })} disabled={!mayWrite} />
              <Select label="Language" options={[{ label: "Any", value: "" }, ...LOCALES.map((locale) => ({ label: new Intl.DisplayNames(["en"], { type: "language" }).of(locale) ?? locale, value: locale }))]} value={value.language} onChange={(language) => change({ language })} disabled={!mayWrite} />
              <fieldset style={{ border: 0, margin: 0, padding: 0 }}>
                <legend>When the order is</legend>
                <InlineStack gap="300">
                {states.map((state) => (
                  <Checkbox key={state} label={state} checked={value.states.includes(state)} onChange={(on) => change({ states: on ? [...value.states, state] : value.states.filter((known) => known !== state) })} disabled={!mayWrite} />
                ))}
                </InlineStack>
              </fieldset>
            </BlockStack>
          </Card>
          <Card>
            <BlockStack gap="200">
              <Text as="h2" variant="headingSm">
                Done along with it
              </Text>
              <TextField label="Tag" value={tag?.do === "tag" ? tag.tag : ""} onChange={(words) => change({ actions: [...others, ...(words ? [{ do: "tag" as const, tag: words }] : [])] })} autoComplete="off" error={tag && form.errorAt(`actions.${value.actions.indexOf(tag)}.tag`)} maxLength={40} disabled={!mayWrite} />
              {offered.map((action) => (
                <Checkbox key={describeAction(action)} label={sentence(describeAction(action))} checked={has(action)} onChange={(on) => toggle(action, on)} disabled={!mayWrite} />
              ))}
            </BlockStack>
          </Card>
        </BlockStack>
      </InlineGrid>
    </Page>
  );
}

function sentence(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
