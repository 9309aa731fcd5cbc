import { json, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Banner, BlockStack, Page } from "@shopify/polaris";
import { AccessLog } from "~/components/privacy/AccessLog";
import { DataRequests } from "~/components/privacy/DataRequests";
import { EraseAddress } from "~/components/privacy/EraseAddress";
import { Kept } from "~/components/privacy/Kept";
import { useRowAct } from "~/components/use-row-act";
import { listAccess } from "~/domain/privacy/access-log.server";
import { listDataRequests } from "~/domain/privacy/data-requests.server";
import { openDesk } from "~/domain/shops/open-desk.server";
import { or404 } from "~/lib/not-here";
import { whoIs } from "~/shopify/staff-identity";
import { authenticate } from "~/shopify.server";
import { actOnPrivacy } from "./act.server";

const UUID = /^[0-9a-f-]{36}$/;

export async function loader({ request }: LoaderFunctionArgs) {
  const { admin, session } = await authenticate.admin(request);
  const desk = await openDesk({ shopId: session.shop, who: whoIs(session), admin, now: new Date() });
  const isOwner = desk.staff.role === "owner";
  const before = new URL(request.url).searchParams.get("before") ?? "";
  const [requests, log] = await Promise.all([listDataRequests({ shopId: desk.shopId }), isOwner ? listAccess({ shopId: desk.shopId, before: UUID.test(before) ? before : undefined, most: 25 }) : null]);
  return json({ requests, log, isLater: before !== "", months: desk.settings.conversationMonths, timeZone: desk.timeZone, isOwner });
}

export async function action({ request }: ActionFunctionArgs) {
  const { admin, session } = await authenticate.admin(request);
  const now = new Date();
  const desk = await openDesk({ shopId: session.shop, who: whoIs(session), admin, now });
  const { status, ...answer } = await or404(actOnPrivacy({ form: await request.formData(), desk, now }));
  return json(answer, { status });
}

export default function Privacy() {
  const { requests, log, isLater, months, timeZone, isOwner } = useLoaderData<typeof loader>();
  const rowAct = useRowAct();
  return (
    <Page title="Privacy" backAction={{ content: "Settings", url: "/app/settings" }}>
      <BlockStack gap="400">
        {!isOwner && <Banner>Only an owner of the shop can answer requests, erase somebody, or see who looked at what.</Banner>}
        {rowAct.problem && <Banner tone="critical">{rowAct.problem}</Banner>}
        <DataRequests requests={requests} timeZone={timeZone} isOwner={isOwner} rowAct={rowAct} />
        <EraseAddress isOwner={isOwner} />
        <Kept months={months} isOwner={isOwner} />
        {log && <AccessLog log={log} isLater={isLater} timeZone={timeZone} />}
      </BlockStack>
    </Page>
  );
}
