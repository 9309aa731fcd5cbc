import type { Column, KnownMeasure } from "~/domain/storefront/size-chart";

/** "foot_length" → "Foot length" */
export function measureName(measure: KnownMeasure): string {
  const words = measure.replaceAll("_", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

export function columnName(column: Column): string {
  switch (column.kind) {
    case "system":
      return column.system || "Label";
    case "text":
      return column.label || "Words";
    case "measure":
      return column.label || (column.measure ? measureName(column.measure) : "Measure");
  }
}

/** What stands small below the name. */
export function columnNote(column: Column): string {
  if (column.kind === "measure") return `${column.of}, ${column.unit}`;
  return column.kind === "system" ? "size label" : "words";
}
