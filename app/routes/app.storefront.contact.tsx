import { json, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { ContactEditor } from "~/components/storefront/contact/ContactEditor";
import { contactSettingsSchema } from "~/domain/storefront/contact-settings";
import { readStorefrontSettings, saveStorefrontSettings } from "~/domain/storefront/storefront-settings.server";
import { openDesk } from "~/domain/shops/open-desk.server";
import { env } from "~/env.server";
import { formErrors, readTyped } from "~/lib/form-errors";
import { readJson } from "~/lib/read-json";
import { readShopLocales } from "~/shopify/read-shop.server";
import { whoIs } from "~/shopify/staff-identity";
import { authenticate } from "~/shopify.server";

export async function loader({ request }: LoaderFunctionArgs) {
  const { admin, session } = await authenticate.admin(request);
  const desk = await openDesk({ shopId: session.shop, who: whoIs(session), admin, now: new Date() });
  const [settings, locales] = await Promise.all([readStorefrontSettings({ shopId: desk.shopId, language: desk.locale }), readShopLocales(admin)]);
  const own = settings.contact.texts.primary;
  return json({ settings: settings.contact, languages: [...new Set([own, ...locales.map((locale) => locale.toLowerCase())])], mayWrite: desk.staff.role !== "reader", shopId: desk.shopId, apiKey: env.SHOPIFY_API_KEY });
}

export async function action({ request }: ActionFunctionArgs) {
  const { admin, session } = await authenticate.admin(request);
  const desk = await openDesk({ shopId: session.shop, who: whoIs(session), admin, now: new Date() });
  if (desk.staff.role === "reader") return json({ outcome: "refused", problem: "You may read here, but not change anything." }, { status: 403 });
  const asked = readTyped(contactSettingsSchema, readJson(String((await request.formData()).get("settings"))));
  if (!asked.success) return json({ outcome: "invalid", problem: "Some fields need another look.", errors: formErrors(asked.error) }, { status: 422 });
  await saveStorefrontSettings({ shopId: desk.shopId, change: { contact: asked.data } });
  return json({ outcome: "saved", say: "Saved. Shoppers see it in a few seconds." });
}

export default function Contact() {
  return <ContactEditor {...useLoaderData<typeof loader>()} />;
}
