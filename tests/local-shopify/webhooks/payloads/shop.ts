import type { ShopState } from "../../state/types";
import { idNumber, localTime } from "./words";

/** app/uninstalled: the shop as it is. */
export function shopPayload(state: ShopState) {
  const { shop } = state;
  const { address } = shop;
  return {
    id: idNumber(shop.id),
    name: shop.name,
    email: shop.email,
    domain: shop.primaryDomain,
    province: address.province ?? "",
    country: address.countryCode ?? "",
    address1: address.address1 ?? "",
    zip: address.zip ?? "",
    city: address.city ?? "",
    source: null,
    phone: address.phone ?? "",
    latitude: null,
    longitude: null,
    primary_locale: state.locales.find((locale) => locale.primary)?.locale ?? "en",
    address2: address.address2,
    created_at: localTime(shop, shop.createdAt),
    updated_at: localTime(shop, shop.createdAt),
    country_code: address.countryCode ?? "",
    country_name: address.country ?? "",
    currency: shop.currency,
    customer_email: shop.contactEmail,
    timezone: `(GMT+01:00) ${shop.timezone.split("/")[1] ?? shop.timezone}`,
    iana_timezone: shop.timezone,
    shop_owner: `${shop.owner.firstName} ${shop.owner.lastName}`,
    money_format: "€{{amount}}",
    money_with_currency_format: `€{{amount}} ${shop.currency}`,
    weight_unit: "kg",
    province_code: address.provinceCode ?? "",
    taxes_included: shop.taxesIncluded,
    auto_configure_tax_inclusivity: null,
    tax_shipping: null,
    county_taxes: true,
    plan_display_name: shop.plan.publicDisplayName,
    plan_name: shop.plan.publicDisplayName.toLowerCase(),
    has_discounts: state.discounts.length > 0,
    has_gift_cards: true,
    myshopify_domain: shop.domain,
    google_apps_domain: null,
    google_apps_login_enabled: null,
    money_in_emails_format: "€{{amount}}",
    money_with_currency_in_emails_format: `€{{amount}} ${shop.currency}`,
    eligible_for_payments: true,
    requires_extra_payments_agreement: false,
    password_enabled: false,
    has_storefront: true,
    finances: true,
    primary_location_id: idNumber(state.locations[0]?.id ?? "0"),
    checkout_api_supported: true,
    multi_location_enabled: true,
    setup_required: false,
    pre_launch_enabled: false,
    enabled_presentment_currencies: ["EUR", "GBP", "USD", "CHF", "JPY", "CAD", "SEK", "DKK", "PLN"],
    marketing_sms_consent_enabled_at_checkout: false,
    transactional_sms_disabled: false,
  };
}

/** app/scopes_update */
export function scopesUpdatePayload(state: ShopState, previous: string[], at: string) {
  return { id: idNumber(state.installation.id), shop_id: state.shop.id, previous, current: state.installation.scopes, updated_at: at };
}

/** shop/redact */
export const shopRedactPayload = (state: ShopState) => ({ shop_id: idNumber(state.shop.id), shop_domain: state.shop.domain });
