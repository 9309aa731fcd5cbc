/** Keeps the shop's state on disk: one JSON file, replaced whole, so that a kill at any moment leaves the old or the new one. */
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import type { ShopState } from "./types";

const WRITE_AFTER_MS = 150;

export interface Snapshot {
  save(): void;
  flush(): void;
}

/** @returns the kept state, or null when there is none yet */
export function readSnapshot(path: string): ShopState | null {
  if (!existsSync(path)) return null;
  const state = JSON.parse(readFileSync(path, "utf8")) as ShopState;
  if (state.version !== 2) throw new Error(`${path} was written by another version of the local Shopify. Delete it to begin anew.`);
  return state;
}

/** Writes `state` to `path` a moment after each `save()`, and at once on `flush()`. */
export function keepSnapshot(path: string | undefined, state: ShopState): Snapshot {
  let timer: NodeJS.Timeout | null = null;
  function flush() {
    if (timer) clearTimeout(timer);
    timer = null;
    if (!path) return;
    mkdirSync(dirname(path), { recursive: true });
    const half = `${path}.${process.pid}.new`;
    writeFileSync(half, JSON.stringify(state));
    renameSync(half, path);
  }
  return {
    flush,
    save() {
      if (path && !timer) timer = setTimeout(flush, WRITE_AFTER_MS);
    },
  };
}
