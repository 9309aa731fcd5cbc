import { financialStatus, totals } from "../../state/derive";
import type { Customer, Order } from "../../state/types";
import { type Paging, plainConnection } from "../connection";
import { defaultAddress } from "../../shop/hand";
import type { ApiCall, View } from "../request";
import { addressView, legacyId, moneyV2, time } from "./common";
import { metafieldFields } from "./metafield";
import { isVisible, orderView } from "./order";
import { orderConnection, type OrderArgs } from "../queries/orders";
import { storeCreditView } from "./store-credit";

function ordersOf(call: ApiCall, customer: Customer): Order[] {
  return call.context.state.orders.filter((order) => order.customerId === customer.id);
}

export function displayName(customer: Customer): string {
  return [customer.firstName, customer.lastName].filter(Boolean).join(" ") || customer.email || customer.phone || "";
}

export function customerView(call: ApiCall, customer: Customer): View {
  const { state } = call.context;
  const orders = ordersOf(call, customer);
  const counted = orders.filter((order) => order.cancelledAt === null);
  const last = orders.at(-1);
  return {
    __typename: "Customer",
    id: customer.id,
    legacyResourceId: legacyId(customer.id),
    displayName: displayName(customer),
    firstName: customer.firstName,
    lastName: customer.lastName,
    locale: customer.locale,
    tags: [...customer.tags].sort(),
    note: customer.note,
    state: customer.state,
    verifiedEmail: customer.verifiedEmail,
    taxExempt: customer.taxExempt,
    createdAt: time(customer.createdAt),
    updatedAt: time(customer.updatedAt),
    canDelete: orders.length === 0,
    dataSaleOptOut: false,
    numberOfOrders: String(orders.length),
    amountSpent: () => moneyV2(counted.filter((order) => financialStatus(order) !== "PENDING").reduce((total, order) => total + totals(order).netPayment, 0), state.shop.currency),
    lifetimeDuration: "4 months",
    lastOrder: () => (last && isVisible(call, last) ? orderView(call, last) : null),
    defaultEmailAddress: customer.email
      ? {
          __typename: "CustomerEmailAddress",
          emailAddress: customer.email,
          marketingState: customer.emailMarketing,
          marketingOptInLevel: customer.emailMarketing === "SUBSCRIBED" ? "SINGLE_OPT_IN" : null,
          marketingUpdatedAt: time(customer.emailMarketingUpdatedAt),
          validFormat: true,
        }
      : null,
    defaultPhoneNumber: customer.phone ? { __typename: "CustomerPhoneNumber", phoneNumber: customer.phone } : null,
    defaultAddress: () => addressView(defaultAddress(customer)),
    addressesV2: (paging: Paging) => plainConnection("MailingAddress", paging, customer.addresses, (address) => addressView(address) ?? { __typename: "MailingAddress" }),
    orders: (args: OrderArgs) => orderConnection(call, orders.filter((order) => isVisible(call, order)), args, ["customer", "orders"]),
    storeCreditAccounts: (paging: Paging) =>
      plainConnection(
        "StoreCreditAccount",
        paging,
        state.storeCreditAccounts.filter((account) => account.ownerId === customer.id),
        (account) => storeCreditView(call, account),
      ),
    ...metafieldFields(call, customer.id),
  };
}
