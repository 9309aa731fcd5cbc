import fs from "node:fs";
import path from "node:path";

/** A route of the built app, and what its sources say that it can be asked. */
export interface AppRoute {
  id: string;
  /** With its parameters: "/app/inbox/:ticketId/files/:fileId". */
  path: string;
  hasLoader: boolean;
  hasAction: boolean;
  /** Values of `intent` and the like that its action knows; empty: it takes one form. */
  intents: { field: string; value: string }[];
  /** Names of fields that its forms have. */
  fields: string[];
  /** Names of query parameters that it reads. */
  queries: string[];
}

interface ManifestRoute {
  id: string;
  parentId?: string;
  path?: string;
  hasLoader: boolean;
  hasAction: boolean;
}

/** Every route, from the manifest that the build writes for the browser: what is not in there cannot be called. */
export function readRoutes(): AppRoute[] {
  const folder = "build/client/assets";
  const file = fs.readdirSync(folder).find((name) => /^manifest-.*\.js$/.test(name))!;
  const text = fs.readFileSync(path.join(folder, file), "utf8");
  const { routes } = JSON.parse(text.slice(text.indexOf("{"), text.lastIndexOf("}") + 1)) as { routes: Record<string, ManifestRoute> };
  const fullPath = (route: ManifestRoute): string => [route.parentId ? fullPath(routes[route.parentId]!) : "", route.path ?? ""].filter(Boolean).join("/").replace(/\/+/g, "/");
  return Object.values(routes).map((route) => ({ id: route.id, path: `/${fullPath(route)}`.replace(/^\/\//, "/"), hasLoader: route.hasLoader, hasAction: route.hasAction, ...readSources(route.id) }));
}

function readSources(id: string): Pick<AppRoute, "intents" | "fields" | "queries"> {
  const base = path.join("app", id.replace(/\/route$/, ""));
  const files = fs.existsSync(base) && fs.statSync(base).isDirectory() ? fs.readdirSync(base).map((name) => path.join(base, name)) : [`${base}.tsx`, `${base}.ts`].filter((each) => fs.existsSync(each));
  // What a door hands on to a reader of forms beside it counts as its own.
  const text = files.map((each) => fs.readFileSync(each, "utf8")).join("\n");
  const literals = [...text.matchAll(/\b(intent|change|act|what|kind|do): z\.literal\("([^"]+)"\)/g)].map(([, field, value]) => ({ field: field!, value: value! }));
  const choices = [...text.matchAll(/\b(intent|change|act|what|kind|do): z\.enum\(\[([^\]]+)\]\)/g)].flatMap(([, field, list]) => [...list!.matchAll(/"([^"]+)"/g)].map(([, value]) => ({ field: field!, value: value! })));
  const compared = [...text.matchAll(/get\("(intent|change|act)"\) === "([^"]+)"/g), ...text.matchAll(/get\("(intent|change|act)"\) !== "([^"]+)"/g)].map(([, field, value]) => ({ field: field!, value: value! }));
  const cases = [...text.matchAll(/case "([a-z][a-z-]+)":/g)].map(([, value]) => ({ field: "intent", value: value! }));
  return {
    intents: distinct([...literals, ...choices, ...compared, ...cases]),
    fields: [...new Set([...[...text.matchAll(/\b([a-zA-Z]+): (?:z\.|text\b|orderId\b|optional|id\b|uuid\b)/g)].map(([, name]) => name!), ...[...text.matchAll(/\bform\w*\.get\("([^"]+)"\)/g)].map(([, name]) => name!)])],
    queries: [...new Set([...text.matchAll(/\b(?:searchParams|query|params|search|asked)\.get\("([^"]+)"\)/g), ...text.matchAll(/z\.object\(\{([^}]+)\}\)/g)].flatMap((match) => (match[0].startsWith("z.object") ? [...match[1]!.matchAll(/(\w+):/g)].map(([, name]) => name!) : [match[1]!])))],
  };
}

function distinct(intents: { field: string; value: string }[]): { field: string; value: string }[] {
  return intents.filter((intent, index) => intents.findIndex(({ field, value }) => field === intent.field && value === intent.value) === index);
}
