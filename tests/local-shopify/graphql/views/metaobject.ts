import { definitionOf, displayNameOf, jsonValueOf } from "../../state/custom-data";
import type { Metaobject, MetaobjectDefinition } from "../../state/types";
import { type Paging, plainConnection } from "../connection";
import type { ApiCall, View } from "../request";
import { time } from "./common";
import { appView } from "./shop";

export function metaobjectView(call: ApiCall, metaobject: Metaobject): View {
  const { state } = call.context;
  const definition = definitionOf(state, metaobject.type);
  const field = (key: string): View | null => {
    const found = definition?.fields.find((each) => each.key === key);
    if (!found) return null;
    const value = metaobject.fields[key] ?? null;
    const pointed = (ids: string[]) => ids.flatMap((id) => state.metaobjects.find((each) => each.id === id) ?? []);
    return {
      __typename: "MetaobjectField",
      key,
      type: found.type.replace(/<.*>$/, ""),
      value,
      jsonValue: value === null ? null : jsonValueOf(found.type, value),
      definition: fieldDefinitionView(found),
      thumbnail: null,
      reference: () => {
        const [target] = value ? pointed([value]) : [];
        return target ? metaobjectView(call, target) : null;
      },
      references: (paging: Paging) => (found.type.startsWith("list.") ? plainConnection("MetafieldReference", paging, pointed(value ? (JSON.parse(value) as string[]) : []), (each) => metaobjectView(call, each)) : null),
    };
  };
  return {
    __typename: "Metaobject",
    id: metaobject.id,
    handle: metaobject.handle,
    type: metaobject.type,
    displayName: displayNameOf(state, metaobject),
    createdAt: time(metaobject.createdAt),
    updatedAt: time(metaobject.updatedAt),
    createdByApp: appView(call),
    definition: () => (definition ? definitionView(call, definition) : null),
    fields: () => definition?.fields.map((each) => field(each.key)) ?? [],
    field: ({ key }: { key: string }) => field(key),
    values: () => Object.fromEntries(definition?.fields.map((each) => [each.key, metaobject.fields[each.key] === undefined ? null : jsonValueOf(each.type, metaobject.fields[each.key] ?? "")]) ?? []),
    capabilities: {
      __typename: "MetaobjectCapabilityData",
      publishable: definition?.capabilities.publishable ? { __typename: "MetaobjectCapabilityDataPublishable", status: metaobject.status } : null,
      onlineStore: null,
    },
    thumbnailField: null,
  };
}

function fieldDefinitionView(field: MetaobjectDefinition["fields"][number]): View {
  return {
    __typename: "MetaobjectFieldDefinition",
    key: field.key,
    name: field.name,
    description: field.description,
    required: field.required,
    type: { __typename: "MetafieldDefinitionType", name: field.type.replace(/<.*>$/, ""), category: "TEXT", supportsDefinitionMigrations: true },
    validations: field.validations.map((validation) => ({ __typename: "MetafieldDefinitionValidation", name: validation.name, type: "text", value: validation.value })),
  };
}

export function definitionView(call: ApiCall, definition: MetaobjectDefinition): View {
  const entries = () => call.context.state.metaobjects.filter((metaobject) => metaobject.type === definition.type);
  return {
    __typename: "MetaobjectDefinition",
    id: definition.id,
    type: definition.type,
    name: definition.name,
    description: definition.description,
    displayNameKey: definition.displayNameKey,
    createdAt: time(definition.createdAt),
    updatedAt: time(definition.createdAt),
    hasThumbnailField: false,
    access: { __typename: "MetaobjectAccess", admin: definition.adminAccess, storefront: definition.storefrontAccess, customerAccount: "NONE" },
    capabilities: {
      __typename: "MetaobjectCapabilities",
      publishable: { __typename: "MetaobjectCapabilitiesPublishable", enabled: definition.capabilities.publishable },
      translatable: { __typename: "MetaobjectCapabilitiesTranslatable", enabled: definition.capabilities.translatable },
    },
    createdByApp: appView(call),
    fieldDefinitions: definition.fields.map(fieldDefinitionView),
    metaobjectsCount: () => entries().length,
    metaobjects: (paging: Paging) => plainConnection("Metaobject", paging, entries(), (metaobject) => metaobjectView(call, metaobject)),
  };
}
