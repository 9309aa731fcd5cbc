import { BlockStack, Button, Card, Text } from "@shopify/polaris";
import type { SerializeFrom } from "@remix-run/node";
import { useAppBridge } from "@shopify/app-bridge-react";
import { useState } from "react";
import { Ago } from "~/components/Ago";
import { Row, Rows } from "~/components/Rows";
import { saveFile } from "~/components/save-file";
import { showBytes } from "~/components/show";
import type { RowAct } from "~/components/use-row-act";
import type { ParkedMail as Parked } from "~/domain/tickets/parked-mail.server";

interface Props {
  messages: SerializeFrom<Parked>[];
  timeZone: string;
  mayAct: boolean;
  rowAct: RowAct;
}

const sources: Record<string, string> = { contact_form: "Contact form" };

/** Incoming messages that could not be read. */
export function ParkedMail({ messages, timeZone, mayAct, rowAct }: Props) {
  return (
    <Card>
      <BlockStack gap="200">
        <Text as="h2" variant="headingMd" id="incoming">
          Incoming messages that could not be read
        </Text>
        <Text as="p" tone="subdued">
          {messages.length === 0 ? "Every message was read and became a ticket." : "Each was tried three times. The original is kept: save it to read it in your mail program."}
        </Text>
        {messages.length > 0 && (
          <Rows label="Incoming messages that could not be read">
            {messages.map((message) => (
              <OneMessage key={message.id} message={message} timeZone={timeZone} mayAct={mayAct} rowAct={rowAct} />
            ))}
          </Rows>
        )}
      </BlockStack>
    </Card>
  );
}

function OneMessage({ message, timeZone, mayAct, rowAct }: { message: SerializeFrom<Parked> } & Omit<Props, "messages">) {
  const shopify = useAppBridge();
  const [saving, setSaving] = useState(false);
  const save = async () => {
    setSaving(true);
    const saved = await saveFile(`/app/mail/${message.id}/original`, `message-${message.id}.eml`);
    setSaving(false);
    if (!saved) shopify.toast.show("It could not be saved. Please try again.");
  };
  return (
    <Row
      buttons={
        <>
          <Button onClick={() => rowAct.act("read-again", message.id)} loading={rowAct.runs("read-again", message.id)} disabled={rowAct.busy || !mayAct}>
            Try again
          </Button>
          <Button onClick={save} loading={saving}>
            Save the original
          </Button>
          <Button onClick={() => rowAct.act("ignore", message.id)} loading={rowAct.runs("ignore", message.id)} disabled={rowAct.busy || !mayAct}>
            Put away
          </Button>
        </>
      }
    >
      <BlockStack gap="100">
        <Text as="span" fontWeight="semibold">
          {sources[message.source] ?? "Email"} of {showBytes(message.bytes)}, <Ago at={message.receivedAt} timeZone={timeZone} />
        </Text>
        <Text as="p" tone="subdued">
          {message.error || "No reason was noted."}
        </Text>
      </BlockStack>
    </Row>
  );
}
