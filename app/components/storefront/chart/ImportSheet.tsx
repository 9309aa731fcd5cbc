import { Banner, BlockStack, Button, DropZone, List, Select, Text, TextField } from "@shopify/polaris";
import { useState } from "react";
import { Sheet } from "~/components/Sheet";
import { importChart, type ImportedChart, type ImportWarning } from "~/domain/storefront/import-chart";
import type { Grid } from "~/domain/storefront/size-chart";
import { columnName } from "./column-words";

const LARGEST_FILE = 500_000;

/** A table that the merchant has already: pasted from a spreadsheet or a web page, or as a file. */
export default function ImportSheet({ open, onClose, onUse }: { open: boolean; onClose: () => void; onUse: (grid: Grid) => void }) {
  const [text, setText] = useState("");
  const [unit, setUnit] = useState<"cm" | "in">("cm");
  const read = text.trim() === "" ? null : importChart(text, unit);
  const take = async (files: File[]) => {
    const [file] = files;
    if (file && file.size <= LARGEST_FILE) setText(await file.text());
  };
  return (
    <Sheet
      open={open}
      title="Import a table"
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" disabled={read?.outcome !== "imported"} onClick={() => read?.outcome === "imported" && onUse(read.grid)}>
            Use this table
          </Button>
        </>
      }
    >
      <BlockStack gap="400">
        <DropZone label="A CSV or HTML file" accept=".csv,.tsv,.txt,.html,.htm,text/csv,text/html,text/plain" type="file" allowMultiple={false} variableHeight onDropAccepted={(files) => void take(files)}>
          <DropZone.FileUpload actionTitle="Choose a file" actionHint="or drop it here" />
        </DropZone>
        <TextField
          label="Or paste it here"
          multiline={6}
          maxHeight={220}
          value={text}
          onChange={setText}
          autoComplete="off"
          placeholder={"Size\tChest (cm)\tWaist (cm)\nS\t90–96\t76–82\nM\t97–102\t83–88"}
          helpText="From Excel, Google Sheets, or the HTML of a page. Sizes in the first column or the first row, headings with units."
        />
        <Select label="Where no unit is named" value={unit} onChange={(next) => setUnit(next as "cm" | "in")} options={[{ label: "Centimetres", value: "cm" }, { label: "Inches", value: "in" }]} />
        {read && <ReadTable read={read} />}
      </BlockStack>
    </Sheet>
  );
}

function ReadTable({ read }: { read: ImportedChart }) {
  if (read.outcome === "no_table") return <Banner tone="warning">This is no table yet: it needs headings and at least one size.</Banner>;
  if (read.outcome === "unreadable") return <Banner tone="critical">{read.reason}</Banner>;
  const { rows, columns } = read.grid;
  return (
    <BlockStack gap="200">
      <Text as="p" fontWeight="semibold">
        {rows.length} {rows.length === 1 ? "size" : "sizes"} ({rows.map(({ size }) => size).slice(0, 8).join(", ")}
        {rows.length > 8 ? " …" : ""}), {columns.length} {columns.length === 1 ? "column" : "columns"} ({columns.map(columnName).join(", ")}).
      </Text>
      {read.warnings.length > 0 && (
        <List>
          {read.warnings.slice(0, 8).map((warning, index) => (
            <List.Item key={index}>{warningWords(warning)}</List.Item>
          ))}
          {read.warnings.length > 8 && <List.Item>{`and ${read.warnings.length - 8} more like these`}</List.Item>}
        </List>
      )}
    </BlockStack>
  );
}

function warningWords(warning: ImportWarning): string {
  switch (warning.kind) {
    case "unit_assumed":
      return `“${warning.column}” names no unit; it is taken as ${warning.unit}.`;
    case "kept_as_label":
      return `“${warning.text}” (${warning.column}, ${warning.size}) is no number and is kept as words.`;
    case "turned_round":
      return "The sizes stood in the first row; the table was turned.";
    case "cut_off":
      return `A chart holds 50 sizes and 16 columns; ${[warning.rows > 0 && `${warning.rows} sizes`, warning.columns > 0 && `${warning.columns} columns`].filter(Boolean).join(" and ")} were left out.`;
  }
}
