import { useEffect, useState } from "preact/hooks";

/** What Shopify hands to extensions: a value now, and word when there is another. */
interface Signal<T> {
  readonly value: T;
  subscribe(heard: (value: T) => void): () => void;
}

/** The value of one of Shopify's signals, drawn again when it changes; undefined where this page has no such signal. */
export function useSignal<T>(signal: Signal<T>): T;
export function useSignal<T>(signal: Signal<T> | undefined): T | undefined;
export function useSignal<T>(signal: Signal<T> | undefined): T | undefined {
  const [value, setValue] = useState(() => signal?.value);
  useEffect(() => signal?.subscribe((next) => setValue(() => next)), [signal]);
  return value;
}
