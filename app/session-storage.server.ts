import type { Session as SessionRow } from "@prisma/client";
import { Session } from "@shopify/shopify-api";
import type { SessionStorage } from "@shopify/shopify-app-session-storage";
import { z } from "zod";
import { acrossShops } from "~/db.server";
import { env } from "~/env.server";
import { log } from "~/lib/log.server";
import { createKeyRing } from "~/lib/secrets.server";

/**
 * Where access tokens live. Ours rather than Shopify's package, for three reasons: tokens are encrypted at rest;
 * an offline token is refreshed here under one lock per shop (the library would let five jobs refresh at once, and a
 * refresh token may be used once); and a shop that has uninstalled yields "no session" instead of an error 500.
 */
const keys = createKeyRing(env.ENCRYPTION_KEYS);
/** The library refreshes what expires within 5 minutes; we are earlier, so that it never has to. */
const REFRESH_BEFORE_MS = 6 * 60_000;

export const sessionStorage: SessionStorage = {
  async storeSession(session) {
    const row = toRow(session);
    await acrossShops((tx) => tx.session.upsert({ where: { id: session.id }, create: row, update: row }));
    return true;
  },
  async loadSession(id) {
    const session = await read(id);
    if (!session || session.isOnline || !needsRefresh(session)) return session;
    return refresh(session.id);
  },
  async deleteSession(id) {
    await acrossShops((tx) => tx.session.deleteMany({ where: { id } }));
    return true;
  },
  async deleteSessions(ids) {
    await acrossShops((tx) => tx.session.deleteMany({ where: { id: { in: ids } } }));
    return true;
  },
  async findSessionsByShop(shop) {
    const rows = await acrossShops((tx) => tx.session.findMany({ where: { shop } }));
    return rows.map(fromRow);
  },
};

/** Removes every session of a shop, however many there are. */
export async function forgetSessions(shop: string): Promise<void> {
  await acrossShops((tx) => tx.session.deleteMany({ where: { shop } }));
}

function needsRefresh(session: Session): boolean {
  return Boolean(session.expires && session.refreshToken && session.expires.getTime() - Date.now() < REFRESH_BEFORE_MS);
}

async function refresh(id: string): Promise<Session | undefined> {
  return acrossShops(
    async (tx) => {
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`refresh:${id}`}, 0))`;
      const row = await tx.session.findUnique({ where: { id } });
      if (!row) return undefined;
      const session = fromRow(row);
      if (!needsRefresh(session)) return session; // another process was faster
      const answer = await requestRefresh(session.shop, session.refreshToken!);
      if (answer.outcome === "refused") {
        log.warn({ shop: session.shop }, "the refresh token was refused; the shop has to open the app again");
        await tx.session.delete({ where: { id } });
        return undefined;
      }
      if (answer.outcome === "unreachable") return session; // still valid for some minutes
      const fresh = new Session({
        ...session,
        accessToken: answer.token.access_token,
        scope: answer.token.scope ?? session.scope,
        expires: inSeconds(answer.token.expires_in),
        refreshToken: answer.token.refresh_token,
        refreshTokenExpires: inSeconds(answer.token.refresh_token_expires_in),
      });
      await tx.session.update({ where: { id }, data: toRow(fresh) });
      return fresh;
    },
    { timeout: 20_000 },
  );
}

const tokenAnswer = z.object({
  access_token: z.string(),
  scope: z.string().optional(),
  expires_in: z.number(),
  refresh_token: z.string(),
  refresh_token_expires_in: z.number(),
});

/** https://shopify.dev/docs/apps/build/security/credentials-and-data/use-expiring-offline-access-tokens */
async function requestRefresh(shop: string, refreshToken: string) {
  try {
    const response = await fetch(`https://${shop}/admin/oauth/access_token`, {
      method: "POST",
      headers: { "Content-Type": "application/json", Accept: "application/json" },
      body: JSON.stringify({ client_id: env.SHOPIFY_API_KEY, client_secret: env.SHOPIFY_API_SECRET, grant_type: "refresh_token", refresh_token: refreshToken }),
      signal: AbortSignal.timeout(8_000),
    });
    if (response.status >= 400 && response.status < 500 && response.status !== 429) return { outcome: "refused" as const };
    if (!response.ok) return { outcome: "unreachable" as const };
    return { outcome: "fresh" as const, token: tokenAnswer.parse(await response.json()) };
  } catch (error) {
    log.warn({ shop, err: error as Error }, "token refresh");
    return { outcome: "unreachable" as const };
  }
}

const inSeconds = (seconds: number) => new Date(Date.now() + seconds * 1000);

async function read(id: string): Promise<Session | undefined> {
  const row = await acrossShops((tx) => tx.session.findUnique({ where: { id } }));
  return row ? fromRow(row) : undefined;
}

function toRow(session: Session) {
  const seal = (value: string, field: string) => keys.seal(value, `${session.shop}/session.${field}`);
  return {
    id: session.id,
    shop: session.shop,
    state: session.state,
    isOnline: session.isOnline,
    scope: session.scope ?? null,
    expires: session.expires ?? null,
    accessToken: seal(session.accessToken ?? "", "accessToken"),
    refreshToken: session.refreshToken ? seal(session.refreshToken, "refreshToken") : null,
    refreshTokenExpires: session.refreshTokenExpires ?? null,
    onlineAccess: session.onlineAccessInfo ? seal(JSON.stringify(session.onlineAccessInfo), "onlineAccess") : null,
  };
}

function fromRow(row: SessionRow): Session {
  const open = (value: string, field: string) => keys.open(value, `${row.shop}/session.${field}`);
  return new Session({
    id: row.id,
    shop: row.shop,
    state: row.state,
    isOnline: row.isOnline,
    scope: row.scope ?? undefined,
    expires: row.expires ?? undefined,
    accessToken: open(row.accessToken, "accessToken") || undefined,
    refreshToken: row.refreshToken ? open(row.refreshToken, "refreshToken") : undefined,
    refreshTokenExpires: row.refreshTokenExpires ?? undefined,
    onlineAccessInfo: row.onlineAccess ? JSON.parse(open(row.onlineAccess, "onlineAccess")) : undefined,
  });
}
