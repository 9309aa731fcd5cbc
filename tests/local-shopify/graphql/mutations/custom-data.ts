import { appNamespace, complaintAbout, definitionOf, fullType } from "../../state/custom-data";
import type { Metafield, Metaobject, MetaobjectDefinition } from "../../state/types";
import { type ApiCall, expectOnly, unsupported, type View } from "../request";
import { viewOf } from "../queries/node";
import { userError } from "../views/common";
import { compareDigest, metafieldView, ownerTypeOf } from "../views/metafield";
import { definitionView, metaobjectView } from "../views/metaobject";

interface FieldInput {
  key: string;
  value: string;
}

interface MetaobjectInput {
  handle?: string | null;
  fields?: FieldInput[] | null;
  capabilities?: { publishable?: { status: "ACTIVE" | "DRAFT" } | null; onlineStore?: object | null } | null;
}

const complaint = (field: string[], message: string, code: string, elementKey: string | null = null): View => ({ ...userError("MetaobjectUserError", field, message, code), elementKey });

/** What is wrong with these values for that definition; `whole` also asks for what is required. */
function check(definition: MetaobjectDefinition, fields: FieldInput[], current: Record<string, string>, root: string): View[] {
  const errors: View[] = [];
  fields.forEach(({ key, value }, index) => {
    const field = definition.fields.find((each) => each.key === key);
    if (!field) return errors.push(complaint([root, "fields", String(index)], `Field definition "${key}" does not exist`, "UNDEFINED_OBJECT_FIELD", key));
    if (fields.findIndex((each) => each.key === key) !== index) return errors.push(complaint([root, "fields", String(index)], `Field "${key}" duplicates other inputs`, "DUPLICATE_FIELD_INPUT", key));
    const wrong = value === "" ? null : complaintAbout(field.type, value);
    if (wrong) errors.push(complaint([root, "fields", String(index)], wrong, "INVALID_VALUE", key));
  });
  const after = merged(current, fields);
  for (const field of definition.fields) if (field.required && after[field.key] === undefined) errors.push(complaint([root], `${field.name} can't be blank`, "OBJECT_FIELD_REQUIRED", field.key));
  return errors;
}

/** An empty value takes the field away. */
function merged(current: Record<string, string>, fields: FieldInput[]): Record<string, string> {
  const after = { ...current };
  for (const { key, value } of fields) {
    if (value === "") delete after[key];
    else after[key] = value;
  }
  return after;
}

const cleanHandle = (handle: string) => handle.toLowerCase().replace(/[^\p{L}\p{N}_-]+/gu, "-").replace(/^-+|-+$/g, "").slice(0, 255);

function write(call: ApiCall, definition: MetaobjectDefinition, existing: Metaobject | null, handle: string, input: MetaobjectInput, payload: string, root: string): View {
  const { context } = call;
  const fields = input.fields ?? [];
  const errors = check(definition, fields, existing?.fields ?? {}, root);
  if (input.capabilities?.onlineStore) throw unsupported("MetaobjectCapabilityDataInput.onlineStore");
  if (input.capabilities?.publishable && !definition.capabilities.publishable) errors.push(complaint([root, "capabilities", "publishable"], "Capability is not enabled on this definition", "CAPABILITY_NOT_ENABLED", "publishable"));
  if (errors.length > 0) return { __typename: payload, metaobject: null, userErrors: errors };
  const at = context.now().toISOString();
  const status = input.capabilities?.publishable?.status;
  let metaobject = existing;
  if (metaobject) Object.assign(metaobject, { handle, fields: merged(metaobject.fields, fields), updatedAt: at, ...(status && { status }) });
  else {
    // An entry of a publishable type is a draft until it is said otherwise.
    metaobject = { id: context.newId("Metaobject"), type: definition.type, handle, fields: merged({}, fields), status: status ?? (definition.capabilities.publishable ? "DRAFT" : "ACTIVE"), createdAt: at, updatedAt: at };
    context.state.metaobjects.push(metaobject);
  }
  context.save();
  return { __typename: payload, metaobject: metaobjectView(call, metaobject), userErrors: [] };
}

