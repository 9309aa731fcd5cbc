/** Who works at the demo shop: the admin can be used as each of them, and tests call them by name. */
export interface StaffMember {
  /** The `sub` of their session tokens. */
  id: string;
  firstName: string;
  lastName: string;
  email: string;
  role: "Owner" | "Agent";
  /** BCP 47, the language they use the admin in. */
  locale: string;
}

export const MARA: StaffMember = { id: "82000001", firstName: "Mara", lastName: "Lindqvist", email: "mara@linden-and-loom.example", role: "Owner", locale: "en" };
export const TOMAS: StaffMember = { id: "82000002", firstName: "Tomás", lastName: "Silva", email: "tomas@linden-and-loom.example", role: "Agent", locale: "en" };
export const YUKI: StaffMember = { id: "82000003", firstName: "Yuki", lastName: "Tanaka", email: "yuki@linden-and-loom.example", role: "Agent", locale: "en" };

export const staff: StaffMember[] = [MARA, TOMAS, YUKI];

/** @returns the member with this id, or the owner */
export function staffMember(id: string | undefined): StaffMember {
  return staff.find((member) => member.id === id) ?? MARA;
}

/** As Shopify words the `associated_user` of an online token. */
export function associatedUser(member: StaffMember) {
  return {
    id: Number(member.id),
    first_name: member.firstName,
    last_name: member.lastName,
    email: member.email,
    email_verified: true,
    account_owner: member.role === "Owner",
    locale: member.locale,
    collaborator: false,
  };
}
