import { json, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Banner, BlockStack, Page } from "@shopify/polaris";
import { MailLimits } from "~/components/sending/MailLimits";
import { MailServer } from "~/components/sending/MailServer";
import { SenderDomain } from "~/components/sending/SenderDomain";
import { useRowAct } from "~/components/use-row-act";
import { readSending } from "~/domain/sending/read-sending.server";
import { openDesk } from "~/domain/shops/open-desk.server";
import { whoIs } from "~/shopify/staff-identity";
import { authenticate } from "~/shopify.server";
import { actOnSending } from "./act.server";

export async function loader({ request }: LoaderFunctionArgs) {
  const { admin, session } = await authenticate.admin(request);
  const now = new Date();
  const desk = await openDesk({ shopId: session.shop, who: whoIs(session), admin, now });
  return json({ sending: await readSending({ shopId: desk.shopId, now }), timeZone: desk.timeZone, isOwner: desk.staff.role === "owner" });
}

export async function action({ request }: ActionFunctionArgs) {
  const { admin, session } = await authenticate.admin(request);
  const now = new Date();
  const desk = await openDesk({ shopId: session.shop, who: whoIs(session), admin, now });
  const { status, ...answer } = await actOnSending({ form: await request.formData(), desk, now });
  return json(answer, { status });
}

export default function Sending() {
  const { sending, timeZone, isOwner } = useLoaderData<typeof loader>();
  const rowAct = useRowAct();
  const shared = { timeZone, isOwner, rowAct };
  return (
    <Page title="How your mail leaves" subtitle="By which server, in whose name, and how much of it." backAction={{ content: "Settings", url: "/app/settings" }}>
      <BlockStack gap="400">
        {!isOwner && <Banner>Only an owner of the shop can change this.</Banner>}
        {rowAct.problem && <Banner tone="critical">{rowAct.problem}</Banner>}
        <SenderDomain domain={sending.domain} comesFromOwn={sending.comesFromOwn} senderAddress={sending.senderAddress} ownServer={sending.server !== null} {...shared} />
        <MailServer server={sending.server} {...shared} />
        <MailLimits limits={sending.limits} {...shared} />
      </BlockStack>
    </Page>
  );
}
