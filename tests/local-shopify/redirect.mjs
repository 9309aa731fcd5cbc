/**
 * Preload for the app's process (`node --import …/redirect.mjs`): the app stays unmodified and talks to
 * `https://SHOP.myshopify.com`; here those calls go to the local Shopify at LOCAL_SHOPIFY_URL, and any other
 * host outside this machine is refused, which proves that nothing else is called.
 *
 * It has to run before anything is imported: @shopify/shopify-api keeps the `fetch` it finds at import.
 * Plain JavaScript, because Node loads it without a compiler.
 */
import { ServerResponse } from "node:http";

if (process.env.NODE_ENV === "production") {
  throw new Error("tests/local-shopify/redirect.mjs sends Shopify calls to a local stand-in and must not run with NODE_ENV=production.");
}
if (!process.env.LOCAL_SHOPIFY_URL) {
  throw new Error("tests/local-shopify/redirect.mjs needs LOCAL_SHOPIFY_URL, for example http://localhost:4400.");
}

const standIn = new URL(process.env.LOCAL_SHOPIFY_URL);
/** Shops that have a local Shopify of their own: "other.myshopify.com=http://localhost:4410,…" */
const others = new Map((process.env.LOCAL_SHOPIFY_MORE ?? "").split(",").filter(Boolean).map((pair) => /** @type {[string, string]} */ (pair.split("="))));
const SHOP = /^[a-z0-9][a-z0-9-]*\.myshopify\.com$/;
const THIS_MACHINE = new Set(["localhost", "127.0.0.1", "[::1]"]);

let transport = globalThis.fetch;

/** @type {typeof globalThis.fetch} */
const redirected = async (input, init) => {
  const isRequest = typeof input === "object" && "url" in input;
  const target = new URL(isRequest ? input.url : String(input));
  if (THIS_MACHINE.has(target.hostname) || target.protocol === "data:") return transport(input, init);
  if (!SHOP.test(target.hostname)) {
    throw new Error(`The local Shopify refuses a call to ${target.origin}: only *.myshopify.com and this machine are reachable.`);
  }
  const local = new URL(target.pathname + target.search, others.get(target.hostname) ?? standIn);
  const request = new Request(isRequest ? new Request(local, input) : local, init);
  request.headers.set("X-Standin-Shop", target.hostname);
  return transport(request);
};

// Remix can install a fetch of its own later; it becomes the transport below ours instead of replacing it.
Object.defineProperty(globalThis, "fetch", {
  configurable: true,
  enumerable: true,
  get: () => redirected,
  set: (replacement) => {
    transport = replacement;
  },
});

/**
 * The library lets only https://SHOP and https://admin.shopify.com frame the app, and preloads App Bridge from
 * Shopify's CDN; a page opened outside the admin is sent into it. The local admin is none of these, and there is no CDN here.
 * @param {string} name
 * @param {unknown} value one header's value as Node takes it
 * @returns {unknown} the value to send, or undefined to send none
 */
function relaxed(name, value) {
  if (Array.isArray(value)) {
    const values = value.map((one) => relaxed(name, one)).filter((one) => one !== undefined);
    return values.length > 0 ? values : undefined;
  }
  if (typeof value !== "string") return value;
  switch (name.toLowerCase()) {
    case "content-security-policy":
      return value.replace(/frame-ancestors[^;]*admin\.shopify\.com[^;]*/, (directive) => `${directive.trimEnd()} ${standIn.origin}`);
    case "location":
      return value.replace(/^https:\/\/admin\.shopify\.com\/store\/[^/?]+/, `${standIn.origin}/admin`);
    case "link":
      return value.split(/,\s*(?=<)/).filter((link) => !link.includes("//cdn.shopify.com/")).join(", ") || undefined;
    default:
      return value;
  }
}

const { setHeader, appendHeader, writeHead } = ServerResponse.prototype;

ServerResponse.prototype.setHeader = function (name, value) {
  const sent = relaxed(name, value);
  return sent === undefined ? this : setHeader.call(this, name, /** @type {string} */ (sent));
};

ServerResponse.prototype.appendHeader = function (name, value) {
  const sent = relaxed(name, value);
  return sent === undefined ? this : appendHeader.call(this, name, /** @type {string} */ (sent));
};

ServerResponse.prototype.writeHead = function (status, ...rest) {
  const headers = rest.at(-1);
  if (headers && typeof headers === "object" && !Array.isArray(headers)) {
    const kept = Object.entries(headers)
      .map(([name, value]) => [name, relaxed(name, value)])
      .filter(([, value]) => value !== undefined);
    rest[rest.length - 1] = Object.fromEntries(kept);
  }
  return writeHead.call(this, status, ...rest);
};
