import { useFetcher } from "@remix-run/react";
import { Banner, BlockStack, Button, Card, InlineStack, Select, Spinner, Text, TextField } from "@shopify/polaris";
import { useEffect, useRef, useState } from "react";
import type { StepContent } from "~/mail/blocks";
import type { RenderedMail } from "~/mail/render-step-mail";
import type { Problems } from "./edit-journey";
import { MailFrame } from "./MailFrame";

export type Preview = RenderedMail | { outcome: "incomplete"; problems: Problems };

interface OrderChoice {
  id: string;
  name: string;
  customerName: string;
  state: string;
}

interface Props {
  step: { key: string; name: string };
  locale: string;
  content: StepContent;
  orders: OrderChoice[];
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
        <WhichOrder orders={orders} chosen={order} onChoose={setOrder} />
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

/** A sample, one of the newest orders, or any other that is looked for. */
function WhichOrder({ orders, chosen, onChoose }: { orders: OrderChoice[]; chosen: string; onChoose: (id: string) => void }) {
  const search = useFetcher<{ orders: OrderChoice[] }>();
  const [words, setWords] = useState("");
  const found = search.data?.orders;
  const all = [...(found ?? []), ...orders.filter(({ id }) => !found?.some((each) => each.id === id))];
  const first = found?.[0]?.id;
  useEffect(() => {
    if (first) onChoose(first);
  }, [first, onChoose]);
  const find = () => {
    if (words.trim()) search.submit({ intent: "find", words }, { method: "post", action: "/app/journeys/preview" });
  };
  return (
    <BlockStack gap="200">
      <Select label="Show it with" value={chosen} onChange={onChoose} options={[{ label: "A sample order", value: "" }, ...all.map((each) => ({ label: `${each.name} · ${each.customerName} · ${each.state}`, value: each.id }))]} />
      <div onKeyDown={(event) => event.key === "Enter" && find()}>
        <TextField
          label="Another order"
          labelHidden
          placeholder="Another order: number, name or address"
          value={words}
          onChange={setWords}
          autoComplete="off"
          error={search.state === "idle" && found?.length === 0 ? "No such order is known here." : undefined}
          connectedRight={
            <Button onClick={find} loading={search.state !== "idle"}>
              Find
            </Button>
          }
        />
      </div>
    </BlockStack>
  );
}
