import { ActionList, Button, ButtonGroup, Popover } from "@shopify/polaris";
import { DeleteIcon, MenuHorizontalIcon, PlusIcon, RedoIcon, UndoIcon } from "@shopify/polaris-icons";
import { useState } from "react";
import {
  changeColumn, freeColumnId, insertColumn, insertRow, MOST_COLUMNS, MOST_ROWS, moveColumn, moveRow, removeColumn, removeRow, setText, SIZE_COLUMN, textAt, type Place,
} from "~/domain/storefront/edit-grid";
import type { Grid } from "~/domain/storefront/size-chart";
import type { FormErrors } from "~/lib/form-errors";
import { columnName } from "./column-words";
import { ColumnHead } from "./ColumnHead";
import { GridCell } from "./GridCell";
import { useGridCursor } from "./use-grid-cursor";
import styles from "./ChartGrid.module.css";

interface Props {
  grid: Grid;
  /** By path below "grid". */
  errors: FormErrors;
  change: (next: (grid: Grid) => Grid) => void;
  undo: () => void;
  redo: () => void;
  canUndo: boolean;
  canRedo: boolean;
}

/** The chart as a spreadsheet: sizes down, measures and labels across. */
export function ChartGrid({ grid, errors, change, undo, redo, canUndo, canRedo }: Props) {
  const [said, setSaid] = useState("");
  const cursor = useGridCursor({ grid, change, undo, redo, say: setSaid });
  const addColumn = () => change((old) => insertColumn(old, { id: freeColumnId(old), kind: "measure", of: "body", unit: "cm", measure: null, label: "" }));
  const addRow = () => {
    change((old) => insertRow(old, old.rows.length));
    cursor.goTo({ row: grid.rows.length, column: SIZE_COLUMN });
  };

  const cell = (place: Place, label: string) => (
    <GridCell
      key={place.column}
      place={place}
      label={label}
      text={textAt(grid, place)}
      note={noteOn(grid, place, errors)}
      isSelected={cursor.isSelected(place)}
      onCommit={(text) => change((old) => setText(old, place, text))}
      onFocus={() => cursor.focus(place)}
      onPointer={(kind, isShift) => cursor.pointer(place, kind, isShift)}
      keys={cursor}
    />
  );

  return (
    <div>
      <div className={styles.tools}>
        <ButtonGroup>
          <Button size="slim" icon={PlusIcon} onClick={addRow} disabled={grid.rows.length >= MOST_ROWS}>
            Size
          </Button>
          <Button size="slim" icon={PlusIcon} onClick={addColumn} disabled={grid.columns.length >= MOST_COLUMNS}>
            Column
          </Button>
        </ButtonGroup>
        <ButtonGroup variant="segmented">
          <Button size="slim" icon={UndoIcon} onClick={undo} disabled={!canUndo} accessibilityLabel="Undo" />
          <Button size="slim" icon={RedoIcon} onClick={redo} disabled={!canRedo} accessibilityLabel="Redo" />
        </ButtonGroup>
      </div>
      <div className={styles.scroll} tabIndex={-1}>
        <table className={styles.grid} ref={cursor.table} onCopy={cursor.copy} onCut={cursor.copy} onPaste={cursor.paste} aria-describedby="chart-grid-help">
          <caption className={styles.hidden}>Sizes and their measures</caption>
          <thead>
            <tr>
              <th scope="col" className={styles.corner}>
                <span className={styles.columnName}>Size</span>
                <span className={styles.columnNote}>as on the variant</span>
              </th>
              {grid.columns.map((column, index) => (
                <th scope="col" key={column.id}>
                  <ColumnHead
                    column={column}
                    error={Object.entries(errors).find(([path]) => path.startsWith(`columns.${index}.`))?.[1]}
                    isFirst={index === 0}
                    isLast={index === grid.columns.length - 1}
                    isOnly={grid.columns.length === 1}
                    onChange={(changed) => change((old) => changeColumn(old, index, changed))}
                    onMove={(by) => change((old) => moveColumn(old, index, index + by))}
                    onRemove={() => change((old) => removeColumn(old, index))}
                  />
                </th>
              ))}
              <td />
            </tr>
          </thead>
          <tbody>
            {grid.rows.map((row, index) => (
              <tr key={index}>
                <th scope="row">{cell({ row: index, column: SIZE_COLUMN }, `Size in row ${index + 1}`)}</th>
                {grid.columns.map((column, at) => (
                  <td key={column.id}>{cell({ row: index, column: at }, `${columnName(column)}, size ${row.size || index + 1}`)}</td>
                ))}
                <td className={styles.menu}>
                  <RowMenu size={row.size || `row ${index + 1}`} index={index} count={grid.rows.length} change={change} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className={styles.help} id="chart-grid-help">
        Paste from Excel or Sheets. Write ranges as 86–90, fractions as 34 1/2, other spellings of a size behind a bar: M | Medium. <kbd>Enter</kbd> goes down, <kbd>Alt</kbd>+<kbd>↑</kbd> moves a size up.
      </p>
      <p role="status" className={styles.said}>
        {said}
      </p>
    </div>
  );
}

/** A measure that is not a number is kept as words: worth seeing, not wrong. */
function noteOn({ rows, columns }: Grid, { row, column }: Place, errors: FormErrors): { tone: "error" | "hint"; words: string } | null {
  if (column === SIZE_COLUMN) {
    const wrong = errors[`rows.${row}.size`] ?? errors[`rows.${row}`];
    return wrong ? { tone: "error", words: wrong } : null;
  }
  const isWords = columns[column]?.kind === "measure" && rows[row]?.cells[column]?.kind === "label";
  return isWords ? { tone: "hint", words: "Not read as a number: shoppers see it as it is, and it is not converted." } : null;
}

function RowMenu({ size, index, count, change }: { size: string; index: number; count: number; change: Props["change"] }) {
  const [open, setOpen] = useState(false);
  const act = (next: (grid: Grid) => Grid) => () => {
    change(next);
    setOpen(false);
  };
  return (
    <Popover active={open} onClose={() => setOpen(false)} preferredAlignment="right" activator={<Button variant="tertiary" size="micro" icon={MenuHorizontalIcon} accessibilityLabel={`What to do with size ${size}`} onClick={() => setOpen(!open)} />}>
      <ActionList
        actionRole="menuitem"
        items={[
          { content: "Insert a size above", disabled: count >= MOST_ROWS, onAction: act((grid) => insertRow(grid, index)) },
          { content: "Insert a size below", disabled: count >= MOST_ROWS, onAction: act((grid) => insertRow(grid, index + 1)) },
          { content: "Move up", disabled: index === 0, onAction: act((grid) => moveRow(grid, index, index - 1)) },
          { content: "Move down", disabled: index === count - 1, onAction: act((grid) => moveRow(grid, index, index + 1)) },
          { content: "Remove", icon: DeleteIcon, destructive: true, disabled: count === 1, onAction: act((grid) => removeRow(grid, index)) },
        ]}
      />
    </Popover>
  );
}
