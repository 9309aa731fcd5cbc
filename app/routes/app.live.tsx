import { json, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { openDesk } from "~/domain/shops/open-desk.server";
import { showPresence, watchDesk, type DeskNews } from "~/domain/tickets/watch-desk.server";
import { whoIs } from "~/shopify/staff-identity";
import { authenticate } from "~/shopify.server";

const watching = z.object({ connection: z.uuid(), ticket: z.uuid().optional(), since: z.iso.datetime() });
const presence = z.object({ connection: z.uuid(), ticketId: z.uuid(), doing: z.enum(["viewing", "writing"]) });

/** The page asks again after this, with a fresh session token. */
const LONGEST_MS = 5 * 60_000;
/** Proxies cut connections on which nothing is said. */
const PING_MS = 20_000;

/** News of the desk as they happen. Read with fetch, because an EventSource cannot carry the session token. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { admin, session } = await authenticate.admin(request);
  const desk = await openDesk({ shopId: session.shop, who: whoIs(session), admin, now: new Date() });
  const asked = watching.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!asked.success) return json({ outcome: "invalid" }, { status: 422 });
  const { connection, ticket, since } = asked.data;
  let end = () => {};
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      const words = new TextEncoder();
      const send = (news: DeskNews | { kind: "ping" }) => {
        controller.enqueue(words.encode(`data: ${JSON.stringify({ ...news, at: new Date() })}\n\n`));
        if (news.kind === "bye") end();
      };
      send({ kind: "ping" });
      const leave = watchDesk({ shopId: desk.shopId, staff: desk.staff, connection, ticketId: ticket ?? null, since: new Date(since), tell: send });
      const pings = setInterval(() => send({ kind: "ping" }), PING_MS);
      const limit = setTimeout(() => end(), LONGEST_MS);
      end = () => {
        end = () => {};
        clearInterval(pings);
        clearTimeout(limit);
        leave();
        controller.close();
      };
      request.signal.addEventListener("abort", () => end(), { once: true });
    },
    cancel: () => end(),
  });
  return new Response(stream, { headers: { "Content-Type": "text/event-stream", "Cache-Control": "no-store", "X-Accel-Buffering": "no" } });
}

/** The page says what its person is doing on a ticket. */
export async function action({ request }: ActionFunctionArgs) {
  const { admin, session } = await authenticate.admin(request);
  const desk = await openDesk({ shopId: session.shop, who: whoIs(session), admin, now: new Date() });
  const said = presence.safeParse(Object.fromEntries(await request.formData()));
  if (!said.success) return json({ outcome: "invalid" }, { status: 422 });
  await showPresence({ shopId: desk.shopId, staff: desk.staff, ...said.data });
  return json({ outcome: "shown" });
}
