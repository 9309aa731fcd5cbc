import { json, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { Form, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { Banner, BlockStack, Button, Card, ChoiceList, FormLayout, InlineStack, Layout, List, Page, Select, Text, TextField } from "@shopify/polaris";
import { useState } from "react";
import { z } from "zod";
import { policyInWords } from "~/domain/returns/policy-words";
import { readPolicy } from "~/domain/returns/read-policy.server";
import { savePolicy } from "~/domain/returns/save-policy.server";
import { openDesk } from "~/domain/shops/open-desk.server";
import { publishSoon } from "~/domain/storefront/publish-soon.server";
import { whoIs } from "~/shopify/staff-identity";
import { authenticate } from "~/shopify.server";

export async function loader({ request }: LoaderFunctionArgs) {
  const { admin, session } = await authenticate.admin(request);
  const desk = await openDesk({ shopId: session.shop, who: whoIs(session), admin, now: new Date() });
  const now = new Date();
  const { current, versions } = await readPolicy({ shopId: desk.shopId, now });
  const words = policyInWords(current.policy, "en", { yearNow: now.getFullYear() }).map((sentence) => sentence.text);
  return json({ version: current.version, policy: current.policy, words, versions, timeZone: desk.timeZone });
}

const lines = z.string().transform((text) => text.split(/[\n,]/).map((line) => line.trim()).filter(Boolean));
const number = (what: string) => z.coerce.number({ error: `Write ${what} as a number.` }).int(`Write ${what} as a whole number.`);
const policyForm = z.object({
  version: z.coerce.number().int(),
  windowDays: number("the days"),
  transitDays: number("the days"),
  fallbackDays: number("the days"),
  exchanges: z.enum(["yes", "no"]),
  shippingPaidBy: z.enum(["shop", "customer"]),
  condition: z.enum(["any", "unused", "unused-with-tags"]),
  restockingPercent: z.coerce.number({ error: "Write the fee as a number." }),
  finalSaleTags: lines,
  excludedTypes: lines,
  address: lines,
  withdrawalRight: z.enum(["yes", "no"]),
});

export async function action({ request }: ActionFunctionArgs) {
  const { admin, session } = await authenticate.admin(request);
  const desk = await openDesk({ shopId: session.shop, who: whoIs(session), admin, now: new Date() });
  const parsed = policyForm.safeParse(Object.fromEntries(await request.formData()));
  if (!parsed.success) return json({ saved: null, errors: Object.fromEntries(parsed.error.issues.map((issue) => [String(issue.path[0]), issue.message])) }, { status: 422 });
  const { version, exchanges, restockingPercent, finalSaleTags, excludedTypes, withdrawalRight, ...simple } = parsed.data;
  const { current } = await readPolicy({ shopId: desk.shopId, now: new Date() });
  const rules = {
    ...current.policy,
    ...simple,
    exchanges: { ...current.policy.exchanges, offered: exchanges === "yes" },
    fees: { ...current.policy.fees, restockingPercent },
    exclusions: { ...current.policy.exclusions, finalSaleTags, types: excludedTypes },
    withdrawalRight: withdrawalRight === "yes",
  };
  const result = await savePolicy({ shopId: desk.shopId, rules, basedOn: version, savedBy: desk.staff.name, now: new Date() });
  switch (result.outcome) {
    case "saved":
      await publishSoon({ shopId: desk.shopId });
      return json({ saved: `Saved. It holds for orders placed from now on; earlier orders keep what they were promised.`, errors: {} });
    case "unchanged":
      return json({ saved: "Nothing was different.", errors: {} });
    case "overtaken":
      return json({ saved: null, errors: { form: "Somebody else saved another version meanwhile. Load the page again to see it." } }, { status: 409 });
    case "invalid":
      return json({ saved: null, errors: Object.fromEntries(result.issues.map(({ field, message }) => [field.split(".")[0]!, message])) }, { status: 422 });
  }
}

export default function Returns() {
  const { version, words, versions, timeZone } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const errors: Record<string, string> = result?.errors ?? {};
  return (
    <Page title="Returns" subtitle="One policy for mail, storefront and support. Orders keep the version that was in force when they were placed.">
      <Layout>
        <Layout.Section>
          <BlockStack gap="400">
            {errors.form && <Banner tone="critical">{errors.form}</Banner>}
            {result?.saved && (
              <Text as="p" tone="success">
                <span role="status">{result.saved}</span>
              </Text>
            )}
            <PolicyForm key={version} errors={errors} />
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
          </BlockStack>
        </Layout.Section>
      </Layout>
    </Page>
  );
}

function PolicyForm({ errors }: { errors: Record<string, string> }) {
  const { version, policy } = useLoaderData<typeof loader>();
  const busy = useNavigation().state === "submitting";
  const [values, setValues] = useState({
    windowDays: String(policy.windowDays),
    transitDays: String(policy.transitDays),
    fallbackDays: String(policy.fallbackDays),
    restockingPercent: String(policy.fees.restockingPercent),
    shippingPaidBy: policy.shippingPaidBy as string,
    condition: policy.condition as string,
    exchanges: policy.exchanges.offered ? "yes" : "no",
    withdrawalRight: policy.withdrawalRight ? "yes" : "no",
    finalSaleTags: policy.exclusions.finalSaleTags.join(", "),
    excludedTypes: policy.exclusions.types.join(", "),
    address: policy.address.join("\n"),
  });
  const field = (name: keyof typeof values) => ({ name, value: values[name], onChange: (value: string) => setValues((all) => ({ ...all, [name]: value })), error: errors[name], autoComplete: "off" as const });
  return (
    <Form method="post" data-save-bar>
      <input type="hidden" name="version" value={version} />
      {(["exchanges", "withdrawalRight"] as const).map((name) => (
        <input key={name} type="hidden" name={name} value={values[name]} />
      ))}
      <BlockStack gap="400">
        <Card>
          <FormLayout>
            <Text as="h2" variant="headingMd">
              How long
            </Text>
            <TextField label="Days to return, counted from delivery" type="number" min={0} {...field("windowDays")} helpText="0 takes nothing back beyond what the law demands." />
            <FormLayout.Group>
              <TextField label="Days in transit" type="number" min={0} {...field("transitDays")} helpText="When a carrier tells no delivery, the window starts this long after the parcel left." />
              <TextField label="Days from the order date" type="number" min={0} {...field("fallbackDays")} helpText="For orders of which nothing has left yet." />
            </FormLayout.Group>
            <ChoiceList title="Exchanges" choices={[{ label: "Customers may exchange", value: "yes" }, { label: "Returns only", value: "no" }]} selected={[values.exchanges]} onChange={([chosen]) => setValues((all) => ({ ...all, exchanges: chosen ?? "yes" }))} />
          </FormLayout>
        </Card>
        <Card>
          <FormLayout>
            <Text as="h2" variant="headingMd">
              Costs and condition
            </Text>
            <FormLayout.Group>
              <Select label="Who pays the way back" options={[{ label: "The customer", value: "customer" }, { label: "We do", value: "shop" }]} {...field("shippingPaidBy")} />
              <TextField label="Restocking fee in percent" type="number" min={0} max={100} {...field("restockingPercent")} />
            </FormLayout.Group>
            <Select label="Condition" options={[{ label: "As it comes", value: "any" }, { label: "Unused", value: "unused" }, { label: "Unused, with tags", value: "unused-with-tags" }]} {...field("condition")} />
          </FormLayout>
        </Card>
        <Card>
          <FormLayout>
            <Text as="h2" variant="headingMd">
              What is excluded
            </Text>
            <TextField label="Product tags that mean final sale" {...field("finalSaleTags")} helpText="Separated by commas." />
            <TextField label="Product types that are not taken back" {...field("excludedTypes")} helpText="Separated by commas." />
            <ChoiceList title="Right of withdrawal (EU and UK)" choices={[{ label: "Show it to the buyers who have it", value: "yes" }, { label: "Do not show it", value: "no" }]} selected={[values.withdrawalRight]} onChange={([chosen]) => setValues((all) => ({ ...all, withdrawalRight: chosen ?? "yes" }))} />
            <TextField label="Address for returns" multiline={3} {...field("address")} helpText="One line each. Leave it empty when the address comes with the label." />
          </FormLayout>
        </Card>
        <InlineStack align="end">
          <Button submit variant="primary" loading={busy}>
            Save as a new version
          </Button>
        </InlineStack>
      </BlockStack>
    </Form>
  );
}
