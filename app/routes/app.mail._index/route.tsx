import { json, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Banner, BlockStack, Page } from "@shopify/polaris";
import { BlockedWays } from "~/components/mail/BlockedWays";
import { FailedMail } from "~/components/mail/FailedMail";
import { HeldAddresses } from "~/components/mail/HeldAddresses";
import { ParkedMail } from "~/components/mail/ParkedMail";
import { DeadNotices } from "~/components/mail/DeadNotices";
import { useRowAct } from "~/components/use-row-act";
import { listMailProblems, readBlockedWays } from "~/domain/outbox/list-mail-problems.server";
import { listSuppressions } from "~/domain/outbox/list-suppressions.server";
import { listDeadWebhooks } from "~/domain/shops/dead-webhooks.server";
import { openDesk } from "~/domain/shops/open-desk.server";
import { listParkedMail } from "~/domain/tickets/parked-mail.server";
import { or404 } from "~/lib/not-here";
import { whoIs } from "~/shopify/staff-identity";
import { authenticate } from "~/shopify.server";
import { actOnMail } from "./act.server";

export async function loader({ request }: LoaderFunctionArgs) {
  const { admin, session } = await authenticate.admin(request);
  const now = new Date();
  const desk = await openDesk({ shopId: session.shop, who: whoIs(session), admin, now });
  const { shopId } = desk;
  const search = new URL(request.url).searchParams.get("address")?.trim().slice(0, 100) ?? "";
  const [blocked, mails, parked, notices, held] = await Promise.all([readBlockedWays({ shopId, now }), listMailProblems({ shopId, now }), listParkedMail({ shopId }), listDeadWebhooks({ shopId }), listSuppressions({ shopId, search })]);
  return json({ blocked, mails, parked, notices, held, search, timeZone: desk.timeZone, mayAct: desk.staff.role !== "reader" });
}

export async function action({ request }: ActionFunctionArgs) {
  const { admin, session } = await authenticate.admin(request);
  const now = new Date();
  const desk = await openDesk({ shopId: session.shop, who: whoIs(session), admin, now });
  const { status, ...answer } = await or404(actOnMail({ form: await request.formData(), desk, now }));
  return json(answer, { status });
}

export default function MailProblems() {
  const { blocked, mails, parked, notices, held, search, timeZone, mayAct } = useLoaderData<typeof loader>();
  const rowAct = useRowAct();
  const shared = { timeZone, mayAct, rowAct };
  return (
    <Page title="Mail problems" subtitle="What did not leave, could not be read, or is held back. Nothing here is lost: each waits for your decision." backAction={{ content: "Home", url: "/app" }}>
      <BlockStack gap="400">
        {rowAct.problem && <Banner tone="critical">{rowAct.problem}</Banner>}
        <BlockedWays blocked={blocked} timeZone={timeZone} />
        <FailedMail mails={mails} {...shared} />
        <ParkedMail messages={parked} {...shared} />
        <DeadNotices notices={notices} {...shared} />
        <HeldAddresses held={held} search={search} {...shared} />
      </BlockStack>
    </Page>
  );
}
