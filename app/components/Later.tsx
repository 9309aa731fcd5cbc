import { Suspense, useEffect, useState, type ReactNode } from "react";

/**
 * A part of the page whose script or data come after the rest; `meanwhile` stands in its place, on the server too. Use
 * it in place of Suspense: a Suspense boundary that is changed while it hydrates is given up by React with error 421,
 * and here pages change at any moment, because news of the desk arrive.
 */
export function Later({ meanwhile, children }: { meanwhile: ReactNode; children: ReactNode }) {
  const [hydrated, setHydrated] = useState(false);
  useEffect(() => setHydrated(true), []);
  return hydrated ? <Suspense fallback={meanwhile}>{children}</Suspense> : meanwhile;
}
