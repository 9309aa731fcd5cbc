import { demoCharts, demoQuestions } from "../fixtures/storefront/content";
import { appEnvironment, shopId, shopUrl } from "./settings";

/** Size charts and questions of the demo shop, published as the editors publish them, and every block placed on the theme. */
export async function seedHelp(databaseUrl: string): Promise<void> {
  // The app's modules read their settings when they are loaded.
  Object.assign(process.env, appEnvironment(databaseUrl));
  const [{ saveSizeChart }, { saveFaqItem }, { setPublished }, { changeSettings }, { disconnect }, { stopQueue }] = await Promise.all([
    import("~/domain/storefront/save-size-chart.server"),
    import("~/domain/storefront/save-faq-item.server"),
    import("~/domain/storefront/set-published.server"),
    import("~/domain/shops/change-settings.server"),
    import("~/db.server"),
    import("~/jobs/queue.server"),
  ]);
  const staffName = "Mara Lindqvist";
  const publish = (kind: "size_chart" | "faq_item", id: string) => setPublished({ shopId, kind, id, published: true, staffName, now: new Date() });
  for (const { draft } of demoCharts()) {
    const title = draft.texts.byLanguage[draft.texts.primary]?.title ?? "Size chart";
    const saved = await saveSizeChart({ shopId, chartId: null, title, draft, staffName });
    if (saved.outcome === "saved") await publish("size_chart", saved.chartId);
  }
  for (const { draft } of demoQuestions()) {
    const saved = await saveFaqItem({ shopId, faqId: null, draft, staffName });
    if (saved.outcome === "saved") await publish("faq_item", saved.faqId);
  }
  // Whoever tries the demo at night should see its mail too.
  await changeSettings({ shopId, change: { quietHours: { from: 0, to: 0 } } });
  await stopQueue();
  await disconnect();
  for (const [block, template] of [["size-chart", "product"], ["faq", "product"], ["returns", "product"], ["contact", "page.contact"], ["faq", "page.contact"], ["help-button", "*"]] as const) {
    await fetch(`${shopUrl}/admin/themes/current/editor/place`, { method: "POST", body: new URLSearchParams({ block, template }), redirect: "manual" });
  }
}
