import { isSpent, spend, type RateLimit, type Spent } from "~/jobs/limit-rate.server";

/** How much a person may ask of the doors on the storefront; a machine soon asks more. */
const PER_ADDRESS = {
  contact: { name: "contact", points: 8, seconds: 600 },
  orderStatus: { name: "order-status", points: 12, seconds: 600 },
  faq: { name: "faq", points: 60, seconds: 60 },
  helped: { name: "helped", points: 60, seconds: 60 },
} satisfies Record<string, RateLimit>;

/** Wrong addresses for one order number, from wherever they come. */
const GUESSES: RateLimit = { name: "order-guesses", points: 10, seconds: 3600 };

export type Door = keyof typeof PER_ADDRESS;

export function spendTry({ shopId, address, door }: { shopId: string; address: string; door: Door }): Promise<Spent> {
  return spend(PER_ADDRESS[door], [shopId, address]);
}

/** `order`: a normalised order name. */
export function mayGuess({ shopId, order }: { shopId: string; order: string }): Promise<boolean> {
  return isSpent(GUESSES, [shopId, order]).then((spent) => !spent);
}

export async function countWrongGuess({ shopId, order }: { shopId: string; order: string }): Promise<void> {
  await spend(GUESSES, [shopId, order]);
}
