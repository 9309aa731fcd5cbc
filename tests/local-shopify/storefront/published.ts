/** The metaobjects that the app published into this shop, as Liquid in the app's blocks reads them. */
import type { MetaobjectSource } from "../../../app/shopify/liquid/metaobject-drops";
import type { MetaobjectDefinition, ShopState } from "../state/types";

/** "$app:size_chart" is stored as "app--<id>--size_chart"; while the app is not installed its data is not there. */
export function publishedMetaobjects(state: ShopState): MetaobjectSource {
  const definition = (type: string): MetaobjectDefinition | undefined =>
    state.installation.installed ? state.metaobjectDefinitions.find((each) => each.type === type || appName(each.type) === type) : undefined;
  const visible = state.metaobjects.filter(({ status }) => status === "ACTIVE");
  return {
    fieldTypes(type) {
      const known = definition(type);
      return known && Object.fromEntries(known.fields.map(({ key, type: fieldType }) => [key, fieldType]));
    },
    entries: (type) => visible.filter((entry) => entry.type === definition(type)?.type),
    byId(id) {
      const entry = visible.find((each) => each.id === id);
      return entry && { type: appName(entry.type) ?? entry.type, entry };
    },
  };
}

function appName(type: string): string | null {
  const name = /^app--\d+--(.+)$/.exec(type)?.[1];
  return name === undefined ? null : `$app:${name}`;
}
