import { ask, type AdminClient } from "./client.server";
import { ShopifyFailure } from "./failure";
import { adminQuery } from "./operation";

interface AdminShop {
  myshopifyDomain: string;
  name: string;
  contactEmail: string | null;
  email: string | null;
  currencyCode: string;
  ianaTimezone: string;
  unitSystem: string;
  orderNumberFormatPrefix: string;
  orderNumberFormatSuffix: string;
  primaryDomain: { host: string; url: string };
  shopAddress: { countryCodeV2: string | null; phone: string | null; formatted: string[] } | null;
  plan: { publicDisplayName: string; shopifyPlus: boolean; partnerDevelopment: boolean } | null;
  shopPolicies: { type: string; title: string; body: string; url: string }[] | null;
}

export const SHOP = adminQuery<{
  shop: AdminShop;
  currentAppInstallation: { id: string; accessScopes: { handle: string }[] };
}>(`
  query Shop {
    shop {
      myshopifyDomain name contactEmail email currencyCode ianaTimezone unitSystem
      orderNumberFormatPrefix orderNumberFormatSuffix
      primaryDomain { host url }
      shopAddress { countryCodeV2 phone formatted }
      plan { publicDisplayName shopifyPlus partnerDevelopment }
      shopPolicies { type title body url }
    }
    currentAppInstallation { id accessScopes { handle } }
  }`);

export const SHOP_LOCALES = adminQuery<{ shopLocales: { locale: string; primary: boolean; published: boolean }[] }>(`
  query ShopLocales {
    shopLocales { locale primary published }
  }`);

export interface ShopFacts {
  shopId: string;
  name: string;
  /** Where shoppers write to; null when the app may not see it. */
  contactEmail: string | null;
  ownerEmail: string | null;
  currency: string;
  /** IANA zone, "Europe/Stockholm". */
  timeZone: string;
  units: "metric" | "imperial";
  /** Order name = prefix + number + suffix, as it is for new orders. */
  orderNumberPrefix: string;
  orderNumberSuffix: string;
  /** Public host, "lindqvist-lane.example". */
  domain: string;
  url: string;
  countryCode: string | null;
  phone: string | null;
  addressLines: string[];
  plan: string;
  isDevelopmentShop: boolean;
  /** `body` is HTML as the merchant wrote it: sanitise before showing. */
  policies: { type: string; title: string; body: string; url: string }[];
  scopes: string[];
  /** Without it only the orders of the last 60 days are visible. */
  canReadAllOrders: boolean;
  installationId: string;
}

/** What we need to know of the shop, read in one call. */
export async function readShop(admin: AdminClient): Promise<ShopFacts> {
  const { data } = await ask(admin, SHOP, {});
  const { shop, currentAppInstallation } = data;
  const scopes = currentAppInstallation.accessScopes.map((scope) => scope.handle);
  return {
    shopId: shop.myshopifyDomain,
    name: shop.name,
    contactEmail: shop.contactEmail,
    ownerEmail: shop.email,
    currency: shop.currencyCode,
    timeZone: shop.ianaTimezone,
    units: shop.unitSystem === "IMPERIAL_SYSTEM" ? "imperial" : "metric",
    orderNumberPrefix: shop.orderNumberFormatPrefix,
    orderNumberSuffix: shop.orderNumberFormatSuffix,
    domain: shop.primaryDomain.host,
    url: shop.primaryDomain.url,
    countryCode: shop.shopAddress?.countryCodeV2 ?? null,
    phone: shop.shopAddress?.phone ?? null,
    addressLines: shop.shopAddress?.formatted ?? [],
    plan: shop.plan?.publicDisplayName ?? "",
    isDevelopmentShop: shop.plan?.partnerDevelopment ?? false,
    policies: shop.shopPolicies ?? [],
    scopes,
    canReadAllOrders: scopes.includes("read_all_orders"),
    installationId: currentAppInstallation.id,
  };
}

/** The shop's languages (BCP 47), the primary one first; empty when the app may not read them (`read_locales`). */
export async function readShopLocales(admin: AdminClient): Promise<string[]> {
  const answer = await ask(admin, SHOP_LOCALES, {}).catch((failure: unknown) => {
    if (failure instanceof ShopifyFailure && failure.kind === "denied") return null;
    throw failure;
  });
  const published = (answer?.data.shopLocales ?? []).filter((each) => each.published || each.primary);
  return published.sort((one, other) => Number(other.primary) - Number(one.primary)).map((each) => each.locale);
}
