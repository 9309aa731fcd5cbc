/**
 * One document of ours for the Admin GraphQL API, with the shape of what goes in and what comes back.
 *
 * `effect` says what a second try may do after an answer was lost on the way: a "read" and a "repeatable" change can be
 * tried again, a change that happens "once" per call cannot, since the first try may have been carried out.
 */
export interface AdminOperation<Data, Variables> {
  name: string;
  text: string;
  effect: "read" | "repeatable" | "once";
  /** Exists for the type checker only. */
  types?: { data: Data; variables: Variables };
}

/** A query. `Data` may be null wherever the app lacks the approval to see a field. */
export function adminQuery<Data, Variables = Record<string, never>>(text: string): AdminOperation<Data, Variables> {
  return { name: nameOf(text), text, effect: "read" };
}

/** A mutation; `repeatable` when the same call twice leaves the shop as the same call once would. */
export function adminMutation<Data, Variables>(
  text: string,
  effect: "repeatable" | "once",
): AdminOperation<Data, Variables> {
  return { name: nameOf(text), text, effect };
}

function nameOf(text: string): string {
  const name = /\b(?:query|mutation)\s+(\w+)/.exec(text)?.[1];
  if (!name) throw new Error("An Admin API document needs a name");
  return name;
}
