import { BlockStack, Button, Card, FormLayout, InlineStack, Select, Text, TextField } from "@shopify/polaris";
import { DeleteIcon } from "@shopify/polaris-icons";
import { useState } from "react";
import type { FitEvidence } from "~/domain/reports/fit-evidence";
import { FIGURES, type Figure, type SizeChartDraft } from "~/domain/storefront/size-chart";
import { errorAt, type FormErrors } from "~/lib/form-errors";

interface Props {
  draft: SizeChartDraft;
  errors: FormErrors;
  change: (next: (draft: SizeChartDraft) => SizeChartDraft, field?: string) => void;
  /** What returns and questions say of the fit; null: nothing yet. */
  evidence: FitEvidence | null;
}

const FIT = [
  { label: "Say nothing", value: "none" },
  { label: "Runs small: most people take one size up", value: "runs_small" },
  { label: "True to size", value: "true_to_size" },
  { label: "Runs large: most people take one size down", value: "runs_large" },
];

const FIGURE_NAMES: Record<Figure, string> = { none: "No drawing", torso: "Upper body", legs: "Legs", full: "Whole body", foot: "Foot", hand: "Hand", head: "Head", tee: "Shirt laid flat" };

/** What helps beside the table: the fit note, the drawing or picture, and sizes of other brands for the fit finder. */
export function FitAndFigure({ draft, errors, change, evidence }: Props) {
  return (
    <Card>
      <BlockStack gap="500">
        <BlockStack gap="300">
          <Text as="h2" variant="headingMd">
            Fit and drawing
          </Text>
          <FormLayout>
            <FitNote draft={draft} evidence={evidence} onChange={(fitNote) => change((old) => ({ ...old, fitNote }))} />
            <Select label="Drawing for “How to measure”" options={FIGURES.map((figure) => ({ label: FIGURE_NAMES[figure], value: figure }))} value={draft.figure} onChange={(figure) => change((old) => ({ ...old, figure: figure as Figure }))} />
            <PictureField key={draft.picture?.url ?? ""} draft={draft} errors={errors} change={change} />
          </FormLayout>
        </BlockStack>
        <Comparisons draft={draft} errors={errors} change={change} />
      </BlockStack>
    </Card>
  );
}

/** Shoppers read the note, the merchant what it rests on; taking a suggestion is a choice like any other, and undone like one. */
function FitNote({ draft, evidence, onChange }: { draft: SizeChartDraft; evidence: FitEvidence | null; onChange: (fitNote: SizeChartDraft["fitNote"]) => void }) {
  const suggested = evidence?.suggests && evidence.suggests !== draft.fitNote ? evidence.suggests : null;
  return (
    <BlockStack gap="200">
      <Select
        label="Fit note"
        options={FIT}
        value={draft.fitNote}
        onChange={(fitNote) => onChange(fitNote as SizeChartDraft["fitNote"])}
        helpText={evidence?.sentence ?? "Returns and questions say nothing of the fit of these products yet."}
      />
      {suggested && (
        <div>
          <Button size="slim" onClick={() => onChange(suggested)}>
            {suggested === "runs_small" ? "Say that it runs small" : "Say that it runs large"}
          </Button>
        </div>
      )}
    </BlockStack>
  );
}

/** The merchant's own picture instead of the drawing; its size is read from the picture itself, so that the page does not jump. */
function PictureField({ draft, errors, change }: Omit<Props, "evidence">) {
  const [url, setUrl] = useState(draft.picture?.url ?? "");
  const [problem, setProblem] = useState<string | null>(null);
  const take = () => {
    setProblem(null);
    if (url === (draft.picture?.url ?? "")) return;
    if (url === "") return change((old) => ({ ...old, picture: null }));
    const picture = new Image();
    picture.onload = () => change((old) => ({ ...old, picture: { url, width: picture.naturalWidth, height: picture.naturalHeight } }));
    picture.onerror = () => setProblem("There is no picture at this address.");
    picture.src = url;
  };
  return (
    <TextField
      label="Your own picture instead"
      type="url"
      value={url}
      onChange={setUrl}
      onBlur={take}
      placeholder="https://cdn.shopify.com/…"
      helpText="Upload it under Content › Files in Shopify and copy its link."
      error={problem ?? errorAt(errors, "picture")}
      autoComplete="off"
    />
  );
}

/** "I wear M in Nordvind" → our S. */
function Comparisons({ draft, errors, change }: Omit<Props, "evidence">) {
  const { comparisons } = draft;
  const sizes = draft.grid.rows.map(({ size }) => size).filter(Boolean);
  const set = (at: number, part: Partial<SizeChartDraft["comparisons"][number]>) =>
    change((old) => ({ ...old, comparisons: old.comparisons.map((each, index) => (index === at ? { ...each, ...part } : each)) }), `comparison ${at} ${Object.keys(part)[0]}`);
  return (
    <BlockStack gap="300">
      <BlockStack gap="100">
        <Text as="h3" variant="headingSm">
          Sizes of other brands
        </Text>
        <Text as="p" tone="subdued">
          For the fit finder: a shopper who wears this size there takes that size here.
        </Text>
      </BlockStack>
      {comparisons.map((each, index) => (
        <InlineStack key={index} gap="200" wrap={false} blockAlign="start">
          <div style={{ flex: 2, minWidth: 0 }}>
            <TextField label="Brand" labelHidden placeholder="Brand" value={each.brand} onChange={(brand) => set(index, { brand })} maxLength={60} autoComplete="off" error={errorAt(errors, `comparisons.${index}.brand`)} />
          </div>
          <div style={{ flex: 1, minWidth: 0 }}>
            <TextField label="Their size" labelHidden placeholder="Their size" value={each.theirs} onChange={(theirs) => set(index, { theirs })} maxLength={40} autoComplete="off" error={errorAt(errors, `comparisons.${index}.theirs`)} />
          </div>
          <div style={{ flex: 1, minWidth: 0 }}>
            <Select label="Our size" labelHidden options={[...new Set([...sizes, each.ours])]} value={each.ours} onChange={(ours) => set(index, { ours })} />
          </div>
          <Button icon={DeleteIcon} variant="tertiary" accessibilityLabel={`Remove ${each.brand || "this brand"}`} onClick={() => change((old) => ({ ...old, comparisons: old.comparisons.filter((_, at) => at !== index) }))} />
        </InlineStack>
      ))}
      <div>
        <Button size="slim" disabled={comparisons.length >= 200} onClick={() => change((old) => ({ ...old, comparisons: [...old.comparisons, { brand: old.comparisons.at(-1)?.brand ?? "", theirs: "", ours: sizes[0] ?? "" }] }))}>
          Add a size
        </Button>
      </div>
    </BlockStack>
  );
}
