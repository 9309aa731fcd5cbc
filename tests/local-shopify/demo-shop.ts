/**
 * The demo shop "Linden & Loom": always the same shop for the same seed, always about today.
 * A young web shop in Amsterdam that was in the newspaper two weeks ago, so most of its 200 orders are recent.
 */
import { demoCollections, demoProducts } from "./demo/catalogue";
import { demoCustomers, people } from "./demo/people";
import { addDemoOrders } from "./demo/orders";
import { demoPages, demoPolicies } from "./demo/texts";
import { MARA } from "./admin/staff";
import type { ShopState } from "./state/types";

export { people } from "./demo/people";
export { storyNames as orders } from "./demo/stories";

const DAY = 86_400_000;

/** @param now  the instant that "recently delivered" is measured from */
export function demoShop(input: { now: Date; seed?: number }): ShopState {
  const openedAt = new Date(input.now.getTime() - 125 * DAY).toISOString();
  const products = demoProducts(openedAt);
  const state: ShopState = {
    version: 2,
    shop: {
      id: "gid://shopify/Shop/61000000001",
      domain: "demo.myshopify.com",
      primaryDomain: "demo.myshopify.com",
      storefrontUrl: "https://demo.myshopify.com",
      name: "Linden & Loom",
      email: "hello@linden-and-loom.example",
      contactEmail: "hello@linden-and-loom.example",
      phone: "+31201230042",
      currency: "EUR",
      timezone: "Europe/Amsterdam",
      weightUnit: "KILOGRAMS",
      unitSystem: "METRIC_SYSTEM",
      address: {
        id: "gid://shopify/ShopAddress/61000000001",
        firstName: null,
        lastName: null,
        company: "Linden & Loom BV",
        address1: "Prinsengracht 210",
        address2: null,
        city: "Amsterdam",
        province: null,
        provinceCode: null,
        zip: "1016 HD",
        country: "Netherlands",
        countryCode: "NL",
        phone: "+31201230042",
      },
      owner: { firstName: MARA.firstName, lastName: MARA.lastName, email: MARA.email },
      plan: { publicDisplayName: "Grow", shopifyPlus: false, partnerDevelopment: false },
      orderNumberPrefix: "#",
      orderNumberSuffix: "",
      taxesIncluded: true,
      createdAt: openedAt,
      logoUrl: null,
      brandColor: "#2f4a3c",
    },
    locations: [{ id: "gid://shopify/Location/82100000001", name: "Warehouse Zaandam", isActive: true }],
    products,
    collections: demoCollections(products, openedAt),
    customers: demoCustomers(openedAt),
    companies: [
      {
        id: "gid://shopify/Company/9100001",
        name: "Hotel Zuid BV",
        locations: [{ id: "gid://shopify/CompanyLocation/9200001", name: "Beethovenstraat" }],
        contacts: [{ id: "gid://shopify/CompanyContact/9300001", customerId: people.buyer.id }],
      },
    ],
    orders: [],
    draftOrders: [],
    discounts: [
      {
        id: "gid://shopify/DiscountCodeNode/1400000000001",
        title: "Welcome",
        code: "WELCOME10",
        startsAt: openedAt,
        endsAt: null,
        value: { kind: "percentage", percentage: 0.1 },
        customerIds: null,
        usageLimit: null,
        appliesOncePerCustomer: true,
        usageCount: 0,
        createdAt: openedAt,
        updatedAt: openedAt,
      },
    ],
    giftCards: [],
    storeCreditAccounts: [],
    metaobjectDefinitions: [],
    metaobjects: [],
    metafieldDefinitions: [],
    metafields: [],
    locales: [
      { locale: "en", name: "English", primary: true, published: true },
      { locale: "nl", name: "Dutch", primary: false, published: true },
      { locale: "de", name: "German", primary: false, published: true },
      { locale: "fr", name: "French", primary: false, published: false },
    ],
    pages: demoPages(),
    policies: demoPolicies(openedAt),
    installation: {
      id: "gid://shopify/AppInstallation/540000000001",
      appId: "gid://shopify/App/120000000001",
      appTitle: "Aftercare",
      appHandle: "aftercare",
      installed: true,
      installedAt: new Date(input.now.getTime() - 30 * DAY).toISOString(),
      uninstalledAt: null,
      scopes: [],
      tokens: [],
    },
    webhooks: { subscriptions: [], queue: [], log: [], knobs: { copies: 1, shuffle: false, drop: 0, hold: false } },
    idempotency: {},
    jobs: [],
    api: { bucketSize: 2000, restoreRate: 100, protectedDataLevel: 2, failures: [] },
    placements: [],
    mail: [],
    counters: { id: 9_900_000_000_001, orderNumber: 1001, draftNumber: 1 },
  };
  addDemoOrders(state, input.now, input.seed ?? 42);
  return state;
}
