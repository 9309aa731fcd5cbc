import { json, type ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { openDesk } from "~/domain/shops/open-desk.server";
import { attachToDraft, detachFromDraft, saveDraft } from "~/domain/tickets/compose/drafts.server";
import { uuidOr404 } from "~/lib/ids";
import { or404 } from "~/lib/not-here";
import { whoIs } from "~/shopify/staff-identity";
import { authenticate } from "~/shopify.server";

const kind = z.enum(["reply", "note"]);
const version = z.coerce.number().int().positive();

const forms = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("save"), kind, version, html: z.string().max(200_000), text: z.string().max(60_000), cc: z.string().max(2_000).default("") }),
  z.object({ intent: z.literal("attach"), kind, version, file: z.instanceof(File) }),
  z.object({ intent: z.literal("detach"), fileId: z.uuid() }),
]);

/** Keeps what somebody is writing on a ticket, and the files to go along. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { admin, session } = await authenticate.admin(request);
  const now = new Date();
  const desk = await openDesk({ shopId: session.shop, who: whoIs(session), admin, now });
  if (desk.staff.role === "reader") return json({ outcome: "not-allowed" }, { status: 403 });
  const asked = forms.safeParse(Object.fromEntries(await request.formData()));
  if (!asked.success) return json({ outcome: "invalid" }, { status: 422 });
  const place = { shopId: desk.shopId, ticketId: uuidOr404(params.ticketId), staffId: desk.staff.id };
  switch (asked.data.intent) {
    case "save": {
      const { html, text, cc } = asked.data;
      return json(await or404(saveDraft({ ...place, kind: asked.data.kind, html, text, cc: addressesIn(cc), version: asked.data.version, now })));
    }
    case "attach": {
      const { file } = asked.data;
      const attached = await or404(attachToDraft({ ...place, kind: asked.data.kind, version: asked.data.version, file: { name: file.name, type: file.type, content: new Uint8Array(await file.arrayBuffer()) }, now }));
      return json(attached.outcome === "too-large" ? { ...attached, problem: "All files of a mail together may have 15 MB, because most mailboxes refuse more." } : attached);
    }
    case "detach":
      await or404(detachFromDraft({ ...place, fileId: asked.data.fileId }));
      return json({ outcome: "detached" });
  }
}

function addressesIn(cc: string): string[] {
  return cc.split(/[,;\s]+/).filter(Boolean).slice(0, 20);
}
