import fs from "node:fs";
import { parse } from "smol-toml";
import { expect, test } from "vitest";
import { readEnv } from "~/env.server";

const config = parse(fs.readFileSync("shopify.app.toml", "utf8")) as unknown as {
  access_scopes: { scopes: string; optional_scopes: string[] };
  webhooks: { subscriptions: { compliance_topics?: string[]; topics?: string[]; uri: string }[] };
};

test("the app asks for the scopes that its settings name by default", () => {
  const { SCOPES: _given, ...settings } = process.env;
  expect(readEnv(settings).SCOPES.split(",").sort()).toEqual(config.access_scopes.scopes.split(",").sort());
});

test("the README gives a reason for every scope", () => {
  const readme = fs.readFileSync("README.md", "utf8");
  const scopes = [...config.access_scopes.scopes.split(","), ...config.access_scopes.optional_scopes];
  expect(scopes.filter((scope) => !readme.includes(`\`${scope}\``))).toEqual([]);
});

test("the three compliance topics have their door", () => {
  expect(config.webhooks.subscriptions.find((each) => each.compliance_topics)).toMatchObject({ uri: "/webhooks/compliance", compliance_topics: ["customers/data_request", "customers/redact", "shop/redact"] });
});
