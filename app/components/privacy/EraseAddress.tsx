import { useFetcher } from "@remix-run/react";
import { Banner, BlockStack, Button, Card, Checkbox, InlineStack, Text, TextField } from "@shopify/polaris";
import { useEffect, useState } from "react";

interface Answer {
  outcome: string;
  problem?: string;
  done?: string;
  errors?: Record<string, string>;
}

/** Honours the wish of somebody who does not want their conversations kept. */
export function EraseAddress({ isOwner }: { isOwner: boolean }) {
  const fetcher = useFetcher<Answer>();
  const [email, setEmail] = useState("");
  const [sure, setSure] = useState(false);
  const answer = fetcher.state === "idle" ? fetcher.data : undefined;
  useEffect(() => {
    if (!answer?.done) return;
    setEmail("");
    setSure(false);
  }, [answer]);
  return (
    <Card>
      <fetcher.Form
        onSubmit={(event) => {
          event.preventDefault();
          fetcher.submit({ intent: "erase", email, sure: sure ? "yes" : "" }, { method: "post" });
        }}
      >
        <BlockStack gap="300">
          <BlockStack gap="100">
            <Text as="h2" variant="headingMd" id="erase">
              Erase somebody’s conversations
            </Text>
            <Text as="p" tone="subdued">
              For a customer who does not want them kept: everything that was written from or to the address, with attachments and originals. That there was a conversation, and when, stays for your reports. When Shopify asks us to erase a customer, all this happens by itself, orders included.
            </Text>
          </BlockStack>
          {answer?.done && <Banner tone="success">{answer.done}</Banner>}
          {answer?.problem && !answer.errors && <Banner tone="critical">{answer.problem}</Banner>}
          <TextField label="Email address" type="email" value={email} onChange={setEmail} error={answer?.errors?.email} autoComplete="off" disabled={!isOwner} />
          <Checkbox label="I know that this cannot be undone" checked={sure} onChange={setSure} error={answer?.errors?.sure} disabled={!isOwner} />
          <InlineStack>
            <Button submit tone="critical" loading={fetcher.state !== "idle"} disabled={!isOwner}>
              Erase
            </Button>
          </InlineStack>
        </BlockStack>
      </fetcher.Form>
    </Card>
  );
}
