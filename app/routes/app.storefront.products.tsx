import { json, type LoaderFunctionArgs } from "@remix-run/node";
import { readCatalogue } from "~/shopify/read-catalogue.server";
import { authenticate } from "~/shopify.server";

/** The shop's products, for rules and previews: read after the page, because a large shop takes seconds. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { admin } = await authenticate.admin(request);
  return json(await readCatalogue(admin), { headers: { "Cache-Control": "private, max-age=60" } });
}
