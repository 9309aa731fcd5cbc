/** Metaobjects and metafields: how types and namespaces of the app are named, and what a value may be. */
import type { Metaobject, MetaobjectDefinition, ShopState } from "./types";

const appNumber = (state: ShopState) => state.installation.appId.split("/").pop();

/** "$app:size_chart" → "app--120000000001--size_chart"; anything else stays. */
export function fullType(state: ShopState, type: string): string {
  return type.startsWith("$app:") ? `app--${appNumber(state)}--${type.slice(5)}` : type;
}

/** "$app" or "$app:words" → the app's own namespace. */
export function appNamespace(state: ShopState, namespace: string): string {
  if (namespace === "$app") return `app--${appNumber(state)}`;
  return namespace.startsWith("$app:") ? `app--${appNumber(state)}--${namespace.slice(5)}` : namespace;
}

export function definitionOf(state: ShopState, type: string): MetaobjectDefinition | null {
  const wanted = fullType(state, type);
  return state.metaobjectDefinitions.find((definition) => definition.type === wanted) ?? null;
}

export function displayNameOf(state: ShopState, metaobject: Metaobject): string {
  const key = definitionOf(state, metaobject.type)?.displayNameKey;
  return (key && metaobject.fields[key]) || metaobject.handle.split("-").map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(" ");
}

/** Types whose value is JSON text. */
export const isJsonType = (type: string) => type === "json" || type === "rich_text_field" || type === "money" || type === "dimension" || type === "weight" || type === "volume" || type === "link" || type === "rating" || type.startsWith("list.");

export function jsonValueOf(type: string, value: string): unknown {
  if (isJsonType(type)) return JSON.parse(value);
  if (type === "boolean") return value === "true";
  return type === "number_integer" ? Number(value) : value;
}

const TEXT_BYTES = 65_536;
const JSON_BYTES = 131_072;
const MAX_LIST = { values: 128, references: 256 };

/** @returns what Shopify says is wrong with the value, or null */
export function complaintAbout(type: string, value: string): string | null {
  const kind = type.replace(/<.*>$/, "");
  const bytes = Buffer.byteLength(value);
  if (kind === "json" && bytes > JSON_BYTES) return `Value is too large (maximum is ${JSON_BYTES} bytes)`;
  if (kind !== "json" && bytes > TEXT_BYTES) return `Value is too large (maximum is ${TEXT_BYTES} bytes)`;
  if (isJsonType(kind)) {
    let parsed: unknown;
    try {
      parsed = JSON.parse(value);
    } catch (error) {
      return `Value is invalid JSON: ${error instanceof Error ? error.message : ""}.`;
    }
    if (kind.startsWith("list.")) {
      if (!Array.isArray(parsed)) return "Value must be an array.";
      const most = kind.endsWith("_reference") ? MAX_LIST.references : MAX_LIST.values;
      if (parsed.length > most) return `Value has too many elements (maximum is ${most}).`;
    }
    return null;
  }
  switch (kind) {
    case "single_line_text_field":
      return /[\r\n]/.test(value) ? "Value must be a single line text string." : null;
    case "number_integer":
      return /^-?\d+$/.test(value) ? null : "Value must be an integer.";
    case "number_decimal":
      return /^-?\d+(\.\d+)?$/.test(value) ? null : "Value must be a decimal.";
    case "boolean":
      return value === "true" || value === "false" ? null : "Value must be true or false.";
    case "url":
      return /^(https?|mailto|sms|tel):/.test(value) ? null : "Value must be one of the following URL schemes: http, https, mailto, sms, tel.";
    case "color":
      return /^#[0-9a-f]{6}$/i.test(value) ? null : "Value must be a hex color code in the format #RRGGBB.";
    case "date":
      return /^\d{4}-\d\d-\d\d$/.test(value) ? null : "Value must be in YYYY-MM-DD format.";
    case "date_time":
      return Number.isNaN(Date.parse(value)) ? "Value must be in \u201cYYYY-MM-DDTHH:MM:SS\u201d format." : null;
    default:
      return kind.endsWith("_reference") && !value.startsWith("gid://shopify/") ? "Value must be a valid GID." : null;
  }
}
