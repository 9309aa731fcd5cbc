/** Who looks at the page: language, country, look and customer, kept in cookies, changed by parameters for tests. */
import type { Request } from "express";
import type { Customer, ShopState } from "../state/types";
import { findCustomer } from "./shop-objects";
import { COUNTRIES, LANGUAGES, LOOKS } from "./words";

export interface Visit {
  language: (typeof LANGUAGES)[number];
  country: (typeof COUNTRIES)[number];
  look: string;
  customer: Customer | null;
}

export function visitOf(state: ShopState, request: Request): Visit {
  const cookies = new URLSearchParams((request.headers.cookie ?? "").replaceAll("; ", "&"));
  const wish = (name: string): string => (typeof request.query[name] === "string" ? (request.query[name] as string) : (cookies.get(`demo_${name}`) ?? ""));
  const [english] = LANGUAGES;
  const [germany] = COUNTRIES;
  if (!english || !germany) throw new Error("The storefront needs a language and a country");
  return {
    language: LANGUAGES.find(({ iso_code }) => iso_code.toLowerCase() === wish("locale").toLowerCase()) ?? english,
    country: COUNTRIES.find(({ iso_code }) => iso_code === wish("country").toUpperCase()) ?? germany,
    look: LOOKS.find((look) => look === wish("theme")) ?? "plain",
    customer: findCustomer(state, cookies.get("demo_customer") || "nobody") ?? null,
  };
}
