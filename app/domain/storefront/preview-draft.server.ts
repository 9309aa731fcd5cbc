import { z } from "zod";
import { readPolicy } from "~/domain/returns/read-policy.server";
import { WITHDRAWAL_COUNTRIES } from "~/domain/returns/withdrawal-right";
import { EVERYWHERE } from "~/domain/storefront/chart-rules";
import { contactSettingsSchema } from "~/domain/storefront/contact-settings";
import { faqDraftSchema } from "~/domain/storefront/faq-item";
import { previewBlock, type BlockPreview } from "~/domain/storefront/preview-block.server";
import { returnsNoticeSchema } from "~/domain/storefront/returns-notice";
import { sizeChartDraftSchema } from "~/domain/storefront/size-chart";
import { type FormErrors, formErrors, readTyped } from "~/lib/form-errors";

const productSchema = z.object({
  id: z.string(),
  handle: z.string(),
  title: z.string(),
  type: z.string(),
  vendor: z.string(),
  tags: z.array(z.string()),
  collectionIds: z.array(z.string()),
  options: z.array(z.string()),
});

/** What an editor asks for: its draft as it stands, valid or not, and who looks at it. */
export const previewRequestSchema = z.object({
  block: z.enum(["size-chart", "faq", "contact", "returns"]),
  draft: z.unknown(),
  product: productSchema.nullable(),
  language: z.string().regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/),
  country: z.string().regex(/^[A-Z]{2}$/),
  unitSystem: z.enum(["metric", "imperial"]),
});
export type PreviewRequest = z.infer<typeof previewRequestSchema>;

export interface DraftPreview {
  /** null: the draft cannot be shown as it stands. */
  preview: BlockPreview | null;
  /** What keeps the draft from being saved, by field. */
  errors: FormErrors;
}

/**
 * One block with the draft that a merchant is editing, as shoppers would see it after publishing. Where it is shown is set
 * aside, so that a rule that is half written does not hide it.
 */
export async function previewDraft({ shopId, asked, now }: { shopId: string; asked: PreviewRequest; now: Date }): Promise<DraftPreview> {
  const { block, draft, product, language, country, unitSystem } = asked;
  const look = { block, product, visitor: { language, country, unitSystem } };
  switch (block) {
    case "size-chart": {
      const settings = { display: "open", unit: unitSystem, handle: "preview" };
      return show(sizeChartDraftSchema, draft, { assignment: EVERYWHERE }, (chart) => previewBlock({ ...look, content: { charts: [{ handle: "preview", draft: chart }] }, settings }));
    }
    case "faq":
      return show(faqDraftSchema, draft, { shownOn: EVERYWHERE }, async (question) => opened(await previewBlock({ ...look, content: { questions: [{ handle: "preview", draft: question }] } })));
    case "contact":
      return show(contactSettingsSchema, draft, {}, (contact) => previewBlock({ ...look, content: { contact } }));
    case "returns": {
      const { current } = await readPolicy({ shopId, now });
      return show(returnsNoticeSchema, draft, {}, (notice) => previewBlock({ ...look, content: { returns: { ...current, notice, withdrawalCountries: WITHDRAWAL_COUNTRIES } }, settings: { display: "open" } }));
    }
  }
}

async function show<Draft>(schema: z.ZodType<Draft>, draft: unknown, aside: object, render: (draft: Draft) => Promise<BlockPreview>): Promise<DraftPreview> {
  const whole = readTyped(schema, draft);
  const shown = readTyped(schema, { ...(draft as object), ...aside });
  return { preview: shown.success ? quietly(await render(shown.data)) : null, errors: whole.success ? {} : formErrors(whole.error) };
}

/** Inside the frame: nothing that is done there is counted or sent, and the editor is told how high the block is. */
const MANNERS = `<script>
window.Shopify = { customerPrivacy: { analyticsProcessingAllowed: () => false } };
document.addEventListener("submit", (event) => { event.preventDefault(); event.stopImmediatePropagation(); }, true);
document.addEventListener("click", (event) => { if (event.target.closest("a[href]")) event.preventDefault(); }, true);
addEventListener("load", () => new ResizeObserver(() => parent.postMessage({ previewHeight: document.body.scrollHeight }, "*")).observe(document.body));
</script>`;

function quietly(preview: BlockPreview): BlockPreview {
  if (preview.outcome !== "rendered") return preview;
  return { ...preview, document: preview.document.replace("<body>", () => `<body>${MANNERS}<main aria-label="Preview">${HEADING}`).replace("</body>", () => "</main></body>") };
}

/** A document of its own, for those who hear it. */
const HEADING = `<h1 style="position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap">Preview</h1>`;

/** The answer is what the merchant writes, so it stands open. */
function opened(preview: BlockPreview): BlockPreview {
  return preview.outcome === "rendered" ? { ...preview, document: preview.document.replace("<details", "<details open") } : preview;
}
