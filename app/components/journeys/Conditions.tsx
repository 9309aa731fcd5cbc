import { BlockStack, Button, InlineGrid, Select, Text, TextField } from "@shopify/polaris";
import { useState } from "react";
import type { Condition } from "~/domain/journeys/conditions";
import { newCondition } from "./edit-journey";

const ABOUT: { value: Condition["about"]; label: string; help?: string }[] = [
  { value: "country", label: "Country of delivery", help: "Two letters each, for example DE, AT" },
  { value: "type", label: "Product type" },
  { value: "product_tag", label: "Product tag" },
  { value: "product", label: "Product", help: "Ids, for example gid://shopify/Product/123" },
  { value: "order_tag", label: "Order tag" },
  { value: "customer_tag", label: "Customer tag" },
  { value: "first_order", label: "First order of the customer" },
  { value: "value", label: "Value of the order" },
  { value: "channel", label: "Sales channel", help: "For example web, pos" },
  { value: "language", label: "Language", help: "For example en, de" },
];

/** For which orders the journey is meant; all lines must hold. */
export function Conditions({ conditions, currency, errors, onChange }: { conditions: Condition[]; currency: string; errors: Record<number, string>; onChange: (conditions: Condition[]) => void }) {
  return (
    <BlockStack gap="300">
      <Text as="h2" variant="headingMd">
        For which orders
      </Text>
      {conditions.length === 0 && (
        <Text as="p" tone="subdued">
          For every order.
        </Text>
      )}
      {conditions.map((condition, index) => (
        <fieldset key={`${index} ${conditions.length} ${condition.about}`} style={{ border: 0, margin: 0, padding: 0 }} aria-label={`Condition ${index + 1}`}>
          <BlockStack gap="200">
            <Line condition={condition} currency={currency} error={errors[index]} onChange={(next) => onChange(conditions.map((each, at) => (at === index ? next : each)))} />
            <div>
              <Button size="slim" variant="plain" tone="critical" onClick={() => onChange(conditions.filter((_, at) => at !== index))} accessibilityLabel={`Take out condition ${index + 1}`}>
                Take out
              </Button>
            </div>
          </BlockStack>
        </fieldset>
      ))}
      <div>
        <Button size="slim" onClick={() => onChange([...conditions, newCondition("country")])} disabled={conditions.length >= 20}>
          Add a condition
        </Button>
      </div>
    </BlockStack>
  );
}

function Line({ condition, currency, error, onChange }: { condition: Condition; currency: string; error?: string; onChange: (condition: Condition) => void }) {
  const about = <Select label="About" options={ABOUT.map(({ value, label }) => ({ value, label }))} value={condition.about} onChange={(value) => onChange(newCondition(value as Condition["about"]))} />;
  if (condition.about === "value") {
    const number = (text: string) => (text === "" ? null : Math.max(0, Number(text) || 0));
    return (
      <InlineGrid columns={{ xs: 1, sm: 3 }} gap="200">
        {about}
        <TextField label={`At least (${currency})`} type="number" min={0} value={condition.atLeast === null ? "" : String(condition.atLeast)} onChange={(text) => onChange({ ...condition, atLeast: number(text) })} autoComplete="off" error={error} />
        <TextField label={`Below (${currency})`} type="number" min={0} value={condition.below === null ? "" : String(condition.below)} onChange={(text) => onChange({ ...condition, below: number(text) })} autoComplete="off" />
      </InlineGrid>
    );
  }
  const is = <Select label="Is it" options={[{ value: "yes", label: "is" }, { value: "no", label: "is not" }]} value={condition.is ? "yes" : "no"} onChange={(value) => onChange({ ...condition, is: value === "yes" })} />;
  return (
    <InlineGrid columns={{ xs: 1, sm: 3 }} gap="200">
      {about}
      {is}
      {condition.about !== "first_order" && <Values values={condition.values} help={ABOUT.find(({ value }) => value === condition.about)?.help} error={error} onChange={(values) => onChange({ ...condition, values })} />}
    </InlineGrid>
  );
}

/** Keeps what is typed as it is typed; commas split it. */
function Values({ values, help, error, onChange }: { values: string[]; help?: string; error?: string; onChange: (values: string[]) => void }) {
  const [text, setText] = useState(values.join(", "));
  return (
    <TextField
      label="One of"
      value={text}
      onChange={(next) => (setText(next), onChange(next.split(",").map((value) => value.trim()).filter(Boolean)))}
      helpText={help ?? "Separated by commas"}
      error={error}
      autoComplete="off"
    />
  );
}
