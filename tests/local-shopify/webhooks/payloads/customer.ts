import type { Address, Customer, Shop, ShopState } from "../../state/types";
import { fullName, idNumber, localTime } from "./words";

/** customers/update */
export function customerPayload(shop: Shop, customer: Customer) {
  return { ...customerInOrderPayload(shop, customer), addresses: customer.addresses.map((address) => customerAddressPayload(customer, address)) };
}

export function customerInOrderPayload(shop: Shop, customer: Customer) {
  const fallback = customer.addresses.find((address) => address.id === customer.defaultAddressId);
  return {
    id: idNumber(customer.id),
    created_at: localTime(shop, customer.createdAt),
    updated_at: localTime(shop, customer.updatedAt),
    first_name: customer.firstName,
    last_name: customer.lastName,
    state: customer.state.toLowerCase(),
    note: customer.note,
    verified_email: customer.verifiedEmail,
    multipass_identifier: null,
    tax_exempt: customer.taxExempt,
    email: customer.email,
    phone: customer.phone,
    currency: shop.currency,
    tax_exemptions: [],
    admin_graphql_api_id: customer.id,
    ...(fallback && { default_address: customerAddressPayload(customer, fallback) }),
  };
}

function customerAddressPayload(customer: Customer, address: Address) {
  return {
    id: idNumber(address.id),
    customer_id: idNumber(customer.id),
    first_name: address.firstName,
    last_name: address.lastName,
    company: address.company,
    address1: address.address1,
    address2: address.address2,
    city: address.city,
    province: address.province,
    country: address.country,
    zip: address.zip,
    phone: address.phone,
    name: fullName(address),
    province_code: address.provinceCode,
    country_code: address.countryCode,
    country_name: address.country,
    default: address.id === customer.defaultAddressId,
  };
}

/** customers/delete */
export function customerDeletePayload(customerId: string) {
  return { id: idNumber(customerId), tax_exemptions: [], admin_graphql_api_id: customerId };
}

/** customers/merge */
export function customerMergePayload(keptId: string, deletedId: string, jobId: string) {
  return { admin_graphql_api_customer_kept_id: keptId, admin_graphql_api_customer_deleted_id: deletedId, admin_graphql_api_job_id: jobId, status: "completed", errors: [] };
}

const who = (customer: Customer) => ({ id: idNumber(customer.id), email: customer.email, phone: customer.phone });
const orderNumbers = (state: ShopState, customer: Customer) => state.orders.filter((order) => order.customerId === customer.id).map((order) => idNumber(order.id));

/** customers/redact */
export function customerRedactPayload(state: ShopState, customer: Customer) {
  return { shop_id: idNumber(state.shop.id), shop_domain: state.shop.domain, customer: who(customer), orders_to_redact: orderNumbers(state, customer) };
}

/** customers/data_request */
export function dataRequestPayload(state: ShopState, customer: Customer, requestId: string) {
  return { shop_id: idNumber(state.shop.id), shop_domain: state.shop.domain, customer: who(customer), orders_requested: orderNumbers(state, customer), data_request: { id: idNumber(requestId) } };
}
