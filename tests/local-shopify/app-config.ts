/**
 * What the app's shopify.app.toml asks of Shopify. The local Shopify "deploys" it whenever it starts: it subscribes the webhooks,
 * proxies the storefront, and makes the app's metaobject definitions, as `shopify app deploy` does.
 */
import { readFileSync } from "node:fs";
import { parse } from "smol-toml";
import type { LocalShopify } from "./context";
import { OWNER_TYPES } from "./graphql/views/metafield";
import { appNamespace, definitionOf, fullType } from "./state/custom-data";
import type { MetaobjectDefinition } from "./state/types";

export interface AppConfig {
  scopes: string[];
  optionalScopes: string[];
  /** One row per topic; `uri` as in the TOML, mostly a path on the app. */
  webhooks: { topic: string; uri: string }[];
  proxy: { url: string; prefix: string; subpath: string };
  metaobjects: Record<string, TomlMetaobject>;
  /** Metafields of the app's own namespace, by owner ("order") and key. */
  metafields: { owner: string; key: string; field: TomlMetafield }[];
}

interface TomlMetafield {
  name?: string;
  type: string;
  access?: { admin?: string; storefront?: string; customer_account?: string };
}

interface TomlMetaobject {
  name?: string;
  description?: string;
  display_name_field?: string;
  access?: { admin?: string; storefront?: string };
  capabilities?: { publishable?: boolean; translatable?: boolean };
  fields?: Record<string, string | { name?: string; description?: string; type: string; required?: boolean; validations?: Record<string, unknown> }>;
}

const METAFIELD_OWNERS = ["order", "shop"] as const;

interface Toml extends Partial<Record<(typeof METAFIELD_OWNERS)[number], { metafields?: { app?: Record<string, TomlMetafield> } }>> {
  access_scopes?: { scopes?: string; optional_scopes?: string[] };
  app_proxy?: { url: string; prefix: string; subpath: string };
  webhooks?: { subscriptions?: { topics?: string[]; compliance_topics?: string[]; uri: string }[] };
  metaobjects?: { app?: Record<string, TomlMetaobject> };
}

/** @param path  by default the project's own */
export function readAppConfig(path: string | URL = new URL("../../shopify.app.toml", import.meta.url)): AppConfig {
  const toml = parse(readFileSync(path, "utf8")) as unknown as Toml;
  return {
    scopes: (toml.access_scopes?.scopes ?? "").split(",").map((scope) => scope.trim()).filter(Boolean),
    optionalScopes: toml.access_scopes?.optional_scopes ?? [],
    webhooks: (toml.webhooks?.subscriptions ?? []).flatMap(({ topics = [], compliance_topics = [], uri }) => [...topics, ...compliance_topics].map((topic) => ({ topic, uri }))),
    proxy: toml.app_proxy ?? { url: "/proxy", prefix: "apps", subpath: "aftercare" },
    metaobjects: toml.metaobjects?.app ?? {},
    metafields: METAFIELD_OWNERS.flatMap((owner) => Object.entries(toml[owner]?.metafields?.app ?? {}).map(([key, field]) => ({ owner, key, field }))),
  };
}

/**
 * What the demo merchant has granted: everything asked for and what is optional, but not the orders older than 60 days,
 * for which Shopify has to approve the app first.
 */
export function demoScopes(config: AppConfig): string[] {
  return [...config.scopes, ...config.optionalScopes].filter((scope) => scope !== "read_all_orders");
}

/** Makes or renews the app's metafield definitions. Values stay. */
export function deployMetafields(context: LocalShopify, config: AppConfig): void {
  const { state } = context;
  for (const { owner, key, field } of config.metafields) {
    const ownerType = Object.values(OWNER_TYPES).find((type) => type.toLowerCase() === owner) ?? owner.toUpperCase();
    const place = { ownerType, namespace: appNamespace(state, "$app"), key };
    const wanted = { ...place, name: field.name ?? key, type: field.type, forBuyers: field.access?.customer_account === "read" };
    const existing = state.metafieldDefinitions.find((each) => each.ownerType === ownerType && each.namespace === place.namespace && each.key === key);
    if (existing) Object.assign(existing, wanted);
    else state.metafieldDefinitions.push({ ...wanted, id: context.newId("MetafieldDefinition") });
  }
}

/** Makes or renews the app's metaobject definitions. Entries stay. */
export function deployMetaobjects(context: LocalShopify, config: AppConfig): void {
  const { state } = context;
  for (const [name, toml] of Object.entries(config.metaobjects)) {
    const type = fullType(state, `$app:${name}`);
    const wanted: Omit<MetaobjectDefinition, "id" | "createdAt"> = {
      type,
      name: toml.name ?? name,
      description: toml.description ?? null,
      displayNameKey: toml.display_name_field ?? null,
      adminAccess: (toml.access?.admin ?? "merchant_read").toUpperCase(),
      storefrontAccess: toml.access?.storefront === "public_read" ? "PUBLIC_READ" : "NONE",
      capabilities: { publishable: toml.capabilities?.publishable ?? false, translatable: toml.capabilities?.translatable ?? false, renderable: false, onlineStore: false },
      fields: Object.entries(toml.fields ?? {}).map(([key, field]) => {
        const { name: label = key, description = null, type: kind, required = false } = typeof field === "string" ? { type: field } : field;
        return { key, name: label, description, type: kind, required, validations: [] };
      }),
    };
    const existing = definitionOf(state, type);
    if (existing) Object.assign(existing, wanted);
    else state.metaobjectDefinitions.push({ ...wanted, id: context.newId("MetaobjectDefinition"), createdAt: context.now().toISOString() });
  }
}