export const customDataMutations = {
  metaobjectUpsert({ handle, metaobject, values }: { handle: { type: string; handle: string }; metaobject?: MetaobjectInput | null; values?: Record<string, unknown> | null }, call: ApiCall): View {
    const { state } = call.context;
    const definition = definitionOf(state, handle.type);
    if (!definition) return { __typename: "MetaobjectUpsertPayload", metaobject: null, userErrors: [complaint(["handle", "type"], `No metaobject definition exists for type "${handle.type}"`, "UNDEFINED_OBJECT_TYPE")] };
    const existing = state.metaobjects.find((each) => each.type === definition.type && each.handle === handle.handle) ?? null;
    const asText = (value: unknown) => (value === null ? "" : typeof value === "string" ? value : JSON.stringify(value));
    const fields = values ? Object.entries(values).map(([key, value]) => ({ key, value: asText(value) })) : metaobject?.fields;
    return write(call, definition, existing, cleanHandle(metaobject?.handle ?? handle.handle), { ...metaobject, ...(fields && { fields }) }, "MetaobjectUpsertPayload", values ? "values" : "metaobject");
  },

  metaobjectCreate({ metaobject: input }: { metaobject: MetaobjectInput & { type: string } }, call: ApiCall): View {
    const { state } = call.context;
    const definition = definitionOf(state, input.type);
    if (!definition) return { __typename: "MetaobjectCreatePayload", metaobject: null, userErrors: [complaint(["metaobject", "type"], `No metaobject definition exists for type "${input.type}"`, "UNDEFINED_OBJECT_TYPE")] };
    const shown = input.fields?.find(({ key }) => key === definition.displayNameKey)?.value;
    const wanted = cleanHandle(input.handle ?? shown ?? definition.name);
    const taken = (handle: string) => state.metaobjects.some((each) => each.type === definition.type && each.handle === handle);
    if (input.handle && taken(wanted)) return { __typename: "MetaobjectCreatePayload", metaobject: null, userErrors: [complaint(["metaobject", "handle"], "Handle has already been taken", "TAKEN")] };
    let handle = wanted;
    for (let suffix = 2; taken(handle); suffix++) handle = `${wanted}-${suffix}`;
    return write(call, definition, null, handle, input, "MetaobjectCreatePayload", "metaobject");
  },

  metaobjectUpdate({ id, metaobject: input }: { id: string; metaobject: MetaobjectInput }, call: ApiCall): View {
    const { state } = call.context;
    const existing = state.metaobjects.find((each) => each.id === id);
    const definition = existing && definitionOf(state, existing.type);
    if (!existing || !definition) return { __typename: "MetaobjectUpdatePayload", metaobject: null, userErrors: [complaint(["id"], "Record not found", "RECORD_NOT_FOUND")] };
    const handle = input.handle ? cleanHandle(input.handle) : existing.handle;
    if (state.metaobjects.some((each) => each !== existing && each.type === existing.type && each.handle === handle)) {
      return { __typename: "MetaobjectUpdatePayload", metaobject: null, userErrors: [complaint(["metaobject", "handle"], "Handle has already been taken", "TAKEN")] };
    }
    return write(call, definition, existing, handle, input, "MetaobjectUpdatePayload", "metaobject");
  },

  metaobjectDelete({ id }: { id: string }, call: ApiCall): View {
    const { state } = call.context;
    const index = state.metaobjects.findIndex((each) => each.id === id);
    if (index < 0) return { __typename: "MetaobjectDeletePayload", deletedId: null, userErrors: [complaint(["id"], "Record not found", "RECORD_NOT_FOUND")] };
    state.metaobjects.splice(index, 1);
    call.context.save();
    return { __typename: "MetaobjectDeletePayload", deletedId: id, userErrors: [] };
  },

  metaobjectDefinitionCreate({ definition: input }: { definition: DefinitionInput }, call: ApiCall): View {
    expectOnly(input, "MetaobjectDefinitionCreateInput", ["type", "name", "description", "displayNameKey", "fieldDefinitions", "access", "capabilities"]);
    const { context } = call;
    const type = fullType(context.state, input.type);
    const fail = (field: string[], message: string, code: string): View => ({ __typename: "MetaobjectDefinitionCreatePayload", metaobjectDefinition: null, userErrors: [complaint(["definition", ...field], message, code)] });
    if (definitionOf(context.state, type)) return fail(["type"], "Type has already been taken", "TAKEN");
    if ((input.fieldDefinitions ?? []).length > 40) return fail(["fieldDefinitions"], "Maximum 40 fields per metaobject definition", "INPUT_LIMIT_EXCEEDED");
    if (input.access?.admin && !input.type.startsWith("$app:")) return fail(["access", "admin"], "Admin access can only be specified on metaobject definitions that have an app-reserved type.", "ADMIN_ACCESS_INPUT_NOT_ALLOWED");
    const definition: MetaobjectDefinition = {
      id: context.newId("MetaobjectDefinition"),
      type,
      name: input.name ?? input.type,
      description: input.description ?? null,
      displayNameKey: input.displayNameKey ?? null,
      adminAccess: input.access?.admin ?? "PUBLIC_READ_WRITE",
      storefrontAccess: input.access?.storefront ?? "NONE",
      capabilities: { publishable: input.capabilities?.publishable?.enabled ?? false, translatable: input.capabilities?.translatable?.enabled ?? false, renderable: false, onlineStore: false },
      fields: (input.fieldDefinitions ?? []).map((field) => ({ key: field.key, name: field.name ?? field.key, description: field.description ?? null, type: field.type, required: field.required ?? false, validations: field.validations ?? [] })),
      createdAt: context.now().toISOString(),
    };
    context.state.metaobjectDefinitions.push(definition);
    context.save();
    return { __typename: "MetaobjectDefinitionCreatePayload", metaobjectDefinition: definitionView(call, definition), userErrors: [] };
  },

  metafieldsSet({ metafields: inputs }: { metafields: MetafieldInput[] }, call: ApiCall): View {
    const set = setMetafields(call, inputs);
    if ("written" in set) return { __typename: "MetafieldsSetPayload", metafields: set.written.map((metafield) => metafieldView(call, metafield)), userErrors: [] };
    const field = set.index === null ? ["metafields"] : ["metafields", String(set.index), set.field];
    return { __typename: "MetafieldsSetPayload", metafields: [], userErrors: [{ ...userError("MetafieldsSetUserError", field, set.message, set.code), elementIndex: null }] };
  },

  metafieldsDelete({ metafields: inputs }: { metafields: { ownerId: string; namespace: string; key: string }[] }, call: ApiCall): View {
    const { state } = call.context;
    const deleted = inputs.map((input) => {
      const existing = find(state.metafields, input.ownerId, appNamespace(state, input.namespace), input.key);
      if (!existing) return null;
      state.metafields.splice(state.metafields.indexOf(existing), 1);
      return { __typename: "MetafieldIdentifier", ownerId: input.ownerId, namespace: existing.namespace, key: input.key };
    });
    call.context.save();
    return { __typename: "MetafieldsDeletePayload", deletedMetafields: deleted, userErrors: [] };
  },
};

