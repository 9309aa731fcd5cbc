import { useFetcher } from "@remix-run/react";
import { Banner, BlockStack, Button, Card, InlineStack, Select, Spinner, Text } from "@shopify/polaris";
import { useEffect, useRef, useState } from "react";
import type { StepContent } from "~/mail/blocks";
import type { RenderedMail } from "~/mail/render-step-mail";
import type { Problems } from "./edit-journey";
import { MailFrame } from "./MailFrame";

export type Preview = RenderedMail | { outcome: "incomplete"; problems: Problems };

interface Props {
  step: { key: string; name: string };
  locale: string;
  content: StepContent;
  orders: { id: string; name: string; customerName: string; state: string }[];
  /** Where the test mail goes; null when Shopify tells no address. */
  testTo: string | null;
  onProblems: (problems: Problems) => void;
}

/** The mail beside its editor, rendered anew shortly after each change, with a real order. */
export function LivePreview({ step, locale, content, orders, testTo, onProblems }: Props) {
  const preview = useFetcher<Preview>();
  const test = useFetcher<{ sent: boolean; message: string }>();
  const [order, setOrder] = useState("");
  const [mail, setMail] = useState<Extract<RenderedMail, { outcome: "rendered" }> | null>(null);
  const words = JSON.stringify(content);
  const { submit } = preview;
  const first = useRef(true);
  useEffect(() => {
    const timer = setTimeout(() => submit({ step: step.key, locale, order, content: words }, { method: "post", action: "/app/journeys/preview" }), first.current ? 0 : 400);
    first.current = false;
    return () => clearTimeout(timer);
  }, [submit, step.key, locale, order, words]);
  const answer = preview.data;
  useEffect(() => {
    if (!answer) return;
    if (answer.outcome === "rendered") setMail(answer);
    onProblems(answer.outcome === "incomplete" ? answer.problems : {});
  }, [answer, onProblems]);

  return (
    <Card>
      <BlockStack gap="300">
        <Select label="Show it with" value={order} onChange={setOrder} options={[{ label: "A sample order", value: "" }, ...orders.map((each) => ({ label: `${each.name} · ${each.customerName} · ${each.state}`, value: each.id }))]} />
        {answer?.outcome === "failed" && (
          <Banner tone="warning" title="This mail would not be sent for that order">
            <p>{answer.words}</p>
          </Banner>
        )}
        {answer?.outcome === "incomplete" && (
          <Text as="p" tone="critical">
            Below is the mail as it was before the marked mistake.
          </Text>
        )}
        {mail ? (
          <>
            <Text as="p" fontWeight="semibold">
              Subject: {mail.subject}
            </Text>
            <MailFrame title={`Preview of ${step.name}`} html={mail.html} text={mail.text} />
          </>
        ) : (
          answer === undefined && <Spinner size="small" accessibilityLabel="The mail is being rendered" />
        )}
        <InlineStack gap="200" blockAlign="center">
          <Button disabled={!testTo || answer?.outcome !== "rendered"} loading={test.state !== "idle"} onClick={() => test.submit({ intent: "test", step: step.key, locale, order, content: words }, { method: "post", action: "/app/journeys/preview" })}>
            Send a test mail
          </Button>
          <Text as="span" tone="subdued">
            <span role="status">{test.data?.message ?? (testTo ? `to ${testTo}` : "Shopify tells us no address of yours.")}</span>
          </Text>
        </InlineStack>
      </BlockStack>
    </Card>
  );
}
