import { json, type ActionFunctionArgs } from "@remix-run/node";
import { previewDraft, previewRequestSchema } from "~/domain/storefront/preview-draft.server";
import { openDesk } from "~/domain/shops/open-desk.server";
import { readJson } from "~/lib/read-json";
import { whoIs } from "~/shopify/staff-identity";
import { authenticate } from "~/shopify.server";

/** The editors' live preview: a draft in, the block's own HTML out. Changes nothing. */
export async function action({ request }: ActionFunctionArgs) {
  const { admin, session } = await authenticate.admin(request);
  const now = new Date();
  const { shopId } = await openDesk({ shopId: session.shop, who: whoIs(session), admin, now });
  const asked = previewRequestSchema.safeParse(readJson(await request.text()));
  if (!asked.success) return json({ preview: null, errors: {} }, { status: 422 });
  return json(await previewDraft({ shopId, asked: asked.data, now }));
}
