import type { OrderFulfillment, OrderLine, OrderSnapshot } from "~/shopify/order-snapshot";
import { addDays, dayIn, endOfDay, type CalendarDay } from "~/lib/calendar-days";
import { rulesForCountry, type ReturnPolicy } from "./policy";
import { hasWithdrawalRight, lastWithdrawalDay, WITHDRAWAL_DAYS } from "./withdrawal-right";

/** Why a line cannot be sent back. The words for it are in policy-words.ts. */
export type NotReturnable =
  | "cancelled"
  | "returned"
  | "refunded"
  | "not_a_parcel"
  | "final_sale"
  | "product"
  | "type"
  | "tag"
  | "vendor"
  | "discount"
  | "country"
  | "no_returns";

/** From which day, and by how much, the last day was counted. */
export interface Basis {
  kind: "delivered" | "fulfilled" | "ordered" | "handed_over";
  day: CalendarDay;
  days: number;
  /** What moved the day further than `day + days`, if anything did. */
  extendedBy: "holiday" | "withdrawal" | "promise" | null;
}

interface Piece {
  lineId: string;
  /** Fulfillment gid, null while the units are not shipped. */
  parcelId: string | null;
  quantity: number;
}

export type ReturnBy =
  | (Piece & {
      returnable: true;
      /** The buyer may return until the end of this day in the shop's zone. */
      lastDay: CalendarDay;
      /** That same moment as an instant. */
      until: string;
      basis: Basis;
      /** "at-least": the parcel has not arrived yet, so the day can still move later, never earlier. */
      certainty: "exact" | "at-least";
    })
  | (Piece & { returnable: false; reason: NotReturnable });

export const LOST = new Set(["CANCELLED", "ERROR", "FAILURE"]);
const RETURN_UNDONE = new Set(["DECLINED", "CANCELED"]);

/**
 * Until when each line of an order can be sent back: one entry per line and parcel, since every parcel has its own
 * deadline, and one for the units still to be shipped. `zone` is the shop's IANA zone. Dates that were already told to
 * the buyer are not known here; promises.ts lays them on top.
 */
export function returnBy(order: OrderSnapshot, policy: ReturnPolicy, zone: string): ReturnBy[] {
  const country = order.shippingAddress?.countryCode ?? order.billingAddress?.countryCode ?? null;
  const rules = rulesForCountry(policy, country);
  const inStore = order.sourceName === "pos";
  const mayWithdraw = policy.withdrawalRight && !inStore && hasWithdrawalRight(country);
  const lastArrival = mayWithdraw ? lastArrivalDay(order, policy, zone) : null;

  return order.lines.flatMap((line): ReturnBy[] => {
    const gone = reasonGone(order, line);
    if (gone) return [{ lineId: line.id, parcelId: null, quantity: line.quantity, returnable: false, reason: gone }];

    const excluded = exclusionOf(line, policy, rules);
    const legally = mayWithdraw && !hasAny(line.productTags, policy.withdrawalExceptTags);
    if (excluded && !legally) {
      return [{ lineId: line.id, parcelId: null, quantity: openQuantity(order, line), returnable: false, reason: excluded }];
    }
    return piecesOf(order, line).map((piece) => {
      const parcel = order.fulfillments.find((fulfillment) => fulfillment.id === piece.parcelId) ?? null;
      const start = startOf(order, parcel, policy, rules.windowDays, zone, inStore);
      const arrived = start.kind === "delivered" || start.kind === "handed_over";
      const basis: Basis = { ...start, extendedBy: null };
      let lastDay = addDays(start.day, start.days);

      if (excluded && lastArrival) {
        // The shop's own window does not cover this line; only the law does.
        lastDay = lastWithdrawalDay(lastArrival.day);
        Object.assign(basis, { days: WITHDRAWAL_DAYS, extendedBy: "withdrawal" });
      } else {
        const season = holidayDay(order, policy, zone);
        if (season && season > lastDay) {
          lastDay = season;
          basis.extendedBy = "holiday";
        }
        const legalDay = legally && lastArrival ? lastWithdrawalDay(lastArrival.day) : null;
        if (legalDay && legalDay > lastDay) {
          lastDay = legalDay;
          basis.extendedBy = "withdrawal";
        }
      }
      const certainty = arrived && (basis.extendedBy !== "withdrawal" || lastArrival?.all) ? "exact" : "at-least";
      return { ...piece, returnable: true, lastDay, until: endOfDay(lastDay, zone), basis, certainty };
    });
  });
}

/** The units of a line that are neither returned nor refunded, parcel by parcel, then what is still to be shipped. */
function piecesOf(order: OrderSnapshot, line: OrderLine): Piece[] {
  let gone = line.quantity - openQuantity(order, line);
  let shipped = 0;
  const pieces: Piece[] = [];
  const byArrival = [...order.fulfillments].sort((a, b) => arrivalKey(a).localeCompare(arrivalKey(b)));
  for (const parcel of byArrival) {
    if (LOST.has(parcel.status)) continue;
    const inParcel = parcel.lines.filter((entry) => entry.lineId === line.id).reduce((sum, entry) => sum + entry.quantity, 0);
    const quantity = Math.min(inParcel, line.quantity - shipped);
    shipped += quantity;
    // Which unit came back is not recorded; the parcel that arrived first is the likeliest.
    const left = Math.max(0, quantity - gone);
    gone -= quantity - left;
    if (left > 0) pieces.push({ lineId: line.id, parcelId: parcel.id, quantity: left });
  }
  const unshipped = line.quantity - shipped - gone;
  if (unshipped > 0) pieces.push({ lineId: line.id, parcelId: null, quantity: unshipped });
  return pieces;
}

