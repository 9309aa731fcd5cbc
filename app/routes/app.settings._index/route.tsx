import { json, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Banner, BlockStack, Box, Button, Card, InlineStack, Page, Text } from "@shopify/polaris";
import { useMemo } from "react";
import { Answering } from "~/components/settings/Answering";
import { IncomingMail } from "~/components/settings/IncomingMail";
import { Limits } from "~/components/settings/Limits";
import { OwnMailbox } from "~/components/settings/OwnMailbox";
import { OrdersSeen } from "~/components/settings/OrdersSeen";
import { Pause } from "~/components/settings/Pause";
import { Sender } from "~/components/settings/Sender";
import { UnsavedBar } from "~/components/UnsavedBar";
import { useEdited } from "~/components/use-edited";
import { openDesk } from "~/domain/shops/open-desk.server";
import { readShopPage } from "~/domain/shops/read-shop-page.server";
import { formOfSettings } from "~/domain/shops/settings-form";
import { showMailbox } from "~/domain/tickets/mailbox/show-mailbox.server";
import { whoIs } from "~/shopify/staff-identity";
import { authenticate } from "~/shopify.server";
import { actOnSettings } from "./act.server";

export async function loader({ request }: LoaderFunctionArgs) {
  const { admin, session } = await authenticate.admin(request);
  const desk = await openDesk({ shopId: session.shop, who: whoIs(session), admin, now: new Date() });
  const [shop, mailbox] = await Promise.all([readShopPage({ shopId: desk.shopId }), showMailbox({ shopId: desk.shopId })]);
  return json({ shop, mailbox, stored: formOfSettings(desk.settings), currency: desk.currency, timeZone: desk.timeZone, isOwner: desk.staff.role === "owner" });
}

export async function action({ request }: ActionFunctionArgs) {
  const { admin, session } = await authenticate.admin(request);
  const now = new Date();
  const desk = await openDesk({ shopId: session.shop, who: whoIs(session), admin, now });
  const { status, ...answer } = await actOnSettings({ form: await request.formData(), desk, now });
  return json(answer, { status });
}

const pages = [
  { url: "/app/settings/me", label: "My signature", about: "What stands under your replies" },
  { url: "/app/settings/replies", label: "Saved replies", about: "Answers that fill themselves in from the order" },
  { url: "/app/settings/rules", label: "Rules", about: "What is done with tickets by itself" },
  { url: "/app/settings/desk", label: "How the desk works", about: "Promised times, acknowledgement, ratings, who is there" },
  { url: "/app/settings/sending", label: "How your mail leaves", about: "Your own mail server, your name on the mail, how much of it" },
  { url: "/app/settings/team", label: "Team", about: "Who works here, and what they may do" },
  { url: "/app/settings/privacy", label: "Privacy", about: "Customers’ requests, what is kept how long, who looked at what" },
];

export default function Settings() {
  const { shop, mailbox, stored, currency, timeZone, isOwner } = useLoaderData<typeof loader>();
  const form = useEdited(useMemo(() => stored, [stored]), "save");
  const section = { form, disabled: !isOwner };
  return (
    <Page title="Settings">
      <UnsavedBar id="shop-settings" isDirty={form.isDirty} isSaving={form.isSaving} onSave={form.save} onDiscard={form.discard} />
      <BlockStack gap="400">
        {!isOwner && <Banner>Only an owner of the shop can change these settings. Your own signature is yours.</Banner>}
        {form.problem && <Banner tone="critical">{form.problem}</Banner>}
        {form.hasErrors && <Banner tone="critical">Not saved yet: please look at the fields marked in red.</Banner>}
        <Card padding="0">
          {pages.map(({ url, label, about }, index) => (
            <Box key={url} padding="400" borderBlockStartWidth={index === 0 ? "0" : "025"} borderColor="border-secondary">
              <InlineStack align="space-between" blockAlign="center" gap="200" wrap={false}>
                <BlockStack>
                  <Text as="h2" variant="headingSm">
                    {label}
                  </Text>
                  <Text as="p" tone="subdued">
                    {about}
                  </Text>
                </BlockStack>
                <Button url={url} accessibilityLabel={`Open ${label}`}>
                  Open
                </Button>
              </InlineStack>
            </Box>
          ))}
        </Card>
        <IncomingMail shop={shop} timeZone={timeZone} />
        <OwnMailbox mailbox={mailbox} timeZone={timeZone} isOwner={isOwner} />
        <Sender {...section} shopName={shop.name} ownAddress={shop.ownSenderAddress} />
        <Answering {...section} timeZone={timeZone} />
        <Limits {...section} currency={currency} />
        <OrdersSeen canReadAllOrders={shop.canReadAllOrders} isOwner={isOwner} />
        <Pause pausedAt={shop.pausedAt} timeZone={timeZone} isOwner={isOwner} />
      </BlockStack>
    </Page>
  );
}
