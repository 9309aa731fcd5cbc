import { BlockStack, Card, Page, Text, TextField } from "@shopify/polaris";
import { lazy, useMemo, useState } from "react";
import { loadPatiently } from "~/components/connection";
import { Later } from "~/components/Later";
import type { FitEvidence } from "~/domain/reports/fit-evidence";
import type { ChartTemplate } from "~/domain/storefront/chart-templates";
import { matches, NOWHERE } from "~/domain/storefront/chart-rules";
import type { Grid, SizeChartDraft } from "~/domain/storefront/size-chart";
import { under, type FormErrors } from "~/lib/form-errors";
import { BlockPreview } from "../BlockPreview";
import { EditorPage, type EditedEntry } from "../EditorPage";
import type { HistoryEntry } from "../HistorySheet";
import type { OtherChart } from "../MatchedProducts";
import { ShownOn } from "../ShownOn";
import { useCatalogue } from "../use-catalogue";
import { useEditor } from "../use-editor";
import { ChartGrid } from "./ChartGrid";
import { ChartWords } from "./ChartWords";
import { FitAndFigure } from "./FitAndFigure";
import { StartChart, type ChartStart } from "./StartChart";

const ImportSheet = lazy(() => loadPatiently(() => import("./ImportSheet")));

interface Props {
  chart: (EditedEntry & { draft: SizeChartDraft }) | null;
  charts: OtherChart[];
  evidence: FitEvidence | null;
  history: HistoryEntry[];
  language: string;
  languages: string[];
  templates: ChartTemplate[];
  timeZone: string;
  mayWrite: boolean;
  shopId: string;
  apiKey: string;
}

interface Editing {
  title: string;
  draft: SizeChartDraft;
}

/** The size chart editor: the table, the words around it and where it is shown, beside the real block. */
export function ChartEditor({ chart, charts, evidence, language: own, languages, templates, ...page }: Props) {
  const [language, setLanguage] = useState(chart?.draft.texts.primary ?? own);
  const [errors, setErrors] = useState<FormErrors>({});
  const catalogue = useCatalogue();
  const saved = useMemo((): Editing | null => chart && { title: chart.title, draft: chart.draft }, [chart]);
  const editor = useEditor<Editing | null>({
    kind: "size_chart",
    id: chart?.id ?? null,
    saved,
    basedOn: chart?.updatedAt ?? "",
    list: "/app/storefront",
    page: "/app/storefront/size-charts",
    fields: (value) => ({ title: value?.title ?? "", draft: JSON.stringify(value?.draft) }),
    takeUp: ({ title, content }) => ({ title, draft: content as SizeChartDraft }),
  });
  const { edit, sheet, setSheet } = editor;
  const { value } = edit;

  const changeDraft = (next: (draft: SizeChartDraft) => SizeChartDraft, field?: string) => edit.change((old) => old && { ...old, draft: next(old.draft) }, field);
  const changeGrid = (next: (grid: Grid) => Grid) => changeDraft((draft) => ({ ...draft, grid: next(draft.grid) }));
  const begin = ({ title, grid, figure }: ChartStart) => edit.reset({ title, draft: startingDraft(title, grid, figure, own) });
  const importSheet = (
    <Later meanwhile={null}>
      {sheet === "import" && (
        <ImportSheet
          open
          onClose={() => setSheet(null)}
          onUse={(grid) => {
            if (value) changeGrid(() => grid);
            else begin({ title: "New chart", grid, figure: "none" });
            setSheet(null);
          }}
        />
      )}
    </Later>
  );

  if (!value) {
    return (
      <Page title="New size chart" backAction={{ content: "Storefront help", url: "/app/storefront" }}>
        <StartChart templates={templates} onStart={begin} onImport={() => setSheet("import")} />
        {importSheet}
      </Page>
    );
  }

  const { draft } = value;
  const shownOn = catalogue?.products.filter((product) => matches(draft.assignment, product) !== null) ?? [];
  return (
    <EditorPage
      {...page}
      editor={editor}
      entry={chart}
      newTitle="New size chart"
      listName="Storefront help"
      block="size-chart"
      secondaryActions={[
        { content: "Import", onAction: () => setSheet("import"), disabled: !page.mayWrite },
        { content: "Export", onAction: () => void exportChart(value) },
      ]}
      preview={<BlockPreview block="size-chart" draft={draft} language={language} products={shownOn} hasUnits onErrors={setErrors} />}
    >
      <Card>
        <BlockStack gap="400">
          <TextField label="Name of the chart" value={value.title} onChange={(title) => edit.change((old) => old && { ...old, title }, "name")} maxLength={120} autoComplete="off" error={value.title.trim() === "" ? "Give the chart a name." : undefined} helpText="For you and your staff." />
          <BlockStack gap="200">
            <Text as="h2" variant="headingMd">
              Sizes
            </Text>
            <ChartGrid grid={draft.grid} errors={under(errors, "grid.")} change={changeGrid} undo={edit.undo} redo={edit.redo} canUndo={edit.canUndo} canRedo={edit.canRedo} />
          </BlockStack>
        </BlockStack>
      </Card>
      <ShownOn
        heading="Which products show it"
        everything="Every product"
        assignment={draft.assignment}
        catalogue={catalogue}
        errors={under(errors, "assignment.")}
        onChange={(assignment) => changeDraft((old) => ({ ...old, assignment }))}
        charts={{ self: chart?.id ?? "new", all: chart ? charts : [...charts, { id: "new", title: value.title, assignment: draft.assignment }] }}
      />
      <ChartWords draft={draft} languages={languages} language={language} onLanguage={setLanguage} errors={errors} change={changeDraft} />
      <FitAndFigure draft={draft} errors={errors} change={changeDraft} evidence={evidence} />
      {importSheet}
    </EditorPage>
  );
}

function startingDraft(title: string, grid: Grid, figure: SizeChartDraft["figure"], language: string): SizeChartDraft {
  const words = { title, button: "", note: "", how: [], columns: {} };
  return { grid, texts: { primary: language, byLanguage: { [language]: words } }, assignment: NOWHERE, fitNote: "none", figure, picture: null, comparisons: [] };
}

/** The chart as a file for a spreadsheet; Import reads the same chart from it. */
async function exportChart({ title, draft }: Editing): Promise<void> {
  const { chartCsv } = await import("~/domain/storefront/export-chart");
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([chartCsv(draft.grid)], { type: "text/csv" }));
  link.download = `${title || "size-chart"}.csv`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
