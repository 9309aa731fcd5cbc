import { BlockStack, Button, Card, FormLayout, InlineStack, Text, TextField } from "@shopify/polaris";
import { DeleteIcon, PlusIcon } from "@shopify/polaris-icons";
import type { SectionProps } from "./types";
import styles from "./Settings.module.css";

const dayNames = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/** When somebody answers, and when buyers are left in peace. */
export function Answering({ form, disabled, timeZone }: SectionProps & { timeZone: string }) {
  const { value, change, errorAt } = form;
  return (
    <Card>
      <BlockStack gap="400">
        <BlockStack gap="100">
          <Text as="h2" variant="headingMd" id="hours">
            Open hours
          </Text>
          <Text as="p" tone="subdued">
            When somebody answers, in your shop’s time ({timeZone.replaceAll("_", " ")}). Answer times count only these hours.
          </Text>
        </BlockStack>
        <div>
          {dayNames.map((name, index) => (
            <Day key={name} name={name} index={index} form={form} disabled={disabled} />
          ))}
        </div>
        <Holidays form={form} disabled={disabled} />
        <BlockStack gap="200">
          <Text as="h3" variant="headingSm">
            Quiet hours
          </Text>
          <Text as="p" tone="subdued">
            Between these times, in the buyer’s own time zone, journeys wait until the morning. Answers of people leave at once.
          </Text>
          <FormLayout>
            <FormLayout.Group condensed>
              <TextField label="From" type="time" value={value.quietFrom} onChange={(quietFrom) => change({ quietFrom })} error={errorAt("quietFrom")} autoComplete="off" disabled={disabled} />
              <TextField label="Until" type="time" value={value.quietTo} onChange={(quietTo) => change({ quietTo })} error={errorAt("quietTo")} autoComplete="off" disabled={disabled} />
            </FormLayout.Group>
          </FormLayout>
        </BlockStack>
      </BlockStack>
    </Card>
  );
}

function Day({ name, index, form, disabled }: { name: string; index: number } & SectionProps) {
  const { value, change, errorAt } = form;
  const spans = value.days[index]!;
  const set = (changed: typeof spans) => change({ days: value.days.map((day, at) => (at === index ? changed : day)) });
  const setSpan = (at: number, span: Partial<(typeof spans)[number]>) => set(spans.map((each, place) => (place === at ? { ...each, ...span } : each)));
  const last = spans.at(-1);
  const add = () => set([...spans, last && last.to > last.from && last.to < "22:00" ? { from: last.to, to: "23:00" } : { from: "09:00", to: "17:00" }]);
  return (
    <fieldset className={styles.day}>
      <legend className={styles.dayName}>{name}</legend>
      <BlockStack gap="200">
        {spans.length === 0 && (
          <InlineStack gap="200" blockAlign="center">
            <Text as="span" tone="subdued">
              Closed
            </Text>
            <Button onClick={add} disabled={disabled} accessibilityLabel={`Open on ${name}`}>
              Open
            </Button>
          </InlineStack>
        )}
        {spans.map((span, at) => (
          <div key={at} className={styles.span}>
            <div className={styles.time}>
              <TextField label={`${name}, open from`} labelHidden type="time" value={span.from} onChange={(from) => setSpan(at, { from })} error={errorAt(`days.${index}.${at}.from`)} autoComplete="off" disabled={disabled} />
            </div>
            <span className={styles.to} aria-hidden>
              to
            </span>
            <div className={styles.time}>
              <TextField label={`${name}, open until`} labelHidden type="time" value={span.to} onChange={(to) => setSpan(at, { to })} error={errorAt(`days.${index}.${at}.to`)} autoComplete="off" disabled={disabled} />
            </div>
            <Button icon={DeleteIcon} variant="tertiary" onClick={() => set(spans.filter((_, place) => place !== at))} disabled={disabled} accessibilityLabel={spans.length === 1 ? `Closed on ${name}` : `Remove ${span.from} to ${span.to} on ${name}`} />
            {at === spans.length - 1 && spans.length < 4 && <Button icon={PlusIcon} variant="tertiary" onClick={add} disabled={disabled} accessibilityLabel={`Another time on ${name}`} />}
          </div>
        ))}
      </BlockStack>
    </fieldset>
  );
}

function Holidays({ form, disabled }: SectionProps) {
  const { value, change, errorAt } = form;
  const set = (at: number, holiday: Partial<(typeof value.holidays)[number]>) => change({ holidays: value.holidays.map((each, place) => (place === at ? { ...each, ...holiday } : each)) });
  return (
    <BlockStack gap="200">
      <Text as="h3" variant="headingSm">
        Holidays
      </Text>
      {value.holidays.length === 0 && (
        <Text as="p" tone="subdued">
          Days on which nobody answers, whatever weekday they are. None so far.
        </Text>
      )}
      {value.holidays.map((holiday, at) => (
        <div key={at} className={styles.span}>
          <div className={styles.time}>
            <TextField label={`Holiday ${at + 1}, day`} labelHidden type="date" value={holiday.day} onChange={(day) => set(at, { day })} error={errorAt(`holidays.${at}.day`)} autoComplete="off" disabled={disabled} />
          </div>
          <TextField label={`Holiday ${at + 1}, name`} labelHidden placeholder="New Year" value={holiday.name} onChange={(name) => set(at, { name })} error={errorAt(`holidays.${at}.name`)} autoComplete="off" disabled={disabled} />
          <Button icon={DeleteIcon} variant="tertiary" onClick={() => change({ holidays: value.holidays.filter((_, place) => place !== at) })} disabled={disabled} accessibilityLabel={`Remove the holiday ${holiday.name || holiday.day || at + 1}`} />
        </div>
      ))}
      <InlineStack>
        <Button icon={PlusIcon} onClick={() => change({ holidays: [...value.holidays, { day: "", name: "" }] })} disabled={disabled || value.holidays.length >= 100}>
          Add a holiday
        </Button>
      </InlineStack>
    </BlockStack>
  );
}
