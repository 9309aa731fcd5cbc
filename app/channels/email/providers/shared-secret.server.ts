import { equalSecrets } from "~/lib/secrets.server";
import type { ProviderRequest } from "./provider";

/**
 * The shared secret in our own header, as bearer token, or as the password of basic authentication (the way of those
 * providers that let one write `https://name:password@host/…` as the address of the webhook). Never in the query: addresses are logged.
 */
export function carriesSecret({ headers }: ProviderRequest, secret: string): boolean {
  const own = headers.get("X-Aftercare-Secret");
  if (own !== null) return equalSecrets(own, secret);
  const [scheme = "", value = ""] = (headers.get("Authorization") ?? "").split(/\s+/, 2);
  if (/^bearer$/i.test(scheme)) return equalSecrets(value, secret);
  if (!/^basic$/i.test(scheme)) return false;
  const pair = Buffer.from(value, "base64").toString("utf8");
  const colon = pair.indexOf(":");
  return colon !== -1 && equalSecrets(pair.slice(colon + 1), secret);
}
