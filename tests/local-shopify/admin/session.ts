/** Who is using the admin in this browser. There is no password: the demo shop has no secrets. */
import type { Request, Response } from "express";
import type { LocalShopify } from "../context";
import { signIdToken } from "../signing";
import { type StaffMember, staffMember } from "./staff";

const COOKIE = "local_staff";

export function currentStaff(request: Request): StaffMember {
  const id = request.headers.cookie?.match(new RegExp(`(?:^|; )${COOKIE}=(\\d+)`))?.[1];
  return staffMember(id);
}

export function rememberStaff(response: Response, id: string): void {
  response.cookie(COOKIE, staffMember(id).id, { httpOnly: true, sameSite: "lax", path: "/" });
}

/** A session token of one minute for the person, as App Bridge hands it out. Signed here: the secret never reaches a browser. */
export function idTokenFor(context: LocalShopify, member: StaffMember): string {
  const { apiKey, apiSecret } = context.options;
  return signIdToken({ shop: context.state.shop.domain, apiKey, apiSecret, userId: member.id, now: context.now() });
}
