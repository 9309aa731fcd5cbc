/** The version of the Admin API that the local Shopify speaks, and the app asks for. */
export const ADMIN_API_VERSION = "2026-10";
