import { Badge, BlockStack, Button, Card, InlineStack, Link, Text } from "@shopify/polaris";
import type { SerializeFrom } from "@remix-run/node";
import { Ago } from "~/components/Ago";
import { Row, Rows } from "~/components/Rows";
import type { RowAct } from "~/components/use-row-act";
import type { MailProblem } from "~/domain/outbox/list-mail-problems.server";

const flows: Record<string, string> = { reply: "Reply", journey: "Journey", acknowledgement: "Acknowledgement", rating: "Rating", test: "Test mail" };

interface Props {
  mails: SerializeFrom<MailProblem>[];
  timeZone: string;
  mayAct: boolean;
  rowAct: RowAct;
}

/** Outgoing mail that failed, or of which nobody knows whether it arrived. */
export function FailedMail({ mails, timeZone, mayAct, rowAct }: Props) {
  return (
    <Card>
      <BlockStack gap="200">
        <Text as="h2" variant="headingMd" id="outgoing">
          Mail that did not leave, or may not have arrived
        </Text>
        <Text as="p" tone="subdued">
          {mails.length === 0 ? "Every mail of the last 30 days left as it should." : "Of the last 30 days. “Not certain” means that the mail server took the mail and never confirmed it: sending it again may mean that it arrives twice."}
        </Text>
        {mails.length > 0 && (
          <Rows label="Outgoing mail with problems">
            {mails.map((mail) => (
              <OneMail key={mail.id} mail={mail} timeZone={timeZone} mayAct={mayAct} rowAct={rowAct} />
            ))}
          </Rows>
        )}
      </BlockStack>
    </Card>
  );
}

function OneMail({ mail, timeZone, mayAct, rowAct }: { mail: SerializeFrom<MailProblem> } & Omit<Props, "mails">) {
  const button = (wanted: string, label: string) => (
    <Button key={wanted} onClick={() => rowAct.act(wanted, mail.id)} loading={rowAct.runs(wanted, mail.id)} disabled={rowAct.busy || !mayAct} accessibilityLabel={`${label}: ${mail.subject}, to ${mail.recipient}`}>
      {label}
    </Button>
  );
  return (
    <Row buttons={[button("resend", "Resend"), ...(mail.status === "in_doubt" ? [button("mark-sent", "Mark as sent")] : [button("let-go", "Leave it")])]}>
      <BlockStack gap="100">
        <InlineStack gap="200" blockAlign="center">
          <Text as="span" fontWeight="semibold">
            {mail.subject}
          </Text>
          {mail.status === "in_doubt" ? <Badge tone="warning">Not certain</Badge> : <Badge tone="critical">Failed</Badge>}
        </InlineStack>
        <Text as="p" tone="subdued">
          {flows[mail.flow] ?? mail.flow} to {mail.recipient}
          {mail.orderName && ` about ${mail.orderName}`}, <Ago at={mail.at} timeZone={timeZone} />
          {mail.ticketId && (
            <>
              {" · "}
              <Link url={`/app/inbox/${mail.ticketId}`}>Open the ticket</Link>
            </>
          )}
        </Text>
        <Text as="p">{mail.reason}</Text>
        {mail.isSuppressed && (
          <Text as="p" tone="caution">
            This address is on the list below. Take it off the list before you send again, or the mail is held back.
          </Text>
        )}
      </BlockStack>
    </Row>
  );
}
