import { Badge, BlockStack, Box, Button, Card, InlineStack, Link, Text } from "@shopify/polaris";
import type { SerializeFrom } from "@remix-run/node";
import { Ago } from "~/components/Ago";
import { Row, Rows } from "~/components/Rows";
import type { RowAct } from "~/components/use-row-act";
import type { Finding } from "~/domain/sending/judge-domain";
import type { SendingPage } from "~/domain/sending/read-sending.server";
import styles from "./Sending.module.css";

interface Props {
  domain: SerializeFrom<SendingPage>["domain"];
  comesFromOwn: boolean;
  senderAddress: string;
  ownServer: boolean;
  timeZone: string;
  isOwner: boolean;
  rowAct: RowAct;
}

const names: Record<Finding["record"], string> = { mx: "Receives mail (MX)", spf: "Who may send (SPF)", dkim: "Signature (DKIM)", dmarc: "What is done with forged mail (DMARC)" };
const states = { ok: { tone: "success", word: "In order" }, missing: { tone: "critical", word: "Missing" }, wrong: { tone: "critical", word: "Not right" }, unknown: { tone: undefined, word: "Not known" } } as const;

/** Whether the world believes mail in the shop's name, and what to put into the DNS. */
export function SenderDomain({ domain, comesFromOwn, senderAddress, ownServer, timeZone, isOwner, rowAct }: Props) {
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack gap="200" blockAlign="center">
          <Text as="h2" variant="headingMd" id="domain">
            Your name on the mail
          </Text>
          {domain && (domain.inOrder ? <Badge tone="success">In order</Badge> : <Badge tone="warning">Not in order</Badge>)}
        </InlineStack>
        {!domain && (
          <Text as="p">
            Mail comes from our address, with your shop’s name on it, and answers find their ticket. To have it come from your own address, set a <Link url="/app/settings">sender address in Settings</Link>.
          </Text>
        )}
        {domain && (
          <>
            <Text as="p">
              {comesFromOwn
                ? ownServer && !domain.inOrder
                  ? `Mail comes from ${senderAddress}, because it leaves by your own server. What is marked here can still land it among the spam.`
                  : `Mail comes from ${senderAddress}.`
                : `Until ${domain.name} is in order, mail comes from our address, with your shop’s name on it, so that it arrives. Answers find their ticket either way.`}
            </Text>
            {domain.findings.length > 0 && (
              <Rows label={`Records of ${domain.name}`}>
                {domain.findings.map((finding) => (
                  <OneRecord key={finding.record} finding={finding} />
                ))}
              </Rows>
            )}
            <InlineStack gap="200" blockAlign="center">
              <Button onClick={() => rowAct.act("check", "")} loading={rowAct.runs("check", "")} disabled={!isOwner || rowAct.busy}>
                {domain.checkedAt ? "Look again" : "Look at the DNS"}
              </Button>
              {domain.key ? (
                <Button onClick={() => rowAct.act("drop-key", "")} loading={rowAct.runs("drop-key", "")} disabled={!isOwner || rowAct.busy}>
                  Stop signing
                </Button>
              ) : (
                <Button onClick={() => rowAct.act("make-key", "")} loading={rowAct.runs("make-key", "")} disabled={!isOwner || rowAct.busy}>
                  Make a key to sign with
                </Button>
              )}
              {domain.checkedAt && (
                <Text as="span" tone="subdued">
                  Looked at <Ago at={domain.checkedAt} timeZone={timeZone} />
                </Text>
              )}
            </InlineStack>
          </>
        )}
      </BlockStack>
    </Card>
  );
}

function OneRecord({ finding }: { finding: Finding }) {
  const { tone, word } = states[finding.state];
  return (
    <Row>
      <BlockStack gap="100">
        <InlineStack gap="200" blockAlign="center">
          <Text as="span" fontWeight="semibold">
            {names[finding.record]}
          </Text>
          <Badge tone={tone}>{word}</Badge>
        </InlineStack>
        <Text as="p">{finding.words}</Text>
        {finding.add && <ToCopy {...finding.add} />}
      </BlockStack>
    </Row>
  );
}

function ToCopy({ type, name, value }: NonNullable<Finding["add"]>) {
  return (
    <Box background="bg-surface-secondary" padding="200" borderRadius="200">
      <BlockStack gap="100">
        <Text as="p" tone="subdued">
          {type} record for
        </Text>
        <code className={styles.record}>{name}</code>
        <Text as="p" tone="subdued">
          with the content
        </Text>
        <code className={styles.record}>{value}</code>
        <div>
          <Button size="slim" onClick={() => void navigator.clipboard?.writeText(value)} accessibilityLabel={`Copy the content of the record for ${name}`}>
            Copy
          </Button>
        </div>
      </BlockStack>
    </Box>
  );
}
