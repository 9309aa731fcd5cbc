/**
 * The areas of the local Shopify beside the Admin API, mounted in this order. The storefront answers everything left over, so it stays last.
 * To add one: make `<area>/index.ts` with a const of type `Area`, and put it here.
 */
import type { Area } from "./context";

export const areas: Area[] = [];
