import { useAppBridge } from "@shopify/app-bridge-react";
import { Badge, BlockStack, Button, Card, Collapsible, InlineStack, List, Text } from "@shopify/polaris";
import { useState } from "react";
import { Ago } from "~/components/Ago";
import styles from "./Settings.module.css";

interface Props {
  shop: { forwardingAddress: string; contactAddress: string | null; lastMailAt: string | null };
  timeZone: string;
}

const ways = [
  {
    name: "Gmail and Google Workspace",
    steps: [
      "In Gmail open Settings › See all settings › Forwarding and POP/IMAP › Add a forwarding address, and paste the address above.",
      "Google sends a code to that address. It arrives in your inbox here as a ticket: copy the code from it.",
      "Choose “Forward a copy of incoming mail” and save. Keep Gmail’s copy in the inbox, so that nothing depends on us.",
    ],
  },
  {
    name: "Outlook and Microsoft 365",
    steps: [
      "In the Exchange admin centre open Recipients › Mailboxes, choose your support mailbox, then Manage mail flow settings › Email forwarding.",
      "Paste the address above and tick “Deliver message to both forwarding address and mailbox”.",
      "If it is refused, allow forwarding to our domain under Security › Policies › Anti-spam › Outbound policy.",
    ],
  },
  {
    name: "Any other provider",
    steps: ["Look for “forwarding”, “redirect” or “alias” in the settings of your support mailbox, and enter the address above.", "“Redirect” is better than “forward” where you can choose: it keeps the sender, and with it the proof that the mail is genuine."],
  },
];

/** Where the shop's mail has to arrive for questions to become tickets. */
export function IncomingMail({ shop, timeZone }: Props) {
  const shopify = useAppBridge();
  const [open, setOpen] = useState<string | null>(null);
  const copy = async () => {
    await navigator.clipboard.writeText(shop.forwardingAddress);
    shopify.toast.show("Copied");
  };
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack gap="200" blockAlign="center">
          <Text as="h2" variant="headingMd" id="incoming">
            Incoming mail
          </Text>
          {shop.lastMailAt ? <Badge tone="success">Mail arrives</Badge> : <Badge tone="attention">No mail yet</Badge>}
        </InlineStack>
        <Text as="p">
          Forward the mail of {shop.contactAddress ? <strong>{shop.contactAddress}</strong> : "your support address"} to this address. Every message becomes a ticket, and finds its order.
        </Text>
        <InlineStack gap="300" blockAlign="center">
          <span className={styles.address}>{shop.forwardingAddress}</span>
          <Button onClick={copy} accessibilityLabel="Copy the address">
            Copy
          </Button>
        </InlineStack>
        <Text as="p" tone="subdued">
          {shop.lastMailAt ? (
            <>
              The last mail came <Ago at={shop.lastMailAt} timeZone={timeZone} />.
            </>
          ) : (
            "When it is set up, write a mail to your support address: it is in the inbox within a minute."
          )}
        </Text>
        {ways.map(({ name, steps }, index) => (
          <BlockStack key={name} gap="200">
            <InlineStack>
              <Button variant="plain" disclosure={open === name ? "up" : "down"} onClick={() => setOpen(open === name ? null : name)} ariaExpanded={open === name} ariaControls={`steps-${index}`}>
                {name}
              </Button>
            </InlineStack>
            <Collapsible id={`steps-${index}`} open={open === name}>
              <List type="number">
                {steps.map((step) => (
                  <List.Item key={step}>{step}</List.Item>
                ))}
              </List>
            </Collapsible>
          </BlockStack>
        ))}
      </BlockStack>
    </Card>
  );
}
