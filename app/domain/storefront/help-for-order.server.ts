import { DateTime } from "luxon";
import type { ShopTx } from "~/db.server";
import type { Locale } from "~/lib/locales";
import type { MailQuestion, MailSizeChart } from "~/mail/step-mail-data";
import type { OrderLine, OrderSnapshot } from "~/shopify/order-snapshot";
import { matches, matchProducts, type RuleProduct } from "./chart-rules";
import { collectionsOf, knownCollections, type CollectionProducts } from "./collections.server";
import { faqDraftSchema, type FaqDraft } from "./faq-item";
import { mailAnswer } from "./mail-answer";
import { mailChart, unitSystemOf } from "./mail-chart";
import { proxyWords } from "./proxy-words.server";
import { returnsNoticeSchema } from "./returns-notice";
import { sizeChartDraftSchema, type SizeChartDraft } from "./size-chart";

const MOST_CHARTS = 3;
const MOST_QUESTIONS = 3;
/** How far back it counts what is opened most. */
const DAYS = 90;

export interface OrderHelp {
  sizeCharts: MailSizeChart[];
  faqs: MailQuestion[];
  /** Where the shop says that a return is started; null: it says nothing. */
  returnUrl: string | null;
}

/**
 * What the storefront says about these lines of an order, for a mail: the charts that their products show with the bought
 * sizes marked, and the published questions about them that shoppers open most.
 * @param isSample  for an order that nobody placed: where no chart applies, the first one stands in
 */
export async function helpForOrder(
  tx: ShopTx,
  { shopId, order, lines, locale, isSample, now }: { shopId: string; order: OrderSnapshot; lines: readonly OrderLine[]; locale: Locale; isSample: boolean; now: Date },
): Promise<OrderHelp> {
  const { charts, questions, collections, domain, startUrl } = await publishedIn(tx, shopId, now);
  const language = languageOf(order, locale);
  const products = lines.flatMap((line) => productOf(line, collections));
  const urlOf = (line: OrderLine) => line.productHandle && `https://${domain}/products/${line.productHandle}`;
  const say = proxyWords(language);
  const system = unitSystemOf(order.shippingAddress?.countryCode ?? order.billingAddress?.countryCode ?? null);
  const { shown } = matchProducts(charts.map(({ id, draft }) => ({ id, assignment: draft.assignment })), products.map(({ product }) => product));
  if (isSample && charts[0] && products.length > 0 && [...shown.values()].every((ids) => ids.length === 0)) shown.set(charts[0].id, [products[0]!.product.id]);

  const sizeCharts = charts.flatMap(({ id, draft }) => {
    const own = products.filter(({ product }) => shown.get(id)?.includes(product.id));
    if (own.length === 0) return [];
    const bought = own.map(({ line }) => ({ title: line.title, variantTitle: line.variantTitle, url: urlOf(line) }));
    return [mailChart({ draft, bought, language, system, say })];
  });
  const faqs = questions
    .filter(({ draft }) => products.some(({ product }) => matches(draft.shownOn, product) !== null))
    .slice(0, MOST_QUESTIONS)
    .map(({ draft }) => mailAnswer({ draft, language, site: `https://${domain}`, videoWords: say("faq.video") }));
  return { sizeCharts: sizeCharts.slice(0, MOST_CHARTS), faqs, returnUrl: startUrl };
}

function productOf(line: OrderLine, collections: CollectionProducts): { line: OrderLine; product: RuleProduct }[] {
  if (!line.productId) return [];
  return [{ line, product: { id: line.productId, type: line.productType ?? "", vendor: line.vendor ?? "", tags: line.productTags, collectionIds: collectionsOf(line.productId, collections) } }];
}

/** The buyer's own tag ("pt-BR") where it is in the mail's language, for the shop may have written both kinds. */
function languageOf({ locale: own }: OrderSnapshot, locale: Locale): string {
  if (own?.toLowerCase().split("-")[0] === locale) return own;
  return locale === "pt" ? "pt-PT" : locale;
}

interface PublishedHelp {
  charts: { id: string; draft: SizeChartDraft }[];
  /** Those that are opened most first. */
  questions: { draft: FaqDraft }[];
  collections: CollectionProducts;
  domain: string;
  startUrl: string | null;
}

/** Due steps are decided many in one transaction; the shop's help is read once for all of them. */
const read = new WeakMap<ShopTx, Promise<PublishedHelp>>();

function publishedIn(tx: ShopTx, shopId: string, now: Date): Promise<PublishedHelp> {
  const known = read.get(tx) ?? readPublished(tx, shopId, now);
  read.set(tx, known);
  return known;
}

async function readPublished(tx: ShopTx, shopId: string, now: Date): Promise<PublishedHelp> {
  const since = DateTime.fromJSDate(now, { zone: "utc" }).startOf("day").minus({ days: DAYS }).toJSDate();
  const { domain } = await tx.shop.findUniqueOrThrow({ where: { shopId }, select: { domain: true } });
  const charts = await tx.sizeChart.findMany({ where: { shopId, status: "published" }, orderBy: { createdAt: "asc" }, select: { id: true, published: true } });
  const questions = await tx.faqItem.findMany({ where: { shopId, status: "published" }, orderBy: { position: "asc" }, select: { handle: true, published: true } });
  const opened = await tx.helpUse.groupBy({ by: ["handle"], where: { shopId, kind: "faq", day: { gte: since } }, _sum: { opened: true } });
  const settings = await tx.storefrontSettings.findUnique({ where: { shopId }, select: { returnsNotice: true } });
  const opens = new Map(opened.map(({ handle, _sum }) => [handle, _sum.opened ?? 0]));
  const start = settings?.returnsNotice ? returnsNoticeSchema.parse(settings.returnsNotice).selfServiceUrl : null;
  return {
    charts: charts.map(({ id, published }) => ({ id, draft: sizeChartDraftSchema.parse(published) })),
    questions: questions.sort((a, b) => (opens.get(b.handle) ?? 0) - (opens.get(a.handle) ?? 0)).map(({ published }) => ({ draft: faqDraftSchema.parse(published) })),
    collections: await knownCollections(tx, shopId),
    domain,
    startUrl: start?.startsWith("/") ? `https://${domain}${start}` : start,
  };
}
