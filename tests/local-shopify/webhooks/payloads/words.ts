/** Words that all payloads share: numbers for ids, money in sets, times in the shop's zone. */
import { DateTime } from "luxon";
import { decimal, presented } from "../../state/money";
import type { Address, Order, Shop } from "../../state/types";

/** The number at the end of a gid. */
export function idNumber(gid: string): number {
  return Number(gid.split("/").pop());
}

/** As Shopify writes times in webhooks: whole seconds with the offset of the shop. */
export function localTime(shop: Shop, instant: string): string;
export function localTime(shop: Shop, instant: string | null): string | null;
export function localTime(shop: Shop, instant: string | null): string | null {
  return instant === null ? null : DateTime.fromISO(instant, { zone: shop.timezone }).toISO({ suppressMilliseconds: true, precision: "second" });
}

export function moneySet(shop: Shop, order: Order, amountInCents: number) {
  return {
    shop_money: { amount: decimal(amountInCents), currency_code: shop.currency },
    presentment_money: { amount: presented(amountInCents, order.presentmentRate, order.presentmentCurrency), currency_code: order.presentmentCurrency },
  };
}

export const fullName = (who: { firstName: string | null; lastName: string | null }) => [who.firstName, who.lastName].filter(Boolean).join(" ");

export function addressPayload(address: Address | null) {
  if (!address) return null;
  return {
    first_name: address.firstName,
    address1: address.address1,
    phone: address.phone,
    city: address.city,
    zip: address.zip,
    province: address.province,
    country: address.country,
    last_name: address.lastName,
    address2: address.address2,
    company: address.company,
    latitude: null,
    longitude: null,
    name: fullName(address),
    country_code: address.countryCode,
    province_code: address.provinceCode,
  };
}
