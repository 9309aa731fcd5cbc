import { ask, type AdminClient, type Answer } from "./client.server";
import { ShopifyFailure } from "./failure";
import type { AdminOperation } from "./operation";

/**
 * `ask` for documents with the variable `$withPeople`. An app without Shopify's approval for protected customer data gets
 * null for everything around a field that cannot be null itself; asked once more without those fields, the rest arrives.
 */
export async function askAboutPeople<Data, Variables extends object>(
  admin: AdminClient,
  operation: AdminOperation<Data, Variables & { withPeople: boolean }>,
  variables: Variables,
): Promise<Answer<Data>> {
  const answer = await ask(admin, operation, { ...variables, withPeople: true }).catch((failure: unknown) => {
    if (failure instanceof ShopifyFailure && failure.kind === "denied") return null;
    throw failure;
  });
  if (answer?.hidden.length === 0) return answer;
  const veiled = await ask(admin, operation, { ...variables, withPeople: false });
  return { ...veiled, hidden: [...new Set([...(answer?.hidden ?? []), ...veiled.hidden])] };
}
