import type { SenderAuthentication } from "../../inbound-message";

/** One post of a mail provider, as it came over HTTP. */
export interface ProviderRequest {
  url: URL;
  headers: Headers;
  body: Uint8Array;
  now: Date;
}

/** What was agreed with the providers, from the settings. */
export interface ProviderSettings {
  /** Shared secret: password of the basic authentication, value of our header, or the provider's signing key. */
  secret: string;
  /** Amazon SNS: the one topic that may post here; null refuses all. */
  snsTopicArn: string | null;
  /** For fetching the certificate of a signature. */
  fetch: typeof globalThis.fetch;
}

export type ProviderPost =
  /** A mail, as raw MIME: the original, or put together again from the provider's parts. */
  | { outcome: "mail"; raw: Uint8Array; recipients: string[]; returnPath: string | null; authentication?: SenderAuthentication }
  /** The provider asks whether we are who we say; the door calls this address once. */
  | { outcome: "confirm"; url: string }
  /** Nothing of interest: a notice about something else. */
  | { outcome: "ignored"; because: string }
  /** Not what this provider sends; answered with 400 so that it is tried again and seen. */
  | { outcome: "unreadable"; because: string };

/**
 * A way in for mail over HTTP. To add one: write a file beside this one, and name it in `providers.server.ts`.
 * `verify` decides by secrets and signatures only; `parse` is called after it and trusts that.
 */
export interface MailProvider {
  name: string;
  verify(request: ProviderRequest, settings: ProviderSettings): Promise<boolean>;
  parse(request: ProviderRequest): Promise<ProviderPost>;
}
