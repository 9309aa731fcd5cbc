/** What Shopify signs, with the app's client secret: session tokens, webhooks, app proxy requests. */
import { createHmac, randomUUID, timingSafeEqual } from "node:crypto";

export interface IdTokenClaims {
  iss: string;
  dest: string;
  aud: string;
  sub: string;
  exp: number;
  nbf: number;
  iat: number;
  jti: string;
  sid: string;
}

const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString("base64url");
const sign = (text: string, secret: string) => createHmac("sha256", secret).update(text).digest("base64url");

/** A session token (JWT, HS256) for `shop`, as App Bridge gives it to the app. Real ones live one minute. */
export function signIdToken(input: { shop: string; apiKey: string; apiSecret: string; userId: string; now: Date; seconds?: number }): string {
  const issuedAt = Math.floor(input.now.getTime() / 1000);
  const claims: IdTokenClaims = {
    iss: `https://${input.shop}/admin`,
    dest: `https://${input.shop}`,
    aud: input.apiKey,
    sub: input.userId,
    exp: issuedAt + (input.seconds ?? 60),
    nbf: issuedAt,
    iat: issuedAt,
    jti: randomUUID(),
    sid: randomUUID(),
  };
  const unsigned = `${encode({ alg: "HS256", typ: "JWT" })}.${encode(claims)}`;
  return `${unsigned}.${sign(unsigned, input.apiSecret)}`;
}

/** @returns the claims, or why the token is refused */
export function readIdToken(token: string, expected: { shop: string; apiKey: string; apiSecret: string; now: Date }): IdTokenClaims | { refused: string } {
  const [header, body, signature] = token.split(".");
  if (!header || !body || !signature) return { refused: "not a JWT" };
  const wanted = Buffer.from(sign(`${header}.${body}`, expected.apiSecret));
  const given = Buffer.from(signature);
  if (wanted.length !== given.length || !timingSafeEqual(wanted, given)) return { refused: "signature" };
  const claims = JSON.parse(Buffer.from(body, "base64url").toString()) as IdTokenClaims;
  const seconds = expected.now.getTime() / 1000;
  if (claims.aud !== expected.apiKey) return { refused: "aud" };
  if (claims.dest !== `https://${expected.shop}`) return { refused: "dest" };
  if (claims.exp < seconds - 10) return { refused: "exp" };
  if (claims.nbf > seconds + 10) return { refused: "nbf" };
  return claims;
}

/** Base64 HMAC-SHA256 over the raw body: X-Shopify-Hmac-Sha256. */
export function signWebhook(body: string, apiSecret: string): string {
  return createHmac("sha256", apiSecret).update(body, "utf8").digest("base64");
}

/**
 * Adds Shopify's parameters and the signature to a request of the app proxy:
 * sorted `key=value`, repeated values joined by a comma, nothing between the pairs, HMAC-SHA256 in hex.
 */
export function signProxyQuery(query: URLSearchParams, apiSecret: string): URLSearchParams {
  const pairs = [...new Set(query.keys())]
    .map((key) => `${key}=${query.getAll(key).join(",")}`)
    .sort()
    .join("");
  const signed = new URLSearchParams(query);
  signed.set("signature", createHmac("sha256", apiSecret).update(pairs).digest("hex"));
  return signed;
}