/** Parcels that arrived come first, by the day they did. */
function arrivalKey(parcel: OrderFulfillment): string {
  return `${parcel.deliveredAt ? "0" : "1"}${new Date(parcel.deliveredAt ?? parcel.createdAt).toISOString()}`;
}

function openQuantity(order: OrderSnapshot, line: OrderLine): number {
  // A returned unit is usually refunded too, and then counted in both places: the larger number holds.
  return Math.max(0, line.quantity - Math.max(line.quantity - line.currentQuantity, returnedQuantity(order, line)));
}

function returnedQuantity(order: OrderSnapshot, line: OrderLine): number {
  return order.returns
    .filter((entry) => !RETURN_UNDONE.has(entry.status))
    .flatMap((entry) => entry.lines)
    .filter((entry) => entry.lineId === line.id)
    .reduce((sum, entry) => sum + entry.quantity, 0);
}

function reasonGone(order: OrderSnapshot, line: OrderLine): NotReturnable | null {
  if (order.cancelledAt) return "cancelled";
  if (!line.requiresShipping) return "not_a_parcel";
  if (openQuantity(order, line) > 0) return null;
  return returnedQuantity(order, line) > 0 ? "returned" : "refunded";
}

function exclusionOf(
  line: OrderLine,
  policy: ReturnPolicy,
  rules: { accepts: boolean; windowDays: number },
): NotReturnable | null {
  const { exclusions } = policy;
  if (!rules.accepts) return "country";
  if (rules.windowDays === 0) return "no_returns";
  if (hasAny(line.productTags, exclusions.finalSaleTags)) return "final_sale";
  if (line.productId && exclusions.products.includes(line.productId)) return "product";
  if (line.productType && hasAny([line.productType], exclusions.types)) return "type";
  if (hasAny(line.productTags, exclusions.tags)) return "tag";
  if (line.vendor && hasAny([line.vendor], exclusions.vendors)) return "vendor";
  if (exclusions.discountPercent !== null && discountPercent(line) >= exclusions.discountPercent) return "discount";
  return null;
}

/** How much less than its price the line cost, in percent, to two digits: 30 % off 0.99 is 30. */
function discountPercent(line: OrderLine): number {
  const full = Number(line.unitPrice.amount) * line.quantity;
  if (full <= 0) return 0;
  const percent = (1 - Number(line.discountedTotal.amount) / full) * 100;
  const halfACent = (0.5 / (full * 100)) * 100;
  return Math.round((percent + halfACent) * 100) / 100;
}

function hasAny(values: string[], wanted: string[]): boolean {
  const lower = new Set(wanted.map((word) => word.toLowerCase()));
  return values.some((value) => lower.has(value.toLowerCase()));
}

/** The first day of the window: delivery, else departure plus transit, else the order's own date. */
function startOf(
  order: OrderSnapshot,
  parcel: OrderFulfillment | null,
  policy: ReturnPolicy,
  windowDays: number,
  zone: string,
  inStore: boolean,
): Omit<Basis, "extendedBy"> {
  if (parcel?.deliveredAt) return { kind: "delivered", day: dayIn(zone, parcel.deliveredAt), days: windowDays };
  if (parcel && inStore) return { kind: "handed_over", day: dayIn(zone, parcel.createdAt), days: windowDays };
  if (parcel) return { kind: "fulfilled", day: dayIn(zone, parcel.createdAt), days: policy.transitDays + windowDays };
  return { kind: "ordered", day: dayIn(zone, order.processedAt), days: Math.max(policy.fallbackDays, windowDays) };
}

/** The day on which the last parcel of the order arrived, or is expected at the latest; `all` once nothing is under way. */
function lastArrivalDay(order: OrderSnapshot, policy: ReturnPolicy, zone: string): { day: CalendarDay; all: boolean } {
  const alive = order.fulfillments.filter((parcel) => !LOST.has(parcel.status));
  const waiting = order.lines.some((line) => line.requiresShipping && line.unfulfilledQuantity > 0);
  const days = alive.map((parcel) =>
    parcel.deliveredAt ? dayIn(zone, parcel.deliveredAt) : addDays(dayIn(zone, parcel.createdAt), policy.transitDays),
  );
  if (waiting || days.length === 0) days.push(addDays(dayIn(zone, order.processedAt), policy.transitDays));
  return {
    day: days.reduce((latest, day) => (day > latest ? day : latest)),
    all: !waiting && alive.length > 0 && alive.every((parcel) => parcel.deliveredAt !== null),
  };
}

function holidayDay(order: OrderSnapshot, policy: ReturnPolicy, zone: string): CalendarDay | null {
  const placed = dayIn(zone, order.processedAt);
  const days = policy.holidays
    .filter((holiday) => holiday.orderedFrom <= placed && placed <= holiday.orderedTo)
    .map((holiday) => holiday.returnUntil);
  return days.sort().at(-1) ?? null;
}
