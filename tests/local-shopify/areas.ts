/**
 * The areas of the local Shopify beside the Admin API, mounted in this order. The storefront answers everything left over, so it stays last.
 * To add one: make `<area>/index.ts` with a const of type `Area`, and put it here.
 */
import { admin } from "./admin";
import { appBridge } from "./app-bridge";
import type { Area } from "./context";
import { mailbox } from "./mailbox";
import { panel } from "./panel";
import { storefront } from "./storefront";
import { uiExtensions } from "./ui-extensions";

export const areas: Area[] = [appBridge, admin, panel, mailbox, uiExtensions, storefront];
