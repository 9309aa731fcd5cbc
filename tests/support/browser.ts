import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect } from "vitest";

/** shopify-app-remix answers browsers that call themselves headless with 410 Gone. */
export const DESKTOP_CHROME =
  "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/147.0.0.0 Safari/537.36";

export const SCREENSHOTS = join(import.meta.dirname, "../../.data/screenshots");

export interface PageOptions extends Pick<BrowserContextOptions, "locale" | "timezoneId" | "javaScriptEnabled" | "colorScheme" | "forcedColors"> {
  /** CSS pixels; height follows. Default 1440. */
  width?: number;
  height?: number;
  /** Console errors that this page is expected to log, for example the browser's own line about a 404. */
  allow?: RegExp[];
}

export interface TestBrowser {
  /** A page in a context of its own: no cookies or storage shared. Closed after the test. */
  newPage(options?: PageOptions): Promise<Page>;
  /** The browser itself, for a context that `newPage` does not cover. */
  browser(): Browser;
  /** Saves `.data/screenshots/NAME.png` of the whole page and answers its path. */
  screenshot(page: Page, name: string, options?: { fullPage?: boolean }): Promise<string>;
}

/**
 * One real Chromium for the test file that calls this at its top level.
 * A test fails when a page it opened logged a console error or threw.
 */
export function useBrowser(): TestBrowser {
  let browser: Browser | undefined;
  let open: { page: Page; complaints: string[] }[] = [];

  beforeAll(async () => {
    browser = await launchBrowser();
  }, 120_000);

  afterEach(async () => {
    const finished = open;
    open = [];
    for (const { page } of finished) await page.context().close();
    expect(finished.flatMap(({ complaints }) => complaints), "the page complained on its console").toEqual([]);
  });

  afterAll(() => browser?.close());

  const running = (): Browser => {
    if (!browser) throw new Error("useBrowser(): the browser runs only inside tests and hooks");
    return browser;
  };

  return {
    browser: running,
    async newPage({ width = 1440, height = 900, allow = [], ...options } = {}) {
      const context = await running().newContext({
        userAgent: DESKTOP_CHROME,
        viewport: { width, height },
        locale: "en-GB",
        timezoneId: "Europe/Berlin",
        ...options,
      });
      // Shorter than a test may take, so that the failure names the step that waited.
      context.setDefaultTimeout(30_000);
      const page = await context.newPage();
      const complaints: string[] = [];
      const complain = (text: string): void => {
        if (!allow.some((pattern) => pattern.test(text))) complaints.push(text);
      };
      page.on("console", (message) => {
        if (message.type() === "error") complain(`${message.text()} (${message.location().url})`);
      });
      page.on("pageerror", (error) => complain(error.stack ?? error.message));
      open.push({ page, complaints });
      return page;
    },
    screenshot: saveScreenshot,
  };
}

/** See `TestBrowser.screenshot`; usable from scripts too. */
export async function saveScreenshot(page: Page, name: string, { fullPage = true } = {}): Promise<string> {
  await mkdir(SCREENSHOTS, { recursive: true });
  const path = join(SCREENSHOTS, `${name}.png`);
  await page.screenshot({ path, fullPage });
  return path;
}

/** Starts the Chromium that comes with npm. The caller closes it. */
export async function launchBrowser(): Promise<Browser> {
  const folder = await unpackChromium();
  const launch = (env: Record<string, string>): Promise<Browser> =>
    chromium.launch({
      executablePath: join(folder, "chromium"),
      chromiumSandbox: false,
      args: ["--no-sandbox", "--font-render-hinting=none", "--disable-gpu", "--disable-dev-shm-usage"],
      env: { ...definedEnvironment(), FONTCONFIG_FILE: join(folder, "fonts.conf"), ...env },
    });
  try {
    return await launch({});
  } catch (error) {
    // A bare machine has no libnss3; a copy comes along, but may be too new for an old system that has its own.
    if (!/shared librar/.test(String(error))) throw error;
    return await launch({ LD_LIBRARY_PATH: join(folder, "al2023/lib") });
  }
}

/**
 * Unpacks the packed binary once per machine and version. The package would unpack straight into /tmp, where a
 * second test process finds half a file; so: unpack aside, then move into place in one step.
 */
async function unpackChromium(): Promise<string> {
  const folder = join(tmpdir(), `aftercare-chromium-${await packageVersion()}`);
  if (existsSync(folder)) return folder;

  const aside = await mkdtemp(join(tmpdir(), "aftercare-chromium-unpacking-"));
  const { TMPDIR, AWS_LAMBDA_JS_RUNTIME, LD_LIBRARY_PATH, FONTCONFIG_PATH } = process.env;
  // Only with this variable does the package unpack its shared libraries as well.
  Object.assign(process.env, { TMPDIR: aside, AWS_LAMBDA_JS_RUNTIME: "nodejs24.x" });
  try {
    const { default: packed } = await import("@sparticuz/chromium");
    await packed.executablePath();
  } finally {
    restore({ TMPDIR, AWS_LAMBDA_JS_RUNTIME, LD_LIBRARY_PATH, FONTCONFIG_PATH });
  }
  await writeFile(join(aside, "fonts.conf"), fontConfiguration(folder));
  try {
    await rename(aside, folder);
  } catch (error) {
    await rm(aside, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
  return folder;
}

async function packageVersion(): Promise<string> {
  const entry = createRequire(import.meta.url).resolve("@sparticuz/chromium");
  const root = entry.slice(0, entry.indexOf("/build/"));
  const manifest: { version: string } = JSON.parse(await readFile(join(root, "package.json"), "utf8"));
  return manifest.version;
}

/** The packed fonts first, so that a machine without any still shows text; then the machine's own, for other scripts. */
function fontConfiguration(folder: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${folder}/fonts</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${folder}/fonts-cache</cachedir>
  <alias><family>sans-serif</family><prefer><family>Open Sans</family></prefer></alias>
  <alias><family>system-ui</family><prefer><family>Open Sans</family></prefer></alias>
</fontconfig>
`;
}

function definedEnvironment(): Record<string, string> {
  return Object.fromEntries(Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined));
}

function restore(values: Record<string, string | undefined>): void {
  for (const [name, value] of Object.entries(values)) {
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  }
}
