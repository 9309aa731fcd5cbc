/** What the framed app and the admin around it say to each other (postMessage). */

/** Every message carries this, so that other scripts' messages are left alone. */
export const CHANNEL = "local-shopify";

export interface BarAction {
  key: string;
  label: string;
  primary: boolean;
  critical: boolean;
  disabled: boolean;
  loading: boolean;
  /** Heading of the menu it belongs to, null for a button of its own. */
  group: string | null;
}

export interface BarButton {
  label: string;
  disabled: boolean;
  loading: boolean;
}

export interface NavItem {
  href: string;
  label: string;
}

export type FromApp =
  | { type: "title"; title: string; back: string | null; actions: BarAction[] }
  | { type: "nav"; items: NavItem[] }
  /** Path and query as the app sees them, without Shopify's own parameters. */
  | { type: "location"; path: string }
  | { type: "save-bar"; open: boolean; save: BarButton; discard: BarButton; confirmDiscard: boolean }
  | { type: "toast"; id: string; message: string; isError: boolean; action: string | null; duration: number }
  | { type: "toast-hide"; id: string }
  | { type: "loading"; on: boolean }
  /** A dialog of the app covers its frame; the admin around it must wait. */
  | { type: "modal"; open: boolean }
  /** The app wants another page of the admin. */
  | { type: "open"; url: string };

export type FromAdmin =
  | { type: "press"; on: "title" | "save" | "discard"; key: string }
  | { type: "navigate"; href: string }
  | { type: "toast-action" | "toast-dismiss"; id: string };

export type Envelope<T> = { channel: typeof CHANNEL; message: T };

export const envelope = <T>(message: T): Envelope<T> => ({ channel: CHANNEL, message });

/** @returns the message in `data`, or null when it is not one of ours */
export function opened<T>(data: unknown): T | null {
  if (typeof data !== "object" || data === null || !("channel" in data) || data.channel !== CHANNEL || !("message" in data)) return null;
  return data.message as T;
}
