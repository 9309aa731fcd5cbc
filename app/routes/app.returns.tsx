import { json, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Banner, BlockStack, Card, Layout, Link, List, Page, Text } from "@shopify/polaris";
import { useState } from "react";
import { z } from "zod";
import { confirmationSnippet } from "~/components/returns/confirmation-snippet";
import { PolicyForm } from "~/components/returns/PolicyForm";
import { Snippet } from "~/components/returns/Snippet";
import { UnsavedBar } from "~/components/UnsavedBar";
import { useEdited } from "~/components/use-edited";
import { readContradictions } from "~/domain/reports/read-contradictions.server";
import { policyInWords } from "~/domain/returns/policy-words";
import { readPolicy } from "~/domain/returns/read-policy.server";
import { savePolicy } from "~/domain/returns/save-policy.server";
import { openDesk } from "~/domain/shops/open-desk.server";
import { publishSoon } from "~/domain/storefront/publish-soon.server";
import { LOCALES, pickLocale, type Locale } from "~/lib/locales";
import { whoIs } from "~/shopify/staff-identity";
import { authenticate } from "~/shopify.server";

export async function loader({ request }: LoaderFunctionArgs) {
  const { admin, session } = await authenticate.admin(request);
  const now = new Date();
  const desk = await openDesk({ shopId: session.shop, who: whoIs(session), admin, now });
  const { current, versions } = await readPolicy({ shopId: desk.shopId, now });
  const words = policyInWords(current.policy, "en", { yearNow: now.getFullYear() }).map((sentence) => sentence.text);
  const contradictions = await readContradictions({ shopId: desk.shopId, now });
  const snippets = Object.fromEntries(LOCALES.map((locale) => [locale, confirmationSnippet(current.policy, locale)])) as Record<Locale, string>;
  return json({ snippets, language: pickLocale(desk.locale), edited: { version: current.version, policy: current.policy }, words, versions, contradictions, timeZone: desk.timeZone, currency: desk.currency });
}

const saveForm = z.object({ version: z.number().int(), policy: z.looseObject({}) });

export async function action({ request }: ActionFunctionArgs) {
  const { admin, session } = await authenticate.admin(request);
  const now = new Date();
  const { shopId, staff } = await openDesk({ shopId: session.shop, who: whoIs(session), admin, now });
  const value = (await request.formData()).get("value");
  const form = saveForm.safeParse(JSON.parse(typeof value === "string" ? value : "null"));
  if (!form.success || staff.role === "reader") return json({ outcome: "not-allowed", problem: form.success ? "You may look, but not change the policy." : "This cannot be saved." }, { status: 422 });
  const result = await savePolicy({ shopId, rules: form.data.policy, basedOn: form.data.version, savedBy: staff.name, now });
  switch (result.outcome) {
    case "saved":
      await publishSoon({ shopId });
      return json({ outcome: "saved", say: "Saved. It holds for orders placed from now on." });
    case "unchanged":
      return json({ outcome: "unchanged", say: "Nothing was different." });
    case "overtaken":
      return json({ outcome: "overtaken", problem: "Somebody else saved another version meanwhile. Load the page again to see it." }, { status: 409 });
    case "invalid":
      return json({ outcome: "invalid", problem: "Not saved: see the marked fields.", errors: Object.fromEntries(result.issues.map(({ field, message }) => [field, message])) }, { status: 422 });
  }
}

type Data = ReturnType<typeof useLoaderData<typeof loader>>;

export default function Returns() {
  const { edited, snippets, language, words, versions, contradictions, timeZone, currency } = useLoaderData<typeof loader>();
  const form = useEdited(edited, "save");
  const [discards, setDiscards] = useState(0);
  const { policy } = form.value;
  return (
    <Page title="Returns" subtitle="One policy for mail, storefront and support. Orders keep the version that was in force when they were placed.">
      <UnsavedBar id="returns" isDirty={form.isDirty} isSaving={form.isSaving} onSave={form.save} onDiscard={() => (form.discard(), setDiscards(discards + 1))} />
      <Layout>
        <Layout.Section>
          <BlockStack gap="400">
            {form.problem && <Banner tone="critical">{form.problem}</Banner>}
            {contradictions.length > 0 && <Contradictions found={contradictions} />}
            {/* Begun anew after saving and discarding, because lists keep what is typed as it is typed. */}
            <PolicyForm key={`${edited.version} ${discards}`} policy={policy} currency={currency} onChange={(change) => form.change({ policy: { ...policy, ...change } })} errorAt={form.errorAt} />
          </BlockStack>
        </Layout.Section>
        <Layout.Section variant="oneThird">
          <BlockStack gap="400">
            <Card>
              <BlockStack gap="200">
                <Text as="h2" variant="headingMd">
                  What customers read
                </Text>
                {words.map((sentence) => (
                  <Text as="p" key={sentence}>
                    {sentence}
                  </Text>
                ))}
              </BlockStack>
            </Card>
            <Snippet codes={snippets} primary={language} />
            <VersionList versions={versions} timeZone={timeZone} />
          </BlockStack>
        </Layout.Section>
      </Layout>
    </Page>
  );
}

function Contradictions({ found }: { found: Data["contradictions"] }) {
  const texts = new Set(found.map(({ url }) => url)).size;
  return (
    <Banner tone="warning" title={texts === 1 ? "A text says something else than this policy" : `${texts} texts say something else than this policy`}>
      <List>
        {found.map(({ words, sentence, url }, index) => (
          <List.Item key={index}>
            {words} “{sentence}” <Link url={url}>Change it</Link>
          </List.Item>
        ))}
      </List>
    </Banner>
  );
}

function VersionList({ versions, timeZone }: { versions: Data["versions"]; timeZone: string }) {
  return (
    <Card>
      <BlockStack gap="200">
        <Text as="h2" variant="headingMd">
          Versions
        </Text>
        {versions.length === 0 ? (
          <Text as="p" tone="subdued">
            You have not saved a policy yet. Until you do, these starting values hold.
          </Text>
        ) : (
          <List>
            {versions.map((each) => (
              <List.Item key={each.version}>
                Version {each.version}, from {new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "short", timeZone }).format(new Date(each.validFrom))}
                {each.savedBy ? `, by ${each.savedBy}` : ""}
              </List.Item>
            ))}
          </List>
        )}
      </BlockStack>
    </Card>
  );
}