export interface MetafieldInput {
  ownerId: string;
  namespace?: string | null;
  key: string;
  type?: string | null;
  value: string;
  compareDigest?: string | null;
}

interface DefinitionInput {
  type: string;
  name?: string | null;
  description?: string | null;
  displayNameKey?: string | null;
  access?: { admin?: string | null; storefront?: "NONE" | "PUBLIC_READ" | null } | null;
  capabilities?: { publishable?: { enabled: boolean } | null; translatable?: { enabled: boolean } | null } | null;
  fieldDefinitions?: { key: string; name?: string | null; description?: string | null; type: string; required?: boolean | null; validations?: { name: string; value: string }[] | null }[] | null;
}

/** All or nothing, 25 at most, with compare-and-set through `compareDigest`. */
export function setMetafields(call: ApiCall, inputs: MetafieldInput[]): { written: Metafield[] } | { index: number | null; field: string; message: string; code: string } {
  const { context } = call;
  const { state } = context;
  const fail = (index: number | null, field: string, message: string, code: string) => ({ index, field, message, code });
  if (inputs.length > 25) return fail(null, "", "Exceeded the maximum metafields input limit of 25.", "LESS_THAN_OR_EQUAL_TO");
  const planned: { existing: Metafield | null; namespace: string; type: string; input: MetafieldInput }[] = [];
  for (const [index, input] of inputs.entries()) {
    if (!ownerTypeOf(input.ownerId) || !viewOf(call, input.ownerId)) return fail(index, "ownerId", "Owner does not exist.", "INVALID");
    const namespace = appNamespace(state, input.namespace ?? "$app");
    const existing = find(state.metafields, input.ownerId, namespace, input.key);
    const defined = state.metafieldDefinitions.find((each) => each.ownerType === ownerTypeOf(input.ownerId) && each.namespace === namespace && each.key === input.key)?.type;
    const type = input.type ?? existing?.type ?? defined;
    if (!type) return fail(index, "type", "Type can't be blank", "BLANK");
    if (defined && type !== defined) return fail(index, "type", `Type must be consistent with the definition's type: '${defined}'.`, "INVALID_TYPE");
    if (input.value === "") return fail(index, "value", "Value can't be blank.", "BLANK");
    const wrong = complaintAbout(type, input.value);
    if (wrong) return fail(index, "value", wrong, "INVALID_VALUE");
    if (input.compareDigest !== undefined && input.compareDigest !== (existing ? compareDigest(existing.value) : null)) return fail(index, "compareDigest", "The resource has been updated since it was loaded. Try again with an updated `compareDigest` value.", "STALE_OBJECT");
    planned.push({ existing, namespace, type, input });
  }
  const at = context.now().toISOString();
  const written = planned.map(({ existing, namespace, type, input }) => {
    if (existing) return Object.assign(existing, { type, value: input.value, updatedAt: at });
    const metafield: Metafield = { id: context.newId("Metafield"), ownerId: input.ownerId, namespace, key: input.key, type, value: input.value, createdAt: at, updatedAt: at };
    state.metafields.push(metafield);
    return metafield;
  });
  context.save();
  return { written };
}

function find(metafields: Metafield[], ownerId: string, namespace: string, key: string): Metafield | null {
  return metafields.find((each) => each.ownerId === ownerId && each.namespace === namespace && each.key === key) ?? null;
}
