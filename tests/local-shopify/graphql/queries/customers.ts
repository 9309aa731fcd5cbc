import { parsePhoneNumberFromString } from "libphonenumber-js";
import { financialStatus, totals } from "../../state/derive";
import type { Customer } from "../../state/types";
import { connection, type Paging } from "../connection";
import { type ApiCall, gidOf, unsupported, type View } from "../request";
import { compileSearch, type SearchPlan } from "../search";
import { customerView, displayName } from "../views/customer";

interface CustomerArgs extends Paging {
  query?: string | null;
  sortKey?: string | null;
}

function customerSearch(call: ApiCall): SearchPlan<Customer> {
  const { state } = call.context;
  const orders = (customer: Customer) => state.orders.filter((order) => order.customerId === customer.id);
  const places = (customer: Customer) => customer.addresses;
  return {
    free: (customer) => [customer.firstName, customer.lastName, customer.email, customer.phone, ...customer.tags, ...places(customer).flatMap((place) => [place.city, place.zip, place.company])],
    fields: {
      id: { kind: "number", of: (customer) => customer.id.split("/").pop() ?? null },
      email: { kind: "text", of: (customer) => customer.email },
      // Digits only, so that +31 6 … and 316… meet.
      phone: { kind: "custom", of: (customer, wanted) => customer.phone !== null && customer.phone.replace(/\D/g, "") === wanted.replace(/\D/g, "") },
      first_name: { kind: "text", of: (customer) => customer.firstName },
      last_name: { kind: "text", of: (customer) => customer.lastName },
      country: { kind: "text", of: (customer) => places(customer).map((place) => place.country) },
      tag: { kind: "exact", of: (customer) => customer.tags },
      state: { kind: "exact", of: (customer) => customer.state },
      orders_count: { kind: "number", of: (customer) => orders(customer).length },
      total_spent: { kind: "number", of: (customer) => orders(customer).filter((order) => financialStatus(order) !== "PENDING").reduce((sum, order) => sum + totals(order).netPayment, 0) / 100 },
      customer_date: { kind: "time", of: (customer) => customer.createdAt },
      updated_at: { kind: "time", of: (customer) => customer.updatedAt },
      accepts_marketing: { kind: "exact", of: (customer) => String(customer.emailMarketing === "SUBSCRIBED") },
    },
  };
}

const SORT: Record<string, (customer: Customer) => string | number> = {
  ID: () => "",
  NAME: displayName,
  CREATED_AT: (customer) => customer.createdAt,
  UPDATED_AT: (customer) => customer.updatedAt,
  RELEVANCE: () => "",
};

function search(call: ApiCall, query: string | null | undefined, path: string): Customer[] {
  const { customers } = call.context.state;
  if (!query) return customers;
  const { matches, warnings } = compileSearch(query, customerSearch(call), call.context.now());
  if (warnings.length > 0) call.search.push({ path: [path], query, parsed: {}, warnings });
  return customers.filter(matches);
}

const view = (call: ApiCall, customer: Customer | undefined): View | null => (customer ? customerView(call, customer) : null);

export const customerQueries = {
  customer: ({ id }: { id: string }, call: ApiCall) => {
    const gid = gidOf(id, "Customer");
    return view(call, call.context.state.customers.find((customer) => customer.id === gid));
  },
  customers: (args: CustomerArgs, call: ApiCall) => {
    const value = SORT[args.sortKey ?? "ID"];
    if (!value) throw unsupported(`customers(sortKey: ${args.sortKey})`);
    return connection("Customer", args, { rows: search(call, args.query, "customers"), id: (customer) => customer.id, value, view: (customer) => customerView(call, customer) });
  },
  customersCount: ({ query }: { query?: string | null }, call: ApiCall) => ({ __typename: "Count", count: search(call, query, "customersCount").length, precision: "EXACT" }),
  customerByIdentifier: ({ identifier }: { identifier: { id?: string; emailAddress?: string; phoneNumber?: string; customId?: object } }, call: ApiCall) => {
    const { customers } = call.context.state;
    if (identifier.customId) throw unsupported("customerByIdentifier(identifier: {customId})");
    if (identifier.id) {
      const gid = gidOf(identifier.id, "Customer");
      return view(call, customers.find((customer) => customer.id === gid));
    }
    if (identifier.emailAddress) {
      const wanted = identifier.emailAddress.trim().toLowerCase();
      return view(call, customers.find((customer) => customer.email?.toLowerCase() === wanted));
    }
    // E.164 is what Shopify compares; a number without a country code finds nobody.
    const wanted = parsePhoneNumberFromString(identifier.phoneNumber ?? "")?.number;
    return view(call, wanted === undefined ? undefined : customers.find((customer) => customer.phone === wanted));
  },
};
