/** Small shapes that many views share. */
import { decimal, presented } from "../../state/money";
import type { Address, Order } from "../../state/types";
import type { ApiCall, View } from "../request";

/** DateTime: whole seconds, UTC. */
export function time(instant: string): string;
export function time(instant: string | null): string | null;
export function time(instant: string | null): string | null {
  return instant === null ? null : instant.replace(/\.\d+Z$/, "Z");
}

export const legacyId = (gid: string) => gid.split("/").pop() ?? "";

/** Amounts of the API have as few decimals as need be, but one: "49.0", "53.9", "12.25". */
export function amountWords(amount: string): string {
  return amount.replace(/(\.\d+?)0+$/, "$1");
}

export const moneyV2 = (amountInCents: number, currencyCode: string): View => ({ __typename: "MoneyV2", amount: amountWords(decimal(amountInCents)), currencyCode });

export function moneyBag(call: ApiCall, order: Pick<Order, "presentmentRate" | "presentmentCurrency">, amountInCents: number): View {
  return {
    __typename: "MoneyBag",
    shopMoney: moneyV2(amountInCents, call.context.state.shop.currency),
    presentmentMoney: { __typename: "MoneyV2", amount: amountWords(presented(amountInCents, order.presentmentRate, order.presentmentCurrency)), currencyCode: order.presentmentCurrency },
  };
}

const join = (...parts: (string | null)[]) => parts.filter((part) => part !== null && part !== "").join(" ");

export function addressView(address: Address | null, typename: "MailingAddress" | "ShopAddress" = "MailingAddress"): View | null {
  if (!address) return null;
  const name = join(address.firstName, address.lastName) || null;
  return {
    __typename: typename,
    id: `${address.id}?model_name=${typename === "ShopAddress" ? "ShopAddress" : "Address"}`,
    firstName: address.firstName,
    lastName: address.lastName,
    name,
    company: address.company,
    address1: address.address1,
    address2: address.address2,
    city: address.city,
    zip: address.zip,
    province: address.province,
    provinceCode: address.provinceCode,
    country: address.country,
    countryCodeV2: address.countryCode,
    phone: address.phone,
    formatted: ({ withName = false, withCompany = true }: { withName?: boolean; withCompany?: boolean }) =>
      [withName ? name : null, withCompany ? address.company : null, address.address1, address.address2, join(address.zip, address.city), address.province, address.country].filter(Boolean),
    formattedArea: [address.city, address.country].filter(Boolean).join(", "),
    coordinatesValidated: false,
    latitude: null,
    longitude: null,
    timeZone: null,
  };
}

export const attributes = (list: { key: string; value: string }[]): View[] => list.map(({ key, value }) => ({ __typename: "Attribute", key, value }));

/** `field` is the path within the arguments, as Shopify gives it. */
export const userError = (typename: string, field: string[] | null, message: string, code?: string): View => ({ __typename: typename, field, message, ...(code !== undefined && { code }), ...(typename.startsWith("Metaobject") && { elementKey: null, elementIndex: null }), ...(typename.startsWith("MetafieldsSet") && { elementIndex: null }) });
