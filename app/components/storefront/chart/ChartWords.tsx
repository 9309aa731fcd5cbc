import { BlockStack, Button, Card, FormLayout, InlineStack, Text, TextField } from "@shopify/polaris";
import { DeleteIcon } from "@shopify/polaris-icons";
import { languageGaps } from "~/domain/storefront/shop-texts";
import type { ChartTexts, SizeChartDraft } from "~/domain/storefront/size-chart";
import { errorAt, type FormErrors } from "~/lib/form-errors";
import { languageName, LanguageTabs } from "../LanguageTabs";
import { columnName } from "./column-words";

interface Props {
  draft: SizeChartDraft;
  /** The shop's languages, the primary one of the chart first. */
  languages: readonly string[];
  language: string;
  onLanguage: (language: string) => void;
  errors: FormErrors;
  change: (next: (draft: SizeChartDraft) => SizeChartDraft, field?: string) => void;
}

const NO_TEXTS: ChartTexts = { title: "", button: "", note: "", how: [], columns: {} };

/** What stands around the table, in every language of the shop. */
export function ChartWords({ draft, languages, language, onLanguage, errors, change }: Props) {
  const { primary, byLanguage } = draft.texts;
  const own = byLanguage[language] ?? NO_TEXTS;
  const main = byLanguage[primary] ?? NO_TEXTS;
  const isPrimary = language === primary;
  const set = (part: Partial<ChartTexts>, field: string) =>
    change((old) => ({ ...old, texts: { ...old.texts, byLanguage: { ...old.texts.byLanguage, [language]: { ...(old.texts.byLanguage[language] ?? NO_TEXTS), ...part } } } }), `${language}.${field}`);
  const field = (name: "title" | "button" | "note") => ({
    value: own[name],
    onChange: (text: string) => set({ [name]: text }, name),
    placeholder: isPrimary ? undefined : main[name] || undefined,
    error: errorAt(errors, `texts.byLanguage.${language}.${name}`),
    autoComplete: "off" as const,
  });
  const ownHeadings = draft.grid.columns.filter((column) => column.kind !== "system" && column.label !== "");

  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          Words around the table
        </Text>
        <LanguageTabs languages={languages} gaps={gapsOf(draft, languages)} chosen={language} onChoose={onLanguage}>
          <FormLayout>
            <TextField label="Title" maxLength={120} {...field("title")} helpText={isPrimary ? "Over the table, for shoppers." : undefined} />
            <TextField label="On the button" maxLength={60} {...field("button")} placeholder={own.button ? undefined : isPrimary ? "Size chart, in the shopper’s language" : main.button || undefined} />
            <TextField label="A note below the table" multiline={2} maxLength={600} {...field("note")} />
            {!isPrimary &&
              ownHeadings.map((column) => (
                <TextField
                  key={column.id}
                  label={`Column “${columnName(column)}” in ${languageName(language)}`}
                  maxLength={60}
                  value={own.columns[column.id] ?? ""}
                  placeholder={columnName(column)}
                  onChange={(text) => set({ columns: { ...own.columns, [column.id]: text } }, `column ${column.id}`)}
                  autoComplete="off"
                />
              ))}
            <HowToMeasure steps={own.how} shownInstead={isPrimary ? [] : main.how} error={errorAt(errors, `texts.byLanguage.${language}.how`)} onChange={(how, name) => set({ how }, name)} />
          </FormLayout>
        </LanguageTabs>
      </BlockStack>
    </Card>
  );
}

type Steps = ChartTexts["how"];

function HowToMeasure({ steps, shownInstead, error, onChange }: { steps: Steps; shownInstead: Steps; error: string | undefined; onChange: (steps: Steps, field: string) => void }) {
  const set = (at: number, part: Partial<Steps[number]>) => onChange(steps.map((step, index) => (index === at ? { ...step, ...part } : step)), `how ${at} ${Object.keys(part)[0]}`);
  return (
    <BlockStack gap="200">
      <Text as="h3" variant="headingSm">
        How to measure
      </Text>
      {steps.length === 0 && (
        <Text as="p" tone="subdued">
          {shownInstead.length > 0 ? "Shoppers read the steps of the shop’s own language." : "Shoppers read our explanation of each measure, in their language. Write your own steps to replace it."}
        </Text>
      )}
      {steps.map((step, index) => (
        <InlineStack key={index} gap="200" wrap={false} blockAlign="start">
          <div style={{ flex: "0 1 9rem" }}>
            <TextField label={`Measure ${index + 1}`} labelHidden placeholder="Bust" value={step.term} onChange={(term) => set(index, { term })} maxLength={60} autoComplete="off" />
          </div>
          <div style={{ flex: 1, minWidth: 0 }}>
            <TextField label={`How to take measure ${index + 1}`} labelHidden placeholder="Around the fullest part, tape level." value={step.text} onChange={(text) => set(index, { text })} maxLength={400} multiline autoComplete="off" />
          </div>
          <Button icon={DeleteIcon} variant="tertiary" accessibilityLabel={`Remove step ${index + 1}`} onClick={() => onChange(steps.filter((_, at) => at !== index), "how removed")} />
        </InlineStack>
      ))}
      {error && (
        <Text as="p" tone="critical">
          {error}
        </Text>
      )}
      <div>
        <Button size="slim" disabled={steps.length >= 12} onClick={() => onChange([...steps, { term: "", text: "" }], "how added")}>
          {steps.length === 0 ? "Write my own steps" : "Add a step"}
        </Button>
      </div>
    </BlockStack>
  );
}

/** Texts that stand in the chart's own language and are empty in another, own column headings among them. */
function gapsOf({ texts, grid }: SizeChartDraft, languages: readonly string[]): Map<string, number> {
  const gaps = new Map(languageGaps(texts, languages).map(({ language, missing }) => [language, missing.length]));
  const headings = grid.columns.filter((column) => column.kind !== "system" && column.label !== "");
  for (const language of languages.filter((each) => each !== texts.primary)) {
    const missing = headings.filter((column) => !texts.byLanguage[language]?.columns[column.id]).length;
    if (missing > 0) gaps.set(language, (gaps.get(language) ?? 0) + missing);
  }
  return gaps;
}
