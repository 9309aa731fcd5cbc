import { json, type ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { deleteEntry, restoreEntry } from "~/domain/storefront/delete-entry.server";
import { readVersion } from "~/domain/storefront/read-history.server";
import { schedulePublishing } from "~/domain/storefront/schedule-publishing.server";
import { setPublished } from "~/domain/storefront/set-published.server";
import { openDesk } from "~/domain/shops/open-desk.server";
import { or404 } from "~/lib/not-here";
import { whoIs } from "~/shopify/staff-identity";
import { authenticate } from "~/shopify.server";

const entrySchema = z.object({ kind: z.enum(["size_chart", "faq_item"]), id: z.uuid() });

const askedSchema = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("unpublish") }),
  z.object({ intent: z.literal("delete") }),
  z.object({ intent: z.literal("restore"), versionId: z.uuid() }),
  z.object({ intent: z.literal("version"), versionId: z.uuid() }),
  z.object({ intent: z.literal("schedule"), at: z.iso.datetime() }),
  z.object({ intent: z.literal("call-off") }),
]);

/** What both editors do with a chart or a question besides saving it. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { admin, session } = await authenticate.admin(request);
  const now = new Date();
  const desk = await openDesk({ shopId: session.shop, who: whoIs(session), admin, now });
  const entry = entrySchema.safeParse(params);
  const asked = askedSchema.safeParse(Object.fromEntries(await request.formData()));
  if (!entry.success || !asked.success) return json({ outcome: "invalid", problem: "This cannot be done." }, { status: 422 });
  if (desk.staff.role === "reader") return json({ outcome: "refused", problem: "You may read here, but not change anything." }, { status: 403 });
  const which = { shopId: desk.shopId, ...entry.data };
  const staffName = desk.staff.name;

  switch (asked.data.intent) {
    case "unpublish":
      await or404(setPublished({ ...which, published: false, staffName, now }));
      return json({ outcome: "unpublished", say: "Taken off the storefront." });
    case "delete": {
      const { versionId, title } = await or404(deleteEntry({ ...which, staffName, now }));
      return json({ outcome: "deleted", versionId, title });
    }
    case "restore":
      await or404(restoreEntry({ shopId: desk.shopId, kind: which.kind, versionId: asked.data.versionId, staffName }));
      return json({ outcome: "restored", say: "It is back, as a draft." });
    case "version":
      return json({ outcome: "version", ...(await or404(readVersion({ ...which, versionId: asked.data.versionId }))) });
    case "schedule": {
      const at = new Date(asked.data.at);
      if (at <= now) return json({ outcome: "invalid", problem: "Choose a moment that is still to come." }, { status: 422 });
      await or404(schedulePublishing({ ...which, at }));
      return json({ outcome: "scheduled", say: "It will be published then." });
    }
    case "call-off":
      await or404(schedulePublishing({ ...which, at: null }));
      return json({ outcome: "called-off", say: "It will not be published by itself." });
  }
}
