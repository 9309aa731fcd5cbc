/** Shopify's Liquid objects of the demo shop: product, collection, customer … as plain data. */
import type { Collection, Customer, Product, ShopState } from "../state/types";

export const idNumber = (gid: string): number => Number(gid.split("/").pop());
const cents = (amount: string | null): number | null => (amount === null ? null : Math.round(Number(amount) * 100));

export function productObject(state: ShopState, product: Product, variantId?: string) {
  const [picture] = product.images;
  const variants = product.variants.map((variant) => ({
    id: idNumber(variant.id),
    title: variant.title,
    options: variant.optionValues,
    option1: variant.optionValues[0] ?? null,
    sku: variant.sku,
    price: cents(variant.price) ?? 0,
    compare_at_price: cents(variant.compareAtPrice),
    available: variant.inventoryQuantity > 0,
  }));
  const chosen = variants.find(({ id }) => String(id) === variantId) ?? variants.find(({ available }) => available) ?? variants[0];
  return {
    id: idNumber(product.id),
    handle: product.handle,
    title: product.title,
    description: product.descriptionHtml,
    vendor: product.vendor,
    type: product.productType,
    tags: product.tags,
    url: `/products/${product.handle}`,
    price: Math.min(...variants.map(({ price }) => price)),
    available: variants.some(({ available }) => available),
    featured_image: picture ? { src: picture.path, alt: picture.altText, width: picture.width, height: picture.height } : null,
    variants,
    has_only_default_variant: product.options.length === 0,
    options: product.options.map(({ name }) => name),
    options_with_values: product.options.map(({ name, values }, index) => ({ name, values, selected_value: chosen?.options[index] ?? null })),
    selected_or_first_available_variant: chosen ?? null,
    collections: state.collections.filter((collection) => collection.productIds.includes(product.id)).map(({ id, handle, title }) => ({ id: idNumber(id), handle, title })),
  };
}

export function collectionObject(state: ShopState, collection: Collection) {
  const products = collection.productIds.flatMap((id) => activeProducts(state).find((product) => product.id === id) ?? []);
  return { id: idNumber(collection.id), handle: collection.handle, title: collection.title, description: collection.descriptionHtml, products: products.map((product) => productObject(state, product)) };
}

export function activeProducts(state: ShopState): Product[] {
  return state.products.filter((product) => product.status === "ACTIVE" && product.publishedAt !== null);
}

export function customerObject(state: ShopState, customer: Customer) {
  const orders = state.orders.filter((order) => order.customerId === customer.id).sort((a, b) => b.createdAt.localeCompare(a.createdAt));
  const name = [customer.firstName, customer.lastName].filter(Boolean).join(" ");
  return {
    id: idNumber(customer.id),
    first_name: customer.firstName,
    last_name: customer.lastName,
    name: name || customer.email,
    email: customer.email,
    phone: customer.phone,
    tags: customer.tags,
    orders_count: orders.length,
    orders: orders.map((order) => ({
      id: idNumber(order.id),
      name: order.name,
      created_at: order.createdAt,
      total_price: order.lines.reduce((total, line) => total + Math.round(Number(line.unitPrice) * 100) * line.quantity, 0),
    })),
  };
}

/** By email, by gid or by number. */
export function findCustomer(state: ShopState, wanted: string): Customer | undefined {
  return state.customers.find((customer) => customer.email?.toLowerCase() === wanted.toLowerCase() || customer.id === wanted || customer.id.endsWith(`/${wanted}`));
}
