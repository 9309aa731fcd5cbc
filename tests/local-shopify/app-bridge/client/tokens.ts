/** Session tokens, and the fetch that carries them to the app's server. */
import { toLocalAdmin } from "./links";
import { localShopify } from "./config";

/** A token is good for a minute; one with less than this left is not used again. */
const SPARE_MS = 10_000;

const nativeFetch = window.fetch.bind(window);
let held: { token: string; until: number } | null = null;

export async function idToken(): Promise<string> {
  if (held && held.until - SPARE_MS > Date.now()) return held.token;
  return freshToken();
}

async function freshToken(): Promise<string> {
  const { token } = await fromLocalShopify<{ token: string }>("/admin/id-token");
  held = { token, until: Date.now() + 60_000 };
  return token;
}

/** Asks the local Shopify itself, as the staff member who is using the admin. */
export async function fromLocalShopify<T>(path: string, body?: object): Promise<T> {
  const answer = await nativeFetch(localShopify + path, {
    credentials: "include",
    ...(body && { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) }),
  });
  if (!answer.ok) throw new Error(`The local Shopify answered ${answer.status} to ${path}`);
  return (await answer.json()) as T;
}

/** From now on `fetch` to the app's own origin carries a session token, and is tried once more with a new one when the app asks for that. */
export function wrapFetch(): void {
  window.fetch = async (input, init) => {
    const request = new Request(input, init);
    if (new URL(request.url).origin !== location.origin) return nativeFetch(input, init);
    const second = request.clone();
    const answer = await nativeFetch(withToken(request, await idToken()));
    if (answer.headers.get("X-Shopify-API-Request-Failure-Reauthorize") === "1" || answer.headers.has("X-Shopify-API-Request-Failure-Reauthorize-Url")) {
      const url = answer.headers.get("X-Shopify-API-Request-Failure-Reauthorize-Url");
      if (url) toTop(url);
      return answer;
    }
    if (answer.status === 401 && answer.headers.has("X-Shopify-Retry-Invalid-Session-Request")) {
      return nativeFetch(withToken(second, await freshToken()));
    }
    return answer;
  };
}

function withToken(request: Request, token: string): Request {
  const headers = new Headers(request.headers);
  if (!headers.has("Authorization")) headers.set("Authorization", `Bearer ${token}`);
  headers.set("X-Requested-With", "XMLHttpRequest");
  return new Request(request, { headers });
}

function toTop(url: string): void {
  const target = new URL(url, location.href).href;
  window.open(toLocalAdmin(target) ?? target, "_top");
}

/**
 * The app's bounce page: it loads nothing but App Bridge, with the page that was wanted in `shopify-reload`.
 * @returns whether this page is one, so that nothing else is set up
 */
export function bounce(): boolean {
  const wanted = new URLSearchParams(location.search).get("shopify-reload");
  if (!wanted) return false;
  const target = new URL(wanted, location.href);
  void freshToken().then((token) => {
    target.searchParams.set("id_token", token);
    location.replace(target);
  });
  return true;
}
