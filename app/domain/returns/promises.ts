import type { OrderSnapshot } from "~/shopify/order-snapshot";
import { endOfDay, type CalendarDay } from "~/lib/calendar-days";
import type { NotReturnable, ReturnBy } from "./return-by";

/** A return-by date that the buyer was told: for the units of a line in one parcel, or (null) for the line before it shipped. */
export interface ToldDate {
  lineId: string;
  parcelId: string | null;
  lastDay: CalendarDay;
}

/** A line that is gone has no date any more; one that the *policy* excludes keeps the date it was told. */
const GONE: ReadonlySet<NotReturnable> = new Set(["cancelled", "returned", "refunded"]);

/**
 * The dates that hold: what the policy gives, but never earlier than what the buyer was told. A date told before the
 * line shipped covers all its parcels; one told for a parcel that was since cancelled covers whatever replaces it.
 */
export function keepPromises(
  computed: readonly ReturnBy[],
  told: readonly ToldDate[],
  order: Pick<OrderSnapshot, "fulfillments">,
  zone: string,
): ReturnBy[] {
  const alive = new Set(order.fulfillments.filter((parcel) => parcel.status === "SUCCESS").map((parcel) => parcel.id));
  return computed.map((entry): ReturnBy => {
    if (!entry.returnable && GONE.has(entry.reason)) return entry;
    const day = latest(
      told.filter(
        (promise) =>
          promise.lineId === entry.lineId &&
          (promise.parcelId === null ||
            promise.parcelId === entry.parcelId ||
            !entry.returnable ||
            !alive.has(promise.parcelId)),
      ),
    );
    if (day === null || (entry.returnable && day <= entry.lastDay)) return entry;
    const { lineId, parcelId, quantity } = entry;
    const basis = entry.returnable
      ? { ...entry.basis, extendedBy: "promise" as const }
      : { kind: "ordered" as const, day, days: 0, extendedBy: "promise" as const };
    const certainty = entry.returnable ? entry.certainty : "exact";
    return { lineId, parcelId, quantity, returnable: true, lastDay: day, until: endOfDay(day, zone), basis, certainty };
  });
}

/** The promises to write down after showing these dates to the buyer: only new ones, and those that moved later. */
export function promisesToStore(shown: readonly ReturnBy[], told: readonly ToldDate[]): ToldDate[] {
  return shown.flatMap((entry): ToldDate[] => {
    if (!entry.returnable) return [];
    const before = told.find((promise) => promise.lineId === entry.lineId && promise.parcelId === entry.parcelId);
    if (before && before.lastDay >= entry.lastDay) return [];
    return [{ lineId: entry.lineId, parcelId: entry.parcelId, lastDay: entry.lastDay }];
  });
}

function latest(promises: readonly ToldDate[]): CalendarDay | null {
  return promises.reduce<CalendarDay | null>((day, promise) => (day === null || promise.lastDay > day ? promise.lastDay : day), null);
}
