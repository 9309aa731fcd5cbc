import { Badge, Banner, BlockStack, Button, Card, InlineStack, Text } from "@shopify/polaris";
import type { SerializeFrom } from "@remix-run/node";
import type { RowAct } from "~/components/use-row-act";
import type { SendingPage } from "~/domain/sending/read-sending.server";

interface Props {
  limits: SerializeFrom<SendingPage>["limits"];
  isOwner: boolean;
  rowAct: RowAct;
}

/** How much automatic mail may leave, and why it is no more. */
export function MailLimits({ limits, isOwner, rowAct }: Props) {
  const { level, words, perHour, perDay, hourSent, daySent, days, letGoOn, ownServer } = limits;
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack gap="200" blockAlign="center">
          <Text as="h2" variant="headingMd" id="limits">
            How much automatic mail may leave
          </Text>
          {level === "good" ? <Badge tone="success">Good standing</Badge> : level === "warned" ? <Badge tone="warning">Half the pace</Badge> : <Badge tone="critical">Stopped</Badge>}
        </InlineStack>
        {level === "stopped" && (
          <Banner tone="critical">
            {words} Journeys wait, because going on would land all your mail among the spam. Answers of your team still leave. See who gets mail that should not; then let it go on.
          </Banner>
        )}
        {level === "warned" && <Banner tone="warning">{`${words} ${letGoOn ? "You let it go on." : ""} Automatic mail leaves at half the pace until it is better.`}</Banner>}
        {level !== "stopped" && (
          <Text as="p">
            {ownServer
              ? `Your own mail server sets the limits. Sent today: ${daySent}.`
              : `${hourSent} of ${perHour} this hour, ${daySent} of ${perDay} today. It grows with time: 300 a day in the first days, 1,000 after three, 5,000 after a week, 20,000 after two, 100,000 after a month. ${days === 0 ? "You came today" : `You have been here for ${days === 1 ? "1 day" : `${days} days`}`}.`}
          </Text>
        )}
        <Text as="p" tone="subdued">
          What does not fit waits, and is checked again before it leaves. Answers of your team are never held up. From 200 mails in 7 days on, 4 % that come back or 0.08 % that are called spam halve the pace; 8 % or 0.3 % stop it.
        </Text>
        {level === "stopped" && (
          <div>
            <Button onClick={() => rowAct.act("go-on", "")} loading={rowAct.runs("go-on", "")} disabled={!isOwner || rowAct.busy}>
              Let it go on at half the pace
            </Button>
          </div>
        )}
      </BlockStack>
    </Card>
  );
}
