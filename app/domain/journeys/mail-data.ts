import type { ReturnPolicy } from "~/domain/returns/policy";
import { basisInWords, policyInWords, reasonInWords, returnByInWords } from "~/domain/returns/policy-words";
import type { ReturnBy } from "~/domain/returns/return-by";
import { dayIn, dayInWords, daysBetween } from "~/lib/calendar-days";
import type { Locale } from "~/lib/locales";
import type { LiquidValues } from "~/mail/liquid";
import type { MailItem, MailQuestion, MailSizeChart, StepMailData } from "~/mail/step-mail-data";
import { FRAME_WORDS } from "~/mail/words";
import type { OrderFulfillment, OrderLine, OrderSnapshot } from "~/shopify/order-snapshot";
import { keptLines } from "./decide-step";
import type { RunningStep } from "./journey";
import { expectedAt } from "./triggers";

export interface MailFacts {
  step: RunningStep;
  order: OrderSnapshot;
  occasion: string;
  /** Dates that hold, promises included. */
  returns: readonly ReturnBy[];
  policy: ReturnPolicy;
  shop: { name: string; domain: string; zone: string; logoUrl: string; brandColor: string };
  locale: Locale;
  now: Date;
  /** What other parts of the app contribute for this order; each may be empty. */
  extras: MailExtras;
  ratingUrls: string[];
  unsubscribeUrl: string | null;
}

/** What a journey cannot know itself: size charts and answers for what was bought, and where a return is started. */
export interface MailExtras {
  sizeCharts: MailSizeChart[];
  faqs: MailQuestion[];
  returnUrl: string | null;
}
export const NO_EXTRAS: MailExtras = { sizeCharts: [], faqs: [], returnUrl: null };

/** More would be cut off by mail programs. */
const MOST_ITEMS = 20;

type Returnable = Extract<ReturnBy, { returnable: true }>;

/** Turns an order into everything that a mail about it can show, in the reader's language. Pure. */
export function mailData(facts: MailFacts): StepMailData {
  const { order, shop, locale } = facts;
  const items = shownItems(facts);
  return {
    locale,
    brand: { shopName: shop.name, shopUrl: `https://${shop.domain}`, logoUrl: shop.logoUrl || null, color: shop.brandColor },
    values: liquidValues(facts),
    orderName: order.name,
    items: items.slice(0, MOST_ITEMS),
    moreItems: Math.max(0, items.length - MOST_ITEMS),
    returns: returnsInfo(facts),
    parcels: parcelsInfo(facts),
    sizeCharts: facts.extras.sizeCharts,
    faqs: facts.extras.faqs,
    ratingUrls: facts.ratingUrls,
    unsubscribeUrl: facts.unsubscribeUrl,
  };
}

function shownItems({ step, order, occasion, shop, locale }: MailFacts): MailItem[] {
  return shownLines(step, order, occasion).map(({ line, quantity }) => itemOf(line, quantity, shop.domain, locale));
}

/** The lines that a step's mail is about, and how many of each. */
export function shownLines(step: RunningStep, order: OrderSnapshot, occasion: string): { line: OrderLine; quantity: number }[] {
  const refund = order.refunds.find((candidate) => candidate.id === occasion);
  const wanted = step.shows === "refunded" ? (refund?.lines ?? []) : step.needsDelivery ? arrivedLines(order) : keptLines(order);
  return wanted.flatMap(({ lineId, quantity }) => {
    const line = order.lines.find((candidate) => candidate.id === lineId);
    return line && quantity > 0 ? [{ line, quantity }] : [];
  });
}

/** What the buyer has in hand: a mail about how things are does not name what is still under way. */
function arrivedLines(order: OrderSnapshot): { lineId: string; quantity: number }[] {
  if (order.sourceName === "pos") return keptLines(order);
  const arrived = order.fulfillments.filter((parcel) => parcel.status === "SUCCESS" && parcel.deliveredAt).flatMap((parcel) => parcel.lines);
  return keptLines(order).flatMap(({ lineId, quantity }) => {
    const there = arrived.filter((entry) => entry.lineId === lineId).reduce((sum, entry) => sum + entry.quantity, 0);
    return there > 0 ? [{ lineId, quantity: Math.min(quantity, there) }] : [];
  });
}

function itemOf(line: OrderLine, quantity: number, domain: string, locale: Locale): MailItem {
  const price = (Number(line.discountedTotal.amount) / line.quantity) * quantity;
  return {
    title: line.title,
    detail: line.variantTitle,
    quantity,
    price: inMoney({ amount: String(price), currency: line.discountedTotal.currency }, locale),
    imageUrl: line.imageUrl && smallPicture(line.imageUrl),
    url: line.productHandle && `https://${domain}/products/${line.productHandle}`,
  };
}

/** Shopify's picture server scales on request: twice the 64 pixels shown, for sharp screens. */
function smallPicture(url: string): string {
  if (!URL.canParse(url)) return url;
  const picture = new URL(url);
  if (picture.hostname === "cdn.shopify.com") picture.searchParams.set("width", "128");
  return picture.href;
}

/** Deadlines that are not over, the earliest first. */
function openDeadlines({ returns, now }: MailFacts): Returnable[] {
  return returns
    .flatMap((entry) => (entry.returnable && Date.parse(entry.until) >= now.getTime() ? [entry] : []))
    .sort((a, b) => a.lastDay.localeCompare(b.lastDay));
}

