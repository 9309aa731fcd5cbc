import { BlockStack, Button, Card, ChoiceList, InlineStack, Select, Tag, Text } from "@shopify/polaris";
import { XSmallIcon } from "@shopify/polaris-icons";
import type { Assignment, Condition, Rule } from "~/domain/storefront/chart-rules";
import { ChosenProducts } from "~/components/ChosenProducts";
import { errorAt, type FormErrors } from "~/lib/form-errors";
import type { Catalogue } from "~/shopify/read-catalogue.server";
import { AddValue } from "./AddValue";
import { MatchedProducts, type OtherChart } from "./MatchedProducts";
import styles from "./ShownOn.module.css";

interface Props {
  assignment: Assignment;
  /** null: still being read. */
  catalogue: Catalogue | null;
  errors: FormErrors;
  onChange: (assignment: Assignment) => void;
  /** What "everything" means here: every product, or every page. */
  everything: string;
  heading: string;
  /** Charts in their order, this one among them: a product shows only one. */
  charts?: { self: string; all: readonly OtherChart[] };
}

const FIELDS: { label: string; value: Condition["field"] }[] = [
  { label: "Type", value: "type" },
  { label: "Vendor", value: "vendor" },
  { label: "Tag", value: "tag" },
  { label: "Collection", value: "collection" },
];

/** On which products something is shown: rules, chosen products, exceptions, and the exact list that follows from them. */
export function ShownOn({ assignment, catalogue, errors, onChange, everything, heading, charts }: Props) {
  const { rule, products, except } = assignment;
  const mode = rule === "everything" ? "everything" : rule ? "rule" : "chosen";
  const setMode = (next: string) =>
    onChange({ ...assignment, rule: next === "everything" ? "everything" : next === "rule" ? { mode: "any", conditions: [{ field: "type", is: true, values: [] }] } : null });

  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          {heading}
        </Text>
        <ChoiceList
          title="Where it is shown"
          titleHidden
          choices={[
            { label: "Products that fit a rule", value: "rule" },
            { label: "Only products I choose", value: "chosen" },
            { label: everything, value: "everything" },
          ]}
          selected={[mode]}
          onChange={([chosen]) => setMode(chosen ?? "chosen")}
        />
        {rule !== null && rule !== "everything" && <RuleEditor rule={rule} catalogue={catalogue} errors={errors} onChange={(next) => onChange({ ...assignment, rule: next })} />}
        <ChosenProducts label={mode === "chosen" ? "Chosen products" : "Always on these as well"} ids={products} catalogue={catalogue} onChange={(ids) => onChange({ ...assignment, products: ids })} />
        {mode !== "chosen" && <ChosenProducts label="Never on these" ids={except} catalogue={catalogue} onChange={(ids) => onChange({ ...assignment, except: ids })} />}
        <MatchedProducts assignment={assignment} catalogue={catalogue} charts={charts} isEverywhere={mode === "everything" && !charts} />
      </BlockStack>
    </Card>
  );
}

function RuleEditor({ rule, catalogue, errors, onChange }: { rule: Rule; catalogue: Catalogue | null; errors: FormErrors; onChange: (rule: Rule) => void }) {
  const setCondition = (at: number, condition: Condition) => onChange({ ...rule, conditions: rule.conditions.map((each, index) => (index === at ? condition : each)) });
  return (
    <BlockStack gap="300">
      {rule.conditions.length > 1 && (
        <Select
          label="A product has to meet"
          labelInline
          value={rule.mode}
          onChange={(mode) => onChange({ ...rule, mode: mode as Rule["mode"] })}
          options={[{ label: "any of these", value: "any" }, { label: "all of these", value: "all" }]}
        />
      )}
      {rule.conditions.map((condition, index) => (
        <ConditionEditor
          key={index}
          condition={condition}
          catalogue={catalogue}
          error={errorAt(errors, `rule.conditions.${index}`)}
          onChange={(changed) => setCondition(index, changed)}
          onRemove={rule.conditions.length > 1 ? () => onChange({ ...rule, conditions: rule.conditions.filter((_, at) => at !== index) }) : null}
        />
      ))}
      <div>
        <Button size="slim" disabled={rule.conditions.length >= 20} onClick={() => onChange({ ...rule, conditions: [...rule.conditions, { field: "tag", is: true, values: [] }] })}>
          Add a condition
        </Button>
      </div>
    </BlockStack>
  );
}

interface ConditionProps {
  condition: Condition;
  catalogue: Catalogue | null;
  error: string | undefined;
  onChange: (condition: Condition) => void;
  onRemove: (() => void) | null;
}

function ConditionEditor({ condition, catalogue, error, onChange, onRemove }: ConditionProps) {
  const { field, is, values } = condition;
  const known = knownValues(catalogue, field);
  const nameOf = (value: string) => known.find((each) => each.value === value)?.label ?? value;
  return (
    <fieldset className={styles.condition}>
      <legend className={styles.hidden}>Condition</legend>
      <div className={styles.which}>
        <Select label="What" labelHidden value={field} onChange={(next) => onChange({ field: next as Condition["field"], is, values: [] })} options={FIELDS} />
        <Select label="Is or is not" labelHidden value={is ? "is" : "not"} onChange={(next) => onChange({ ...condition, is: next === "is" })} options={[{ label: "is one of", value: "is" }, { label: "is none of", value: "not" }]} />
        <div className={styles.values}>
          <AddValue
            label={FIELDS.find(({ value }) => value === field)!.label}
            known={known.filter(({ value }) => !values.includes(value))}
            mayBeNew={field !== "collection"}
            error={error && values.length === 0 ? "Choose at least one." : error}
            onAdd={(value) => !values.includes(value) && onChange({ ...condition, values: [...values, value] })}
          />
        </div>
        {onRemove && <Button icon={XSmallIcon} variant="tertiary" onClick={onRemove} accessibilityLabel="Remove this condition" />}
      </div>
      {values.length > 0 && (
        <InlineStack gap="100">
          {values.map((value) => (
            <Tag key={value} onRemove={() => onChange({ ...condition, values: values.filter((each) => each !== value) })}>
              {nameOf(value)}
            </Tag>
          ))}
        </InlineStack>
      )}
    </fieldset>
  );
}

function knownValues(catalogue: Catalogue | null, field: Condition["field"]): { label: string; value: string }[] {
  if (!catalogue) return [];
  if (field === "collection") return catalogue.collections.map(({ id, title }) => ({ label: title, value: id }));
  const words = catalogue.products.flatMap((product) => (field === "type" ? [product.type] : field === "vendor" ? [product.vendor] : product.tags));
  return [...new Set(words.filter(Boolean))].sort((a, b) => a.localeCompare(b)).map((word) => ({ label: word, value: word }));
}
