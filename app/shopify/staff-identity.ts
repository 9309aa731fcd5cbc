import type { Session } from "@shopify/shopify-api";

/** Who opened the admin, as the online session of the library tells it. */
export interface StaffIdentity {
  shopifyUserId: string;
  name: string;
  email: string | null;
  isAccountOwner: boolean;
  locale: string | null;
}

/** Throws for an offline session: a door of the admin always has an online one (`useOnlineTokens`). */
export function whoIs(session: Session): StaffIdentity {
  const user = session.onlineAccessInfo?.associated_user;
  if (!user) throw new Error("The admin was opened without an online session.");
  return {
    shopifyUserId: String(user.id),
    name: [user.first_name, user.last_name].filter(Boolean).join(" ") || user.email || "Staff",
    email: user.email || null,
    isAccountOwner: user.account_owner,
    locale: user.locale || null,
  };
}
