/**
 * Thirteen garments, brought in the three ways that the editor offers, saved, published as the job publishes, and read
 * again from the product pages.
 */
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import express from "express";
import { parseDocument, DomUtils } from "htmlparser2";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { NOWHERE } from "~/domain/storefront/chart-rules";
import { importChart } from "~/domain/storefront/import-chart";
import { publishStorefront } from "~/domain/storefront/publish-storefront.server";
import { saveSizeChart } from "~/domain/storefront/save-size-chart.server";
import { setPublished } from "~/domain/storefront/set-published.server";
import { sizeChartDraftSchema } from "~/domain/storefront/size-chart";
import { toCsv } from "~/lib/csv";
import { GARMENTS } from "../fixtures/storefront/garments";
import { storefront } from "../local-shopify/storefront";
import { installTestShop } from "../support/a-shop";
import { useDatabase } from "../support/database";
import { useLocalAdmin } from "../support/local-admin";

useDatabase();
const shopify = useLocalAdmin();
const shopId = "demo.myshopify.com";
const now = new Date("2027-03-01T10:00:00Z");
const garments = Object.entries(GARMENTS);
const productOf = (index: number) => shopify.context.state.products.filter(({ status }) => status === "ACTIVE")[index]!;

type Table = readonly (readonly string[])[];
const escaped = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
const WAYS: readonly ((table: Table) => string)[] = [
  (table) => toCsv(table.map((row) => [...row])),
  // As a spreadsheet with German settings copies it.
  (table) => table.map((row, index) => row.map((cell, column) => (index === 0 || !table[0]![column]!.includes(", ") ? cell : cell.replace(/^(\d+)\.(\d+)$/, "$1,$2"))).join("\t")).join("\r\n"),
  (table) => `<div><table class="sizes"><tbody>${table.map((row, index) => `<tr>${row.map((cell) => (index === 0 ? `<th>${escaped(cell)}</th>` : `<td><span>${escaped(cell)}</span>&nbsp;</td>`)).join("")}</tr>`).join("")}</tbody></table></div>`,
];

let server: Server;
let url = "";
beforeAll(async () => {
  await installTestShop(shopId);
  const app = express().use(storefront.router(shopify.context));
  server = await new Promise((resolve) => {
    const listening = app.listen(0, "127.0.0.1", () => resolve(listening));
  });
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  shopify.context.state.placements.push({ id: "c", block: "size-chart", template: "product", settings: {} });
  for (const [index, [title, table]] of garments.entries()) {
    const read = importChart(WAYS[index % WAYS.length]!(table));
    if (read.outcome !== "imported") throw new Error(`${title}: ${JSON.stringify(read)}`);
    const draft = sizeChartDraftSchema.parse({ grid: read.grid, texts: { primary: "en", byLanguage: { en: { title } } }, assignment: { ...NOWHERE, products: [productOf(index).id] } });
    const saved = await saveSizeChart({ shopId, chartId: null, title, draft, staffName: "Mara" });
    if (saved.outcome !== "saved") throw new Error(saved.outcome);
    await setPublished({ shopId, kind: "size_chart", id: saved.chartId, published: true, staffName: "Mara", now });
  }
  expect(await publishStorefront({ shopId, admin: shopify.admin, now })).toMatchObject({ removed: 0, problems: [] });
});
afterAll(() => server.close());

interface Shown {
  headings: string[];
  rows: { metric: string; imperial: string }[][];
}
async function tableOf(index: number): Promise<Shown> {
  const html = await (await fetch(`${url}/products/${productOf(index).handle}`)).text();
  const [table] = DomUtils.getElementsByTagName("table", parseDocument(html));
  if (!table) throw new Error("no table");
  const rows = DomUtils.getElementsByTagName("tr", table).map((row) => DomUtils.getElements({ tag_name: (name) => name === "th" || name === "td" }, row.children, false));
  const text = (node: Parameters<typeof DomUtils.textContent>[0]) => DomUtils.textContent(node).replace(/\s+/g, " ").trim();
  const part = (cell: (typeof rows)[number][number], name: string) => {
    const [found] = DomUtils.getElements({ class: name }, cell, true);
    return found ? text(found) : text(cell);
  };
  return { headings: rows[0]!.map(text), rows: rows.slice(1).map((cells) => cells.map((cell) => ({ metric: part(cell, "ac-m"), imperial: part(cell, "ac-i") }))) };
}

const SIGNS: Record<string, string> = { "1/2": "½", "1/4": "¼", "3/4": "¾", "1/8": "⅛", "3/8": "⅜", "5/8": "⅝", "7/8": "⅞" };
/** What was typed into a column of measures, as shoppers write it. */
const asShown = (cell: string) => (cell === "" ? "–" : cell.replace(/\s*-\s*/g, "–").replace(/ (\d\/\d)(?!\d)/g, (whole, fraction: string) => SIGNS[fraction] ?? whole));

describe.each(garments.map(([title, table], index) => [title, table, index] as const))("%s", (_, table, index) => {
  const [headings = [], ...sizes] = table;
  const unitOf = (heading: string) => /\((?:body|garment), (cm|mm|in|kg)\)/.exec(heading)?.[1];

  test("stand on the product page with every size and every cell as they were written", async () => {
    const shown = await tableOf(index);
    expect(shown.headings).toHaveLength(headings.length);
    expect(shown.rows.map((cells) => cells[0]!.metric)).toEqual(sizes.map(([size]) => size));
    sizes.forEach((row, at) =>
      row.slice(1).forEach((cell, column) => {
        const unit = unitOf(headings[column + 1]!);
        const { metric, imperial } = shown.rows[at]![column + 1]!;
        // Labels are words: the same in both systems, never converted.
        if (!unit) expect([metric, imperial], headings[column + 1]).toEqual(Array(2).fill(cell === "" ? "–" : cell));
        else expect(unit === "in" ? imperial : metric, `${row[0]} ${headings[column + 1]}`).toBe(asShown(cell));
      }),
    );
  });

  test("say the same length in the other unit, to an eighth of an inch or a millimetre", async () => {
    const shown = await tableOf(index);
    const amount = (text: string) => {
      const sign = [...text].find((letter) => Object.values(SIGNS).includes(letter));
      const fraction = sign ? Object.entries(SIGNS).find(([, value]) => value === sign)![0].split("/").map(Number) : /(\d+)\/(\d+)/.exec(text)?.slice(1).map(Number);
      const whole = Number(/^[\d.]+(?!\/)/.exec(text.replace(/\d+\/\d+/, ""))?.[0] ?? 0);
      return whole + (fraction ? fraction[0]! / fraction[1]! : 0);
    };
    sizes.forEach((row, at) =>
      row.slice(1).forEach((cell, column) => {
        const unit = unitOf(headings[column + 1]!);
        if (!unit || unit === "kg" || cell === "") return;
        const { metric, imperial } = shown.rows[at]![column + 1]!;
        const inches = imperial.split("–").map(amount);
        const metres = metric.split("–").map((text) => amount(text) / (unit === "mm" ? 1000 : 100));
        inches.forEach((value, end) => expect(Math.abs(value * 0.0254 - metres[Math.min(end, metres.length - 1)]!), `${row[0]} ${headings[column + 1]}: ${metric} = ${imperial}`).toBeLessThanOrEqual(0.0254 / 16 + 0.0006));
      }),
    );
  });
});
