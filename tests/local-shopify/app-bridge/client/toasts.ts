import type { ToastOptions } from "@shopify/app-bridge-types";
import { onAdmin, tellAdmin } from "./host";

const DURATION_MS = 5000;

const shown = new Map<string, ToastOptions>();
let last = 0;

export const toast = {
  /** @returns the id to hide it by */
  show(message: string, options: ToastOptions = {}): string {
    last += 1;
    const id = String(last);
    shown.set(id, options);
    tellAdmin({ type: "toast", id, message: String(message), isError: options.isError ?? false, action: options.action ?? null, duration: options.duration ?? DURATION_MS });
    return id;
  },
  hide(id: string): void {
    shown.delete(id);
    tellAdmin({ type: "toast-hide", id });
  },
};

export function listenForToasts(): void {
  onAdmin((message) => {
    if (message.type !== "toast-action" && message.type !== "toast-dismiss") return;
    const options = shown.get(message.id);
    shown.delete(message.id);
    if (message.type === "toast-action") options?.onAction?.();
    else options?.onDismiss?.();
  });
}
