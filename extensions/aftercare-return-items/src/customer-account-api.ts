const ADDRESS = "shopify://customer-account/api/2026-10/graphql.json";
const PATIENCE_MS = 15_000;

/** Asks the Customer Account API as the buyer who is signed in. Errors and silence come back as "failed". */
export async function ask<Data>(query: string, variables: object): Promise<{ outcome: "answered"; data: Data } | { outcome: "failed" }> {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), PATIENCE_MS);
  try {
    const response = await fetch(ADDRESS, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ query, variables }), signal: stop.signal });
    const { data, errors } = (await response.json()) as { data?: Data; errors?: unknown[] };
    return response.ok && data && !errors ? { outcome: "answered", data } : { outcome: "failed" };
  } catch {
    return { outcome: "failed" };
  } finally {
    clearTimeout(timer);
  }
}
