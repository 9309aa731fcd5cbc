import type { LoaderFunctionArgs } from "@remix-run/node";
import { isRouteErrorResponse, Links, Meta, Outlet, Scripts, ScrollRestoration, useLoaderData, useRouteError } from "@remix-run/react";
import { env } from "~/env.server";

export function loader({ request }: LoaderFunctionArgs) {
  const embedded = /^\/(app|auth)(\/|$)/.test(new URL(request.url).pathname);
  return { appBridge: embedded ? { apiKey: env.SHOPIFY_API_KEY, url: env.APP_BRIDGE_URL } : null };
}

export default function Root() {
  const { appBridge } = useLoaderData<typeof loader>();
  return (
    <html lang="en">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <Meta />
        {/* Before any script: none can have the page laid out without its styles, which moves everything once they come. */}
        <Links />
        {/* App Bridge must be the first script of every embedded document (Built for Shopify 3.1.1). */}
        {appBridge && <meta name="shopify-api-key" content={appBridge.apiKey} />}
        {appBridge && <script src={appBridge.url} data-api-key={appBridge.apiKey} />}
      </head>
      <body>
        <Outlet />
        <ScrollRestoration />
        <Scripts />
      </body>
    </html>
  );
}

/** Last resort, for documents outside the app: the app's own pages have their own boundary. */
export function ErrorBoundary() {
  const error = useRouteError();
  const [title, text] = isRouteErrorResponse(error) && error.status === 404
    ? ["This page does not exist", "The address may be mistyped, or the page was removed."]
    : ["Something went wrong", "It has been noted. Please try again in a moment."];
  return (
    <html lang="en">
      <head>
        <title>{title}</title>
        <meta name="viewport" content="width=device-width,initial-scale=1" />
      </head>
      <body style={{ fontFamily: "system-ui, sans-serif", padding: "3rem", maxWidth: "36rem", margin: "auto" }}>
        <h1>{title}</h1>
        <p>{text}</p>
      </body>
    </html>
  );
}
