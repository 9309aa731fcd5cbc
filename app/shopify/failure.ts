/** Why an Admin API call brought no answer. */
export type FailureKind =
  /** Too many calls for this shop, and waiting longer was not allowed. */
  | "throttled"
  | "timeout"
  | "network"
  /** Shopify answered with an error of its own. */
  | "server"
  /** HTTP 403: the app calls from an address that is not on its allow-list. Trying again does not help. */
  | "forbidden"
  /** The access token is no longer good: uninstalled, or it must be issued anew. */
  | "signed-out"
  /** The app lacks the scope or the approval for this call. */
  | "denied"
  /** The shop is frozen, locked or closed. */
  | "shop-closed";

const WORDS: Record<FailureKind, string> = {
  throttled: "Shopify is busy with this shop right now. Try again in a minute.",
  timeout: "Shopify took too long to answer. Try again in a minute.",
  network: "Shopify could not be reached. Try again in a minute.",
  server: "Shopify had a problem of its own. Try again in a minute.",
  forbidden: "Shopify refused the call because it came from an address that is not on the app's allow-list.",
  "signed-out": "The app is no longer signed in to this shop. Open it from the Shopify admin to sign in again.",
  denied: "Shopify has not given the app permission for this.",
  "shop-closed": "This shop is paused or closed, so Shopify does not answer for it.",
};

/**
 * Thrown by everything under `app/shopify` when no usable answer came back. Jobs let it through and are tried again;
 * a use case that a person waits for turns it into an outcome.
 */
export class ShopifyFailure extends Error {
  override readonly name = "ShopifyFailure";

  constructor(
    readonly kind: FailureKind,
    readonly operation: string,
    /** What came back, for the log: never shown to people, carries no personal data. */
    detail: string,
    /** The call was a change, and it may have been carried out although no answer arrived. */
    readonly mayHaveHappened: boolean = false,
  ) {
    super(`${operation}: ${kind} (${detail})`);
  }

  /** One sentence for the person who waits. */
  get words(): string {
    return WORDS[this.kind];
  }

  /** The same call may succeed later without anybody doing anything about it. */
  get passes(): boolean {
    return ["throttled", "timeout", "network", "server"].includes(this.kind);
  }
}
