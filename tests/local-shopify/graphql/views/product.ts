import { cents } from "../../state/money";
import type { Collection, Product, ProductImage, ProductVariant } from "../../state/types";
import { connection, type Paging, plainConnection } from "../connection";
import type { ApiCall, View } from "../request";
import { legacyId, moneyV2, time } from "./common";
import { metafieldFields } from "./metafield";

export function imageView(call: ApiCall, image: ProductImage): View {
  const url = `${call.context.url}${image.path}`;
  return {
    __typename: "Image",
    id: image.id,
    altText: image.altText,
    width: image.width,
    height: image.height,
    thumbhash: null,
    url: ({ transform }: { transform?: { maxWidth?: number | null; maxHeight?: number | null; scale?: number | null } | null }) => {
      const size = new URLSearchParams();
      if (transform?.maxWidth) size.set("width", String(transform.maxWidth * (transform.scale ?? 1)));
      if (transform?.maxHeight) size.set("height", String(transform.maxHeight * (transform.scale ?? 1)));
      return size.size > 0 ? `${url}?${size}` : url;
    },
  };
}

function mediaView(call: ApiCall, image: ProductImage): View {
  return {
    __typename: "MediaImage",
    id: image.id.replace("/ProductImage/", "/MediaImage/"),
    alt: image.altText,
    mediaContentType: "IMAGE",
    status: "READY",
    mediaErrors: [],
    mediaWarnings: [],
    image: imageView(call, image),
    preview: { __typename: "MediaPreviewImage", image: imageView(call, image), status: "READY" },
  };
}

export function productView(call: ApiCall, product: Product): View {
  const { state, url } = call.context;
  const { currency } = state.shop;
  const prices = product.variants.map((variant) => cents(variant.price));
  const plain = product.descriptionHtml.replace(/<[^>]*>/g, " ").replace(/\s+/g, " ").trim();
  const [first] = product.images;
  const collections = () => state.collections.filter((collection) => collection.productIds.includes(product.id));
  return {
    __typename: "Product",
    id: product.id,
    legacyResourceId: legacyId(product.id),
    handle: product.handle,
    title: product.title,
    descriptionHtml: product.descriptionHtml,
    description: ({ truncateAt }: { truncateAt?: number | null }) => (truncateAt && plain.length > truncateAt ? `${plain.slice(0, truncateAt - 3)}...` : plain),
    vendor: product.vendor,
    productType: product.productType,
    tags: [...product.tags].sort(),
    status: product.status,
    isGiftCard: product.productType === "Gift cards",
    createdAt: time(product.createdAt),
    updatedAt: time(product.updatedAt),
    publishedAt: time(product.publishedAt),
    onlineStoreUrl: product.publishedAt ? `${url}/products/${product.handle}` : null,
    onlineStorePreviewUrl: `${url}/products/${product.handle}`,
    hasOnlyDefaultVariant: product.variants.length === 1 && product.options.length === 0,
    hasOutOfStockVariants: product.variants.some((variant) => variant.inventoryQuantity <= 0),
    totalInventory: product.variants.reduce((total, variant) => total + variant.inventoryQuantity, 0),
    tracksInventory: true,
    priceRangeV2: { __typename: "ProductPriceRangeV2", minVariantPrice: moneyV2(Math.min(...prices), currency), maxVariantPrice: moneyV2(Math.max(...prices), currency) },
    options: ({ first: count }: { first?: number | null }) =>
      (product.options.length > 0 ? product.options : [{ id: `gid://shopify/ProductOption/${legacyId(product.id)}`, name: "Title", values: ["Default Title"] }]).slice(0, count ?? undefined).map((option, index) => ({
        __typename: "ProductOption",
        id: option.id,
        name: option.name,
        position: index + 1,
        values: option.values,
        optionValues: option.values.map((value, at) => ({ __typename: "ProductOptionValue", id: `gid://shopify/ProductOptionValue/${Number(legacyId(option.id)) * 100 + at}`, name: value, hasVariants: true, linkedMetafieldValue: null })),
      })),
    featuredMedia: () => (first ? mediaView(call, first) : null),
    media: (paging: Paging) => plainConnection("Media", paging, product.images, (image) => mediaView(call, image)),
    images: (paging: Paging) => plainConnection("Image", paging, product.images, (image) => imageView(call, image)),
    variants: (paging: Paging) => plainConnection("ProductVariant", paging, product.variants, (variant) => variantView(call, product, variant)),
    variantsCount: { __typename: "Count", count: product.variants.length, precision: "EXACT" },
    collections: (paging: Paging) => plainConnection("Collection", paging, collections(), (collection) => collectionView(call, collection)),
    inCollection: ({ id }: { id: string }) => collections().some((collection) => collection.id === id),
    ...metafieldFields(call, product.id),
  };
}

export function variantView(call: ApiCall, product: Product, variant: ProductVariant): View {
  const [first] = product.images;
  return {
    __typename: "ProductVariant",
    id: variant.id,
    legacyResourceId: legacyId(variant.id),
    title: variant.title,
    displayName: `${product.title} - ${variant.title}`,
    sku: variant.sku,
    barcode: variant.barcode,
    price: variant.price,
    compareAtPrice: variant.compareAtPrice,
    position: product.variants.indexOf(variant) + 1,
    availableForSale: variant.inventoryQuantity > 0,
    inventoryQuantity: variant.inventoryQuantity,
    sellableOnlineQuantity: Math.max(0, variant.inventoryQuantity),
    inventoryPolicy: "DENY",
    taxable: variant.taxable,
    createdAt: time(variant.createdAt),
    updatedAt: time(variant.updatedAt),
    selectedOptions: product.options.map((option, index) => ({ __typename: "SelectedOption", name: option.name, value: variant.optionValues[index] ?? "" })),
    image: () => (first ? imageView(call, first) : null),
    product: () => productView(call, product),
    inventoryItem: () => ({ __typename: "InventoryItem", id: variant.inventoryItemId, sku: variant.sku, tracked: true, requiresShipping: variant.requiresShipping }),
    ...metafieldFields(call, variant.id),
  };
}

export function collectionView(call: ApiCall, collection: Collection): View {
  const products = () => collection.productIds.flatMap((id) => call.context.state.products.find((product) => product.id === id) ?? []);
  return {
    __typename: "Collection",
    id: collection.id,
    legacyResourceId: legacyId(collection.id),
    handle: collection.handle,
    title: collection.title,
    descriptionHtml: collection.descriptionHtml,
    updatedAt: time(collection.updatedAt),
    image: null,
    hasProduct: ({ id }: { id: string }) => collection.productIds.includes(id),
    productsCount: { __typename: "Count", count: collection.productIds.length, precision: "EXACT" },
    products: (paging: Paging) => connection("Product", paging, { rows: products(), id: (product) => product.id, view: (product) => productView(call, product) }),
    ...metafieldFields(call, collection.id),
  };
}

