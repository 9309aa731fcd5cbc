/** Random size charts as merchants might type them, for property tests. */
import fc from "fast-check";
import { parseCell } from "../../app/domain/storefront/parse-cell";
import { type Cell, type Column, type Grid, KNOWN_MEASURES } from "../../app/domain/storefront/size-chart";

const word = fc.stringMatching(/^[A-Za-zÀ-ÿ][A-Za-zÀ-ÿ ]{0,14}[A-Za-zÀ-ÿ]$/).map((text) => text.replace(/ +/g, " "));

const decimal = (places: number, max: number): fc.Arbitrary<string> =>
  fc.integer({ min: 1, max: max * 10 ** places }).map((value) => String(value / 10 ** places));

const fraction = fc
  .tuple(fc.integer({ min: 0, max: 60 }), fc.constantFrom("1/2", "1/4", "3/4", "1/8", "3/8", "5/8", "7/8", "1/16", "15/16", "21/32", "63/64"))
  .map(([whole, part]) => (whole === 0 ? part : `${whole} ${part}`));

/** What is typed into a measure cell of that unit. */
export function typedAmount(unit: string): fc.Arbitrary<string> {
  if (unit === "in") return fc.oneof(fraction, decimal(0, 60), decimal(1, 60), decimal(2, 60));
  if (unit === "cm") return fc.oneof({ weight: 4, arbitrary: fc.integer({ min: 1, max: 400 }).map((half) => String(half / 2)) }, decimal(1, 200), decimal(0, 200));
  return fc.oneof(decimal(0, 300), decimal(1, 300));
}

const measureColumn = (id: string): fc.Arbitrary<Column> =>
  fc.record({
    id: fc.constant(id),
    kind: fc.constant("measure" as const),
    of: fc.constantFrom("body" as const, "garment" as const),
    unit: fc.constantFrom("cm" as const, "in" as const, "cm" as const, "in" as const, "mm" as const, "kg" as const, "lb" as const),
    measure: fc.constantFrom(...KNOWN_MEASURES),
    label: fc.constant(""),
  });

const anyColumn = (id: string): fc.Arbitrary<Column> =>
  fc.oneof(
    { weight: 4, arbitrary: measureColumn(id) },
    { weight: 1, arbitrary: fc.constantFrom("EU", "UK", "US", "IT", "JP").map((system): Column => ({ id, kind: "system", system })) },
    { weight: 1, arbitrary: word.map((label): Column => ({ id, kind: "text", label })) },
  );

function anyCell(column: Column): fc.Arbitrary<Cell> {
  const label = word.map((text): Cell => ({ kind: "label", text }));
  const empty = fc.constant<Cell>({ kind: "empty" });
  if (column.kind !== "measure") return fc.oneof({ weight: 5, arbitrary: label }, { weight: 1, arbitrary: empty });
  const one = typedAmount(column.unit).map((text) => parseCell(text, column));
  const range = fc.tuple(typedAmount(column.unit), typedAmount(column.unit)).map(([left, right]) => {
    const cell = parseCell(`${left} – ${right}`, column);
    return cell.kind === "range" ? cell : parseCell(`${right} – ${left}`, column);
  });
  return fc.oneof({ weight: 4, arbitrary: one }, { weight: 4, arbitrary: range }, { weight: 1, arbitrary: empty });
}

export const anyGrid: fc.Arbitrary<Grid> = fc
  .tuple(fc.integer({ min: 1, max: 5 }), fc.uniqueArray(fc.constantFrom("XS", "S", "M", "L", "XL", "XXL", "36", "38", "40", "W30"), { minLength: 1, maxLength: 6 }))
  .chain(([width, sizes]) =>
    fc.tuple(...Array.from({ length: width }, (_, index) => anyColumn(`c${index}`))).chain((columns) =>
      fc
        .tuple(...sizes.map(() => fc.tuple(...columns.map(anyCell))))
        .map((cells): Grid => ({ columns: [...columns], rows: sizes.map((size, index) => ({ size, aliases: [], cells: [...(cells[index] ?? [])] })) })),
    ),
  );
