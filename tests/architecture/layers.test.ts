import fs from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";

/** The house rules of the code, read from its imports: doors → domain → adapters → foundation. */
interface SourceFile {
  file: string;
  text: string;
  imports: string[];
}

const sources = readSources("app");

type Layer = "plumbing" | "door" | "components" | "domain" | "adapter" | "foundation";

const order: Record<Layer, number> = { plumbing: 4, door: 3, components: 2, domain: 2, adapter: 1, foundation: 0 };

function layerOf(file: string): Layer {
  if (/^app\/(root\.tsx|entry\.|start\.ts)/.test(file)) return "plumbing";
  if (/^app\/(routes|worker)\//.test(file)) return "door";
  if (file.startsWith("app/components/")) return "components";
  if (file.startsWith("app/domain/")) return "domain";
  if (/^app\/(channels|mail|shopify|jobs)\//.test(file)) return "adapter";
  return "foundation";
}

describe("imports", () => {
  test("point down only", () => {
    const wrong = sources.flatMap(({ file, imports }) => imports.filter((target) => order[layerOf(target)] > order[layerOf(file)]).map((target) => `${file} → ${target}`));
    expect(wrong).toEqual([]);
  });

  test("components take types and words from the domain, never its database side", () => {
    const wrong = sources
      .filter(({ file }) => layerOf(file) === "components")
      .flatMap(({ file, text }) => [...text.matchAll(/^import (?!type)[^;]*?from "(~\/[^"]*\.server)"/gm)].map((match) => `${file} → ${match[1]}`));
    expect(wrong).toEqual([]);
  });

  test("only the domain, the queue and the session storage touch the database", () => {
    const may = /^app\/(domain|jobs)\/|^app\/(db\.server|session-storage\.server)\.ts$/;
    const wrong = sources.filter(({ file, text }) => !may.test(file) && /from "(~\/db\.server|@prisma\/client|pg)"/.test(withoutTypeImports(text))).map(({ file }) => file);
    expect(wrong.filter((file) => file !== "app/worker/worker.server.ts")).toEqual([]);
  });

  test("tickets, journeys and storefront do not know each other", () => {
    const apart = ["tickets", "journeys", "storefront"];
    const nounOf = (file: string) => /^app\/domain\/([^/]+)\//.exec(file)?.[1] ?? "";
    const wrong = sources.flatMap(({ file, imports }) =>
      imports.filter((target) => apart.includes(nounOf(file)) && apart.includes(nounOf(target)) && nounOf(file) !== nounOf(target)).map((target) => `${file} → ${target}`),
    );
    expect(wrong).toEqual([]);
  });

  test("reports only read", () => {
    const wrong = sources.filter(({ file, text }) => file.startsWith("app/domain/reports/") && /\.(create|createMany|update|updateMany|upsert|delete|deleteMany)\(|\$executeRaw/.test(text)).map(({ file }) => file);
    expect(wrong).toEqual([]);
  });

  test("looking across shops is for doors and sweeps that are listed here", () => {
    const allowed = [
      "app/session-storage.server.ts",
      "app/domain/shops/check-health.server.ts",
      "app/domain/shops/list-shops.server.ts",
      "app/domain/tickets/find-shop-for-mail.server.ts",
      "app/domain/tickets/find-due.server.ts",
      "app/domain/tickets/mailbox/find-due-mailboxes.server.ts",
      "app/domain/tickets/rating/answer-rating.server.ts",
    ];
    const users = sources.filter(({ text, file }) => /\bacrossShops(AtOnce)?\b/.test(text) && file !== "app/db.server.ts").map(({ file }) => file);
    expect(users.filter((file) => !allowed.includes(file) && !file.startsWith("app/domain/outbox/") && !file.startsWith("app/domain/journeys/"))).toEqual([]);
  });
});

describe("doors", () => {
  const routes = sources.filter(({ file }) => file.startsWith("app/routes/"));

  test("every loader and action of the admin authenticates by itself", () => {
    const wrong = routes.filter(({ file }) => /routes\/app[.]/.test(file)).flatMap(({ file, text }) =>
      functionsNamed(text, ["loader", "action"]).filter(({ body }) => !body.includes("authenticate.admin(request)")).map(({ name }) => `${file}: ${name}`),
    );
    expect(wrong).toEqual([]);
  });

  test("every app proxy door verifies Shopify's signature", () => {
    const wrong = routes.filter(({ file }) => /routes\/proxy[.]/.test(file)).flatMap(({ file, text }) =>
      functionsNamed(text, ["loader", "action"]).filter(({ body }) => !body.includes("authenticate.public.appProxy(request)")).map(({ name }) => `${file}: ${name}`),
    );
    expect(wrong).toEqual([]);
  });

  test("public token pages change nothing on GET", () => {
    const wrong = routes.filter(({ file }) => /routes\/_public[.]/.test(file)).flatMap(({ file, text }) =>
      functionsNamed(text, ["loader"]).filter(({ body }) => !/\b(read|find|verify|check|load)[A-Z]/.test(body)).map(({ name }) => `${file}: ${name}`),
    );
    expect(wrong).toEqual([]);
  });
});

test("`.server` files and only those reach the database, the network or secrets", () => {
  const needsServer = /from "(~\/(db|env|shopify|session-storage)\.server|pg|nodemailer|node:(crypto|fs|net|tls|http|https|worker_threads)[^"]*)"/;
  const wrong = sources
    .filter(({ file, text }) => /^app\/(lib|domain|channels|mail|shopify|jobs)\//.test(file) && !file.includes(".server.") && needsServer.test(withoutTypeImports(text)))
    .map(({ file }) => file);
  expect(wrong).toEqual([]);
});

test("sources read top to bottom: no file over 400 lines", () => {
  expect(sources.filter(({ file, text }) => !/words/.test(file) && text.split("\n").length > 400).map(({ file }) => file)).toEqual([]);
});

test("the top level holds what the layout says and nothing else", () => {
  const allowed = new Set(["app", "extensions", "prisma", "public", "tests", "shopify.app.toml", "package.json", "package-lock.json", "tsconfig.json", "remix.config.js", "README.md", "LICENSE", "node_modules", "build"]);
  expect(fs.readdirSync(".").filter((name) => !name.startsWith(".") && !allowed.has(name))).toEqual([]);
});

function readSources(folder: string): SourceFile[] {
  return fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => {
      const file = path.join(entry.parentPath, entry.name);
      const text = fs.readFileSync(file, "utf8");
      const imports = [...text.matchAll(/from "((?:~|\.{1,2})\/[^"]+)"|import\("((?:~|\.{1,2})\/[^"]+)"\)/g)]
        .map((match) => match[1] ?? match[2]!)
        .map((target) => (target.startsWith("~/") ? `app/${target.slice(2)}` : path.join(path.dirname(file), target)))
        .filter((target) => target.startsWith("app/"))
        .map((target) => (fs.existsSync(`${target}.ts`) ? `${target}.ts` : fs.existsSync(`${target}.tsx`) ? `${target}.tsx` : target));
      return { file, text, imports };
    });
}

function withoutTypeImports(text: string): string {
  return text.replace(/^import type [^;]*;/gm, "");
}

/** The bodies of exported functions, up to the next line that begins a top-level declaration. */
function functionsNamed(text: string, names: string[]): { name: string; body: string }[] {
  return [...text.matchAll(/^export (?:async )?(?:function|const) (\w+)[\s\S]*?(?=^(?:export|function|const|async function|\/\*\*)|(?![\s\S]))/gm)]
    .filter((match) => names.includes(match[1]!))
    .map((match) => ({ name: match[1]!, body: match[0] }));
}
