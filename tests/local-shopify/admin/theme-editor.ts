/** "Online Store": which blocks of the app stand where on the demo storefront. Deep links of the app open it with a block to place. */
import express, { type Request, Router } from "express";
import type { LocalShopify } from "../context";
import { type Html, html, trusted } from "../pages/html";
import { notice } from "../pages/layout";
import type { BlockPlacement } from "../state/area-types";
import { adminPage } from "./shell";
import { allowedTemplates, type BlockSetting, TEMPLATES, THEME, type ThemeBlock, themeBlocks } from "./theme-blocks";

const EDITOR = "/admin/themes/current/editor";
/** Placement of an app embed: on every page. */
const EVERYWHERE = "*";

export function themeEditor(context: LocalShopify): Router {
  const { state } = context;
  const router = Router();
  const form = express.urlencoded({ extended: false });

  router.get("/admin/themes", (_request, response) => response.redirect(EDITOR));
  router.get("/admin/themes/:theme/editor", (request, response) => {
    response.send(editorPage(context, request));
  });

  router.post(`${EDITOR}/place`, form, (request, response) => {
    const { block: file = "", template = "" } = request.body as Record<string, string>;
    const block = themeBlocks().find((one) => one.file === file);
    if (!block) return response.redirect(303, `${EDITOR}?problem=${encodeURIComponent("There is no such block.")}`);
    const where = block.target === "section" ? template : EVERYWHERE;
    const standsThere = state.placements.some((placement) => placement.block === file && placement.template === where);
    if (!standsThere) {
      const settings = Object.fromEntries(block.settings.flatMap(({ id, default: value }) => (id && value !== undefined ? [[id, value]] : [])));
      state.placements.push({ id: `${file.replaceAll("-", "_")}_${context.newId("AppBlock").split("/").pop()}`, block: file, template: where, settings });
      context.save();
    }
    response.redirect(303, `${EDITOR}?done=${encodeURIComponent(`“${block.name}” stands on: ${placeName(where)}.`)}`);
  });

  router.post(`${EDITOR}/remove`, form, (request, response) => {
    const { placement = "" } = request.body as Record<string, string>;
    const index = state.placements.findIndex(({ id }) => id === placement);
    if (index >= 0) state.placements.splice(index, 1);
    context.save();
    response.redirect(303, `${EDITOR}?done=${encodeURIComponent("The block was removed.")}`);
  });

  router.post(`${EDITOR}/settings`, form, (request, response) => {
    const { placement: id = "", ...values } = request.body as Record<string, string>;
    const placement = state.placements.find((one) => one.id === id);
    const block = themeBlocks().find(({ file }) => file === placement?.block);
    if (placement && block) {
      for (const setting of block.settings) if (setting.id) placement.settings[setting.id] = settingValue(setting, values[setting.id]);
      context.save();
    }
    response.redirect(303, `${EDITOR}?done=${encodeURIComponent("Saved.")}`);
  });

  return router;
}

function settingValue(setting: BlockSetting, posted: string | undefined): string | number | boolean {
  if (setting.type === "checkbox") return posted === "on";
  if (setting.type === "range" || setting.type === "number") return Number(posted ?? setting.default ?? 0);
  return posted ?? "";
}

function editorPage(context: LocalShopify, request: Request): string {
  const { query } = request;
  const { placements } = context.state;
  const blocks = themeBlocks();
  const text = (value: unknown) => (typeof value === "string" ? value : undefined);
  return adminPage(context, request, {
    title: "Customize theme",
    current: "themes",
    body: html`
<div class="row apart"><h1>${THEME.name}: blocks of apps</h1><a class="button" href="/" target="_blank" rel="noopener">View your store</a></div>
${notice(text(query.done))}${notice(text(query.problem), "problem")}
${offer(context, request, blocks)}
${blocks.length === 0 && html`<div class="card"><p>The app has no theme blocks yet.</p></div>`}
${blocks.map((block) => blockCard(block, placements.filter((placement) => placement.block === block.file)))}`,
  });
}

