import { expect, test } from "vitest";
import { deleteMetaobject, listMetaobjects, upsertMetaobject } from "~/shopify/metaobjects.server";
import { useLocalAdmin } from "../support/local-admin";

const local = useLocalAdmin();
const type = "$app:faq_item";
const SAMPLES: Record<string, string> = { json: "{}", number_integer: "1", boolean: "true", "list.single_line_text_field": '["a"]' };

test("an entry is written, written over, listed and deleted, each as often as it is asked for", async () => {
  const [definition] = local.context.state.metaobjectDefinitions.filter((each) => each.type.endsWith("--faq_item"));
  const fields = Object.fromEntries(
    definition!.fields.filter((field) => field.required).map((field) => [field.key, SAMPLES[field.type] ?? "Text"]),
  );
  const written = await upsertMetaobject(local.admin, { type, handle: "how-long", fields });
  if (written.outcome !== "written") throw new Error(JSON.stringify(written));
  expect(written.metaobject).toMatchObject({ handle: "how-long", fields });
  const again = await upsertMetaobject(local.admin, { type, handle: "how-long", fields });
  expect(again).toMatchObject({ outcome: "written", metaobject: { id: written.metaobject.id } });
  expect((await listMetaobjects(local.admin, type)).map((entry) => entry.handle)).toContain("how-long");
  expect(await deleteMetaobject(local.admin, written.metaobject.id)).toEqual({ outcome: "deleted" });
  expect(await deleteMetaobject(local.admin, written.metaobject.id)).toEqual({ outcome: "deleted" });
});

test("what Shopify refuses comes back in words", async () => {
  const refused = await upsertMetaobject(local.admin, { type, handle: "bad", fields: { colour_of_the_sky: "blue" } });
  if (refused.outcome !== "refused") throw new Error("written");
  expect(refused.reasons[0]).toContain("colour_of_the_sky");
  for (const reason of refused.reasons) expect(reason).toMatch(/^[A-Z].*\.$/);
});
