import { json, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Banner, BlockStack, Card, Page, Text, TextField } from "@shopify/polaris";
import { useMemo } from "react";
import { z } from "zod";
import { UnsavedBar } from "~/components/UnsavedBar";
import { useEdited } from "~/components/use-edited";
import { openDesk } from "~/domain/shops/open-desk.server";
import { saveSignature } from "~/domain/shops/save-signature.server";
import { formErrors, readTyped } from "~/lib/form-errors";
import { readJson } from "~/lib/read-json";
import { whoIs } from "~/shopify/staff-identity";
import { authenticate } from "~/shopify.server";

const typed = z.object({ signature: z.string().max(1_000, "At most 1,000 letters").transform((text) => text.trimEnd()) });

export async function loader({ request }: LoaderFunctionArgs) {
  const { admin, session } = await authenticate.admin(request);
  const { staff, shopName } = await openDesk({ shopId: session.shop, who: whoIs(session), admin, now: new Date() });
  return json({ name: staff.name, role: staff.role, shopName, stored: { signature: staff.signature } });
}

export async function action({ request }: ActionFunctionArgs) {
  const { admin, session } = await authenticate.admin(request);
  const { shopId, staff } = await openDesk({ shopId: session.shop, who: whoIs(session), admin, now: new Date() });
  const value = readTyped(typed, readJson(String((await request.formData()).get("value") ?? "")));
  if (!value.success) return json({ outcome: "invalid", errors: formErrors(value.error) }, { status: 422 });
  await saveSignature({ shopId, staffId: staff.id, signature: value.data.signature });
  return json({ outcome: "saved", say: "Saved" });
}

export default function MySignature() {
  const { name, role, shopName, stored } = useLoaderData<typeof loader>();
  const { value, change, errorAt, ...form } = useEdited(useMemo(() => stored, [stored]), "save");
  const first = name.split(" ")[0];
  return (
    <Page title="My signature" backAction={{ content: "Settings", url: "/app/settings" }}>
      <UnsavedBar id="my-signature" isDirty={form.isDirty} isSaving={form.isSaving} onSave={form.save} onDiscard={form.discard} />
      <BlockStack gap="400">
        {role === "reader" && <Banner>You can look at this shop, but not answer customers. An owner can change that under Team.</Banner>}
        <Card>
          <BlockStack gap="300">
            <TextField
              label="Under your replies"
              value={value.signature}
              onChange={(signature) => change({ signature })}
              error={errorAt("signature")}
              multiline={4}
              maxHeight={240}
              autoComplete="off"
              placeholder={`Kind regards,\n${first}`}
              helpText="Plain text. It is put under every reply of yours, not under notes."
            />
            <Text as="h2" variant="headingSm">
              So it looks
            </Text>
            <div style={{ whiteSpace: "pre-wrap", overflowWrap: "anywhere", padding: "0.75rem 1rem", borderInlineStart: "3px solid var(--p-color-border)" }}>
              {`Hi Ana,\n\nthe M is on its way to you.\n\n${value.signature}`.trimEnd()}
            </div>
            <Text as="p" tone="subdued">
              Sent as “{first} at {shopName}”.
            </Text>
          </BlockStack>
        </Card>
      </BlockStack>
    </Page>
  );
}
