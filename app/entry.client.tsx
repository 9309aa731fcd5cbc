import { RemixBrowser } from "@remix-run/react";
import { startTransition } from "react";
import { hydrateRoot } from "react-dom/client";
import { keepTrying } from "~/components/connection";

keepTrying();

startTransition(() => {
  hydrateRoot(document, <RemixBrowser />);
});
