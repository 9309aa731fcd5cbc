import { BlockStack, Button, ButtonGroup, InlineGrid, InlineStack, Popover, Select, TextField } from "@shopify/polaris";
import { useState } from "react";
import { KNOWN_MEASURES, type Column, type KnownMeasure, type MeasureColumn } from "~/domain/storefront/size-chart";
import { UNITS } from "~/domain/storefront/units";
import { columnName, columnNote, measureName } from "./column-words";
import styles from "./ChartGrid.module.css";

interface Props {
  column: Column;
  error?: string | undefined;
  isFirst: boolean;
  isLast: boolean;
  isOnly: boolean;
  onChange: (column: Column) => void;
  onMove: (by: -1 | 1) => void;
  onRemove: () => void;
}

const UNIT_NAMES: Record<(typeof UNITS)[number], string> = { cm: "Centimetres", in: "Inches", mm: "Millimetres", kg: "Kilograms", lb: "Pounds" };
const SYSTEMS = ["EU", "UK", "US", "FR", "IT", "DE", "JP", "AU"];

/** The head of a column: its name, whether body or garment is measured, its unit. Opens to change it. */
export function ColumnHead({ column, error, isFirst, isLast, isOnly, onChange, onMove, onRemove }: Props) {
  const [open, setOpen] = useState(false);
  const name = columnName(column);
  return (
    <Popover
      active={open}
      onClose={() => setOpen(false)}
      preferredAlignment="left"
      activator={
        <button type="button" className={styles.columnHead} data-note={error ? "error" : undefined} title={error} aria-label={`Column ${name}, ${columnNote(column)}. Change it`} onClick={() => setOpen(!open)}>
          <span className={styles.columnName}>{name}</span>
          <span className={styles.columnNote}>{columnNote(column)}</span>
        </button>
      }
    >
      <Popover.Section>
        <BlockStack gap="300">
          <BlockStack gap="300">
            <Select label="What it holds" value={column.kind} onChange={(kind) => onChange(turnInto(column, kind))} options={[{ label: "A measure, converted for shoppers", value: "measure" }, { label: "Size labels (EU, UK, US …)", value: "system" }, { label: "Words", value: "text" }]} />
            {column.kind === "measure" && <MeasureFields column={column} onChange={onChange} />}
            {column.kind === "system" && (
              <TextField label="Size system" value={column.system} onChange={(system) => onChange({ ...column, system })} maxLength={20} autoComplete="off" error={error} helpText={`Such as ${SYSTEMS.join(", ")}. Labels are never converted.`} />
            )}
            {column.kind === "text" && <TextField label="Heading" value={column.label} onChange={(label) => onChange({ ...column, label })} maxLength={60} autoComplete="off" error={error} />}
          </BlockStack>
          <InlineStack align="space-between">
            <ButtonGroup>
              <Button size="slim" disabled={isFirst} onClick={() => onMove(-1)} accessibilityLabel={`Move ${name} to the left`}>
                ← Left
              </Button>
              <Button size="slim" disabled={isLast} onClick={() => onMove(1)} accessibilityLabel={`Move ${name} to the right`}>
                Right →
              </Button>
            </ButtonGroup>
            <Button size="slim" tone="critical" variant="plain" disabled={isOnly} onClick={onRemove} accessibilityLabel={`Remove the column ${name}`}>
              Remove
            </Button>
          </InlineStack>
        </BlockStack>
      </Popover.Section>
    </Popover>
  );
}

function MeasureFields({ column, onChange }: { column: MeasureColumn; onChange: (column: Column) => void }) {
  const isOwn = column.measure === null;
  return (
    <>
      <Select
        label="Measure"
        value={column.measure ?? ""}
        onChange={(measure) => onChange({ ...column, measure: (measure || null) as KnownMeasure | null })}
        options={[...KNOWN_MEASURES.map((measure) => ({ label: measureName(measure), value: measure })), { label: "Another one", value: "" }]}
        helpText={isOwn ? undefined : "Named in the shopper’s language by itself."}
      />
      <TextField label={isOwn ? "Its name" : "Your own name for it"} value={column.label} onChange={(label) => onChange({ ...column, label })} maxLength={60} autoComplete="off" placeholder={isOwn ? "Cuff width" : "Leave empty for the usual one"} />
      <InlineGrid columns={2} gap="200">
        <Select label="Measured on" value={column.of} onChange={(of) => onChange({ ...column, of: of as MeasureColumn["of"] })} options={[{ label: "The body", value: "body" }, { label: "The garment", value: "garment" }]} />
        <Select label="You write it in" value={column.unit} onChange={(unit) => onChange({ ...column, unit: unit as MeasureColumn["unit"] })} options={UNITS.map((unit) => ({ label: UNIT_NAMES[unit], value: unit }))} />
      </InlineGrid>
    </>
  );
}

function turnInto(column: Column, kind: string): Column {
  if (kind === column.kind) return column;
  const name = columnName(column);
  if (kind === "system") return { id: column.id, kind: "system", system: "EU" };
  if (kind === "text") return { id: column.id, kind: "text", label: name };
  const measure = KNOWN_MEASURES.find((each) => measureName(each) === name) ?? null;
  return { id: column.id, kind: "measure", of: "body", unit: "cm", measure, label: measure ? "" : name };
}
