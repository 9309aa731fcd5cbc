/** Inputs that several mutations take. */
import type { LocalShopify } from "../context";
import type { Address } from "../state/types";

export interface AddressInput {
  firstName?: string | null;
  lastName?: string | null;
  company?: string | null;
  address1?: string | null;
  address2?: string | null;
  city?: string | null;
  zip?: string | null;
  province?: string | null;
  provinceCode?: string | null;
  country?: string | null;
  countryCode?: string | null;
  phone?: string | null;
}

const countryNames = new Intl.DisplayNames(["en"], { type: "region" });

/** A whole address: what is left out is taken from `before`, as far as there is one. */
export function addressFromInput(context: LocalShopify, input: AddressInput, before: Address | null): Address {
  const countryCode = input.countryCode ?? before?.countryCode ?? null;
  return {
    id: context.newId("MailingAddress"),
    firstName: input.firstName ?? before?.firstName ?? null,
    lastName: input.lastName ?? before?.lastName ?? null,
    company: input.company ?? before?.company ?? null,
    address1: input.address1 ?? before?.address1 ?? null,
    address2: input.address2 === undefined ? (before?.address2 ?? null) : input.address2,
    city: input.city ?? before?.city ?? null,
    zip: input.zip ?? before?.zip ?? null,
    province: input.province ?? before?.province ?? null,
    provinceCode: input.provinceCode ?? before?.provinceCode ?? null,
    country: countryCode ? (countryNames.of(countryCode) ?? countryCode) : (input.country ?? null),
    countryCode,
    phone: input.phone ?? before?.phone ?? null,
  };
}