/** What a deep link wants: `addAppBlockId=KEY/file` with a template, or `activateAppId=KEY/file`. */
function offer(context: LocalShopify, request: Request, blocks: ThemeBlock[]): Html | null {
  const wanted = request.query.addAppBlockId ?? request.query.activateAppId;
  if (typeof wanted !== "string") return null;
  const [apiKey, file] = wanted.split("/");
  const block = blocks.find((one) => one.file === file);
  if (apiKey !== context.options.apiKey || !block) return notice(`This link asks for a block that the app does not have: ${wanted}`, "problem");
  const asked = typeof request.query.template === "string" ? request.query.template : "product";
  const template = allowedTemplates(block).includes(asked) ? asked : (allowedTemplates(block)[0] ?? "product");
  return html`<form class="card" method="post" action="${EDITOR}/place" aria-labelledby="offer">
<h2 id="offer">Add “${block.name}” to your theme?</h2>
<p>It will stand on: ${placeName(block.target === "section" ? template : EVERYWHERE)}.</p>
<input type="hidden" name="block" value="${block.file}"><input type="hidden" name="template" value="${template}">
<div class="row"><button class="primary">Add block</button> <a class="button" href="${EDITOR}">Not now</a></div>
</form>`;
}

function blockCard(block: ThemeBlock, placements: BlockPlacement[]): Html {
  const free = block.target === "section" ? allowedTemplates(block).filter((template) => !placements.some((placement) => placement.template === template)) : [];
  const embed = block.target !== "section";
  return html`<section class="card" aria-labelledby="block-${block.file}">
<div class="row apart"><h2 id="block-${block.file}">${block.name}</h2>${placements.length > 0 ? html`<span class="badge good">On the theme</span>` : html`<span class="badge">Not placed</span>`}</div>
${placements.map((placement) => placementPart(block, placement))}
${
  (free.length > 0 || (embed && placements.length === 0)) &&
  html`<form class="row" method="post" action="${EDITOR}/place">
<input type="hidden" name="block" value="${block.file}">
${!embed && html`<label class="inline">Place on <select name="template">${free.map((template) => html`<option value="${template}">${placeName(template)}</option>`)}</select></label>`}
<button>${embed ? "Switch on" : "Place"}</button>
</form>`
}
</section>`;
}

function placementPart(block: ThemeBlock, placement: BlockPlacement): Html {
  return html`<details><summary>${placeName(placement.template)}</summary>
<form method="post" action="${EDITOR}/settings" style="margin:.75rem 0">
<input type="hidden" name="placement" value="${placement.id}">
${block.settings.map((setting) => settingField(placement, setting))}
${block.settings.some(({ id }) => id) && html`<button>Save settings</button>`}
</form>
<form method="post" action="${EDITOR}/remove"><input type="hidden" name="placement" value="${placement.id}"><button class="danger">Remove from ${placeName(placement.template)}</button></form>
</details><hr>`;
}

function settingField(placement: BlockPlacement, setting: BlockSetting): Html | null {
  const { id, type, label } = setting;
  if (!id) return setting.content ? html`<p><strong>${setting.content}</strong></p>` : null;
  if (type === "product") return html`<p class="small quiet">${label}: the product of the page.</p>`;
  const field = `${placement.id}-${id}`;
  const value = String(placement.settings[id] ?? setting.default ?? "");
  const about = setting.info && html`<p class="small quiet">${setting.info}</p>`;
  if (type === "checkbox") {
    return html`<div class="field"><label class="inline"><input type="checkbox" name="${id}" ${placement.settings[id] === true ? trusted("checked") : null}> ${label}</label>${about}</div>`;
  }
  const control =
    type === "select" || type === "radio"
      ? html`<select id="${field}" name="${id}">${(setting.options ?? []).map((option) => html`<option value="${option.value}" ${option.value === value ? trusted("selected") : null}>${option.label}</option>`)}</select>`
      : type === "range" || type === "number"
        ? html`<input id="${field}" name="${id}" type="number" value="${value}" min="${setting.min}" max="${setting.max}" step="${setting.step ?? 1}">`
        : type === "textarea" || type === "richtext"
          ? html`<textarea id="${field}" name="${id}">${value}</textarea>`
          : html`<input id="${field}" name="${id}" value="${value}">`;
  return html`<div class="field"><label for="${field}">${label}</label>${control}${about}</div>`;
}

function placeName(template: string): string {
  return template === EVERYWHERE ? "every page" : (TEMPLATES[template] ?? template);
}