function returnsInfo(facts: MailFacts): StepMailData["returns"] {
  const { order, returns, policy, locale, now, shop } = facts;
  const words = wordOptions(facts);
  const open = openDeadlines(facts);
  if (open.length === 0) return null;
  const titled = (entry: ReturnBy) => {
    const title = order.lines.find((line) => line.id === entry.lineId)?.title ?? "";
    return entry.quantity > 1 ? `${title} × ${entry.quantity}` : title;
  };
  const groups = new Map<string, Returnable[]>();
  for (const entry of open) {
    const key = `${entry.lastDay} ${entry.certainty}`;
    groups.set(key, [...(groups.get(key) ?? []), entry]);
  }
  const excluded = returns.flatMap((entry) => (entry.returnable || !isExclusion(entry.reason) ? [] : [`${titled(entry)}: ${reasonInWords(entry.reason, locale)}`]));
  const oneForAll = groups.size === 1 && excluded.length === 0;
  return {
    deadlines: [...groups.values()].map((entries) => ({
      sentence: returnByInWords(entries[0]!, locale, words),
      basis: basisInWords(entries[0]!, locale, words),
      items: oneForAll ? [] : entries.map(titled),
    })),
    notReturnable: excluded,
    policy: policyInWords(policy, locale, { country: countryOf(order), yearNow: yearIn(shop.zone, now) })
      .filter(({ topic }) => ["exchange", "condition", "cost", "withdrawal", "address"].includes(topic))
      .map(({ text }) => text),
    startUrl: facts.extras.returnUrl ?? order.statusPageUrl,
  };
}

/** Excluded by the policy, as opposed to gone already. */
function isExclusion(reason: string): boolean {
  return !["cancelled", "returned", "refunded", "not_a_parcel"].includes(reason);
}

function parcelsInfo({ step, order, shop, locale, now }: MailFacts): StepMailData["parcels"] {
  const words = FRAME_WORDS[locale];
  const alive = order.fulfillments.filter((parcel) => parcel.status === "SUCCESS");
  const state = (parcel: OrderFulfillment) => {
    if (parcel.deliveredAt) return words.parcelState.arrived(dayInWords(dayIn(shop.zone, parcel.deliveredAt), locale, yearIn(shop.zone, now), countryOf(order)));
    return parcel.displayStatus === "OUT_FOR_DELIVERY" ? words.parcelState.outForDelivery : words.parcelState.underWay;
  };
  return alive
    .map((parcel, index) => ({
      delivered: parcel.deliveredAt !== null,
      title: words.parcel(index + 1),
      state: state(parcel),
      items: parcel.lines.flatMap(({ lineId, quantity }) => {
        const line = order.lines.find((candidate) => candidate.id === lineId);
        return line ? [quantity > 1 ? `${line.title} × ${quantity}` : line.title] : [];
      }),
      trackingNumber: parcel.tracking[0]?.number ?? null,
      trackingUrl: parcel.tracking[0]?.url ?? null,
    }))
    .filter((parcel) => step.shows !== "undelivered" || !parcel.delivered)
    .map(({ delivered: _delivered, ...parcel }) => parcel);
}

/** The Liquid variables of mail/variables.ts. What this order does not have is left out, so that a text that needs it fails. */
function liquidValues(facts: MailFacts): LiquidValues {
  const { order, occasion, shop, locale, now, policy } = facts;
  const words = wordOptions(facts);
  const day = (instant: string) => dayInWords(dayIn(shop.zone, instant), locale, words.yearNow, words.country);
  const [first] = openDeadlines(facts);
  const parcels = order.fulfillments.filter((parcel) => parcel.status === "SUCCESS");
  const pending = parcels.filter((parcel) => !parcel.deliveredAt);
  const tracked = (pending[0] ?? parcels.at(-1))?.tracking[0];
  const arrivals = parcels.flatMap((parcel) => parcel.deliveredAt ?? []).sort();
  const expected = pending.map((parcel) => expectedAt(parcel, policy.transitDays)).sort()[0];
  const refund = order.refunds.find((candidate) => candidate.id === occasion);
  const count = keptLines(order).reduce((sum, line) => sum + line.quantity, 0);
  return present({
    customer: { first_name: order.customer?.firstName, name: order.customer?.displayName || order.shippingAddress?.name },
    order: {
      name: order.name,
      date: day(order.processedAt),
      total: inMoney(order.currentTotal, locale),
      item_count: String(count),
      first_item: order.lines[0]?.title ?? order.name,
      status_url: order.statusPageUrl,
    },
    shop: { name: shop.name, url: `https://${shop.domain}` },
    return: first
      ? {
          sentence: returnByInWords(first, locale, words),
          until: dayInWords(first.lastDay, locale, words.yearNow, words.country),
          days_left: String(Math.max(0, daysBetween(dayIn(shop.zone, now), first.lastDay))),
        }
      : {},
    delivery: {
      date: arrivals.length > 0 ? day(arrivals.at(-1)!) : null,
      expected: expected ? day(expected) : null,
      carrier: tracked?.company,
      tracking_number: tracked?.number,
      tracking_url: tracked?.url,
    },
    refund: { amount: refund ? inMoney(refund.total, locale) : null },
  });
}

function present(groups: Record<string, Record<string, string | null | undefined>>): LiquidValues {
  return Object.fromEntries(
    Object.entries(groups).map(([name, values]) => [name, Object.fromEntries(Object.entries(values).filter((entry): entry is [string, string] => Boolean(entry[1])))]),
  );
}

function wordOptions({ order, shop, now }: MailFacts) {
  return { yearNow: yearIn(shop.zone, now), country: countryOf(order) };
}

function yearIn(zone: string, now: Date): number {
  return Number(dayIn(zone, now).slice(0, 4));
}

function countryOf(order: OrderSnapshot): string | null {
  return order.shippingAddress?.countryCode ?? order.billingAddress?.countryCode ?? null;
}

function inMoney({ amount, currency }: { amount: string; currency: string }, locale: Locale): string {
  return new Intl.NumberFormat(locale, { style: "currency", currency }).format(Number(amount));
}
