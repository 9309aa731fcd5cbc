import { json, type HeadersFunction, type LinksFunction, type LoaderFunctionArgs } from "@remix-run/node";
import { Link, Outlet, useLoaderData, useRouteError } from "@remix-run/react";
import { NavMenu } from "@shopify/app-bridge-react";
import polarisStyles from "@shopify/polaris/build/esm/styles.css?url";
import translations from "@shopify/polaris/locales/en.json" with { type: "json" };
import { AppProvider } from "@shopify/shopify-app-remix/react";
import { boundary } from "@shopify/shopify-app-remix/server";
import { ServerClock } from "~/components/clock";
import { ConnectionNotice } from "~/components/ConnectionNotice";
import { Problem } from "~/components/Problem";
import { installShop } from "~/domain/shops/install-shop.server";
import { env } from "~/env.server";
import { authenticate } from "~/shopify.server";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: polarisStyles }];

export async function loader({ request }: LoaderFunctionArgs) {
  const { admin, session } = await authenticate.admin(request);
  const now = new Date();
  await installShop({ shopId: session.shop, admin, now });
  return json({ apiKey: env.SHOPIFY_API_KEY, drawnAt: now.getTime() });
}

/** Only a full load of the document reads the shop again, not every navigation inside the app. */
export const shouldRevalidate = () => false;

export default function App() {
  const { apiKey, drawnAt } = useLoaderData<typeof loader>();
  return (
    // isEmbeddedApp={false}: root.tsx has loaded App Bridge already, as the first script of the document.
    <AppProvider isEmbeddedApp={false} apiKey={apiKey} i18n={translations}>
      <NavMenu>
        <Link to="/app" rel="home">
          Home
        </Link>
        <Link to="/app/inbox">Inbox</Link>
        <Link to="/app/journeys">Journeys</Link>
        <Link to="/app/returns">Returns</Link>
        <Link to="/app/storefront">Storefront help</Link>
        <Link to="/app/reports">Reports</Link>
        <Link to="/app/settings">Settings</Link>
      </NavMenu>
      <ConnectionNotice />
      <main>
        <ServerClock.Provider value={drawnAt}>
          <Outlet />
        </ServerClock.Provider>
      </main>
    </AppProvider>
  );
}

/** Lets the library answer its own thrown responses (sign-in again), and shows everything else as a page in the app. */
export function ErrorBoundary() {
  const error = useRouteError();
  if (error instanceof Response || (error as { status?: number }).status === 401) return boundary.error(error);
  return <Problem error={error} />;
}

export const headers: HeadersFunction = (args) => boundary.headers(args);
