import { DateTime } from "luxon";
import type { Location, ShopPolicy } from "../../state/types";
import type { ApiCall, View } from "../request";
import { wordList } from "../queries/products";
import { addressView, time } from "./common";
import { metafieldFields } from "./metafield";

export const locationView = (location: Location): View => ({ __typename: "Location", id: location.id, name: location.name, isActive: location.isActive, fulfillsOnlineOrders: true, shipsInventory: true });

const POLICY_PATHS: Record<ShopPolicy["type"], string> = {
  REFUND_POLICY: "refund-policy",
  SHIPPING_POLICY: "shipping-policy",
  PRIVACY_POLICY: "privacy-policy",
  TERMS_OF_SERVICE: "terms-of-service",
  CONTACT_INFORMATION: "contact-information",
};

export function shopView(call: ApiCall): View {
  const { state, url } = call.context;
  const { shop } = state;
  const local = DateTime.fromJSDate(call.context.now(), { zone: shop.timezone });
  const texts = (values: string[]) => (args: { first?: number | null }) => wordList(values, args);
  return {
    __typename: "Shop",
    id: shop.id,
    name: shop.name,
    email: shop.email,
    contactEmail: shop.contactEmail,
    description: null,
    myshopifyDomain: shop.domain,
    url,
    primaryDomain: { __typename: "Domain", id: "gid://shopify/Domain/1", host: shop.primaryDomain, url, sslEnabled: false },
    currencyCode: shop.currency,
    currencyFormats: { __typename: "CurrencyFormats", moneyFormat: "€{{amount}}", moneyInEmailsFormat: "€{{amount}}", moneyWithCurrencyFormat: `€{{amount}} ${shop.currency}`, moneyWithCurrencyInEmailsFormat: `€{{amount}} ${shop.currency}` },
    enabledPresentmentCurrencies: ["EUR", "GBP", "USD", "CHF", "JPY", "CAD", "SEK", "DKK", "PLN"],
    ianaTimezone: shop.timezone,
    timezoneAbbreviation: local.offsetNameShort,
    timezoneOffset: local.toFormat("ZZZ"),
    timezoneOffsetMinutes: local.offset,
    unitSystem: shop.unitSystem,
    weightUnit: shop.weightUnit,
    taxesIncluded: shop.taxesIncluded,
    taxShipping: false,
    orderNumberFormatPrefix: shop.orderNumberPrefix,
    orderNumberFormatSuffix: shop.orderNumberSuffix,
    createdAt: time(shop.createdAt),
    updatedAt: time(shop.createdAt),
    setupRequired: false,
    shopOwnerName: `${shop.owner.firstName} ${shop.owner.lastName}`,
    shopAddress: addressView(shop.address, "ShopAddress"),
    plan: { __typename: "ShopPlan", publicDisplayName: shop.plan.publicDisplayName, shopifyPlus: shop.plan.shopifyPlus, partnerDevelopment: shop.plan.partnerDevelopment },
    shopPolicies: state.policies.map((policy) => ({
      __typename: "ShopPolicy",
      id: policy.id,
      type: policy.type,
      title: policy.title,
      body: policy.bodyHtml,
      url: `${url}/policies/${POLICY_PATHS[policy.type]}`,
      createdAt: time(policy.updatedAt),
      updatedAt: time(policy.updatedAt),
    })),
    customerAccountsV2: { __typename: "CustomerAccountsV2", customerAccountsVersion: "NEW_CUSTOMER_ACCOUNTS", loginLinksVisibleOnStorefrontAndCheckout: true, loginRequiredAtCheckout: false, url: `${url}/account` },
    productTags: texts(state.products.flatMap((product) => product.tags)),
    productTypes: texts(state.products.map((product) => product.productType)),
    productVendors: texts(state.products.map((product) => product.vendor)),
    orderTags: texts(state.orders.flatMap((order) => order.tags)),
    customerTags: texts(state.customers.flatMap((customer) => customer.tags)),
    ...metafieldFields(call, shop.id),
  };
}

export function installationView(call: ApiCall): View {
  const { installation } = call.context.state;
  const scope = (handle: string): View => ({ __typename: "AccessScope", handle, description: handle });
  return {
    __typename: "AppInstallation",
    id: installation.id,
    accessScopes: call.scopes.map(scope),
    launchUrl: `${call.context.url}/admin/apps/${installation.appHandle}`,
    uninstallUrl: null,
    activeSubscriptions: [],
    app: appView(call),
    ...metafieldFields(call, installation.id),
  };
}

export function appView(call: ApiCall): View {
  const { installation } = call.context.state;
  return { __typename: "App", id: installation.appId, title: installation.appTitle, handle: installation.appHandle, apiKey: call.context.options.apiKey, embedded: true, developerName: "Aftercare" };
}
