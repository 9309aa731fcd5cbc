/** The goods of the demo shop: three categories, about forty products, every size a shopper could ask about. */
import type { Collection, Product, ProductVariant } from "../state/types";

const LETTERS = ["XS", "S", "M", "L", "XL"];
const WAIST = ["28", "30", "32", "34", "36"];
const FEET = ["36", "37", "38", "39", "40", "41", "42", "43", "44", "45"];

type Category = "clothing" | "shoes" | "home-and-bags";

interface Entry {
  category: Category;
  title: string;
  type: string;
  price: string;
  was?: string;
  colours: string[];
  sizes?: string[];
  sizeName?: string;
  grams: number;
  tags: string[];
  text: string;
}

const clothing = (title: string, type: string, price: string, colours: string[], sizes: string[], grams: number, tags: string[], text: string, was?: string): Entry => ({
  category: "clothing", title, type, price, colours, sizes, grams, tags, text, ...(was && { was }),
});
const shoes = (title: string, type: string, price: string, colours: string[], grams: number, tags: string[], text: string): Entry => ({
  category: "shoes", title, type, price, colours, sizes: FEET, grams, tags, text,
});
const home = (title: string, type: string, price: string, colours: string[], grams: number, tags: string[], text: string, sizes?: string[]): Entry => ({
  category: "home-and-bags", title, type, price, colours, grams, tags, text, ...(sizes && { sizes }),
});

const entries: Entry[] = [
  clothing("Linen shirt", "Shirts", "49.00", ["Sand", "White", "Sky"], LETTERS, 220, ["linen", "summer", "unisex"], "A light shirt of washed European linen. It is cut narrow at the shoulder; between two sizes take the larger."),
  clothing("Oxford shirt", "Shirts", "59.00", ["White", "Blue"], LETTERS, 280, ["cotton", "unisex"], "A button-down of heavy cotton that gets softer with each wash."),
  clothing("Flannel shirt", "Shirts", "64.00", ["Rust", "Forest"], LETTERS, 340, ["cotton", "winter"], "Brushed on both sides, with a straight hem to wear open."),
  clothing("Linen dress", "Dresses", "89.00", ["Sand", "Ink"], LETTERS, 310, ["linen", "summer", "women"], "A loose dress with pockets, mid-calf, for warm days."),
  clothing("Wrap dress", "Dresses", "98.00", ["Moss", "Ink"], LETTERS, 330, ["viscose", "women"], "Ties at the waist and forgives a good dinner."),
  clothing("Pleated trousers", "Trousers", "79.00", ["Stone", "Navy"], WAIST, 420, ["cotton", "unisex"], "A high waist with two pleats, tapered to the ankle."),
  clothing("Straight jeans", "Trousers", "95.00", ["Indigo", "Black"], WAIST, 640, ["denim", "unisex"], "Thirteen-ounce denim with no stretch. The waist gives about two centimetres."),
  clothing("Linen shorts", "Trousers", "45.00", ["Sand", "Navy"], LETTERS, 190, ["linen", "summer"], "A drawstring, deep pockets and nothing else.", "55.00"),
  clothing("Merino jumper", "Knitwear", "110.00", ["Oat", "Charcoal", "Bordeaux"], LETTERS, 330, ["wool", "winter"], "Fine merino with a round neck. Wash it cold, dry it flat."),
  clothing("Chunky cardigan", "Knitwear", "135.00", ["Oat", "Forest"], LETTERS, 720, ["wool", "winter", "women"], "Knitted from five-ply lambswool with horn buttons."),
  clothing("Rib T-shirt", "T-shirts", "29.00", ["White", "Black", "Sage"], LETTERS, 170, ["cotton", "unisex"], "Ribbed organic cotton that keeps its shape."),
  clothing("Heavy T-shirt", "T-shirts", "35.00", ["White", "Navy"], LETTERS, 260, ["cotton", "unisex"], "A boxy T-shirt of 240-gram jersey."),
  clothing("Rain jacket", "Jackets", "149.00", ["Yellow", "Navy"], LETTERS, 580, ["rain", "unisex"], "Waterproof to 10,000 mm, with taped seams and a hood that holds in wind."),
  clothing("Quilted vest", "Jackets", "99.00", ["Olive", "Black"], LETTERS, 360, ["winter", "unisex"], "Recycled filling, two-way zip, fits under a coat."),
  clothing("Wool coat", "Jackets", "245.00", ["Camel", "Charcoal"], LETTERS, 1450, ["wool", "winter", "women"], "A double-faced coat with a raglan shoulder."),
  clothing("Merino socks, two pairs", "Socks", "24.00", ["Charcoal", "Oat"], ["36–38", "39–41", "42–44", "45–47"], 120, ["wool", "final-sale"], "Thin enough for shoes, warm enough for boots. For hygiene they cannot be returned once opened."),
  shoes("Court sneaker", "Sneakers", "119.00", ["White", "White/Green"], 820, ["leather", "unisex"], "A plain leather sneaker with a stitched sole. It runs half a size large."),
  shoes("Trail runner", "Sneakers", "129.00", ["Black", "Clay"], 610, ["sport", "unisex"], "Grips on wet stone, drains in a minute."),
  shoes("Canvas slip-on", "Sneakers", "65.00", ["Navy", "Natural"], 480, ["canvas", "summer"], "No laces, a cotton lining, a sole of natural rubber."),
  shoes("Chelsea boot", "Boots", "189.00", ["Black", "Brown"], 1120, ["leather", "winter"], "Oiled leather and elastic sides. It opens up by half a size in the first weeks."),
  shoes("Hiking boot", "Boots", "209.00", ["Brown"], 1340, ["leather", "sport"], "A high shaft, a waterproof lining and room for a thick sock."),
  shoes("Desert boot", "Boots", "139.00", ["Sand", "Tobacco"], 860, ["suede"], "Soft suede on a crepe sole."),
  shoes("Leather sandal", "Sandals", "85.00", ["Tan", "Black"], 520, ["leather", "summer"], "Two straps that soften within a week."),
  shoes("Cork slide", "Sandals", "59.00", ["Natural"], 430, ["cork", "summer"], "A footbed of cork that takes the shape of your foot."),
  shoes("Penny loafer", "Loafers", "165.00", ["Bordeaux", "Black"], 780, ["leather"], "Hand-sewn at the toe, with a thin rubber sole under the leather."),
  shoes("Wool slipper", "Slippers", "55.00", ["Grey", "Rust"], 360, ["wool", "winter"], "Felted wool and a suede sole, for floors that are cold in the morning."),
  home("Canvas tote", "Bags", "39.00", ["Natural", "Black"], 420, ["canvas"], "Carries a laptop, a melon and a book."),
  home("Weekend bag", "Bags", "159.00", ["Olive", "Tan"], 1680, ["canvas", "leather"], "Fits under an aeroplane seat, holds three days."),
  home("Day backpack", "Bags", "119.00", ["Navy", "Clay"], 940, ["canvas"], "Eighteen litres with a sleeve for a 15-inch laptop."),
  home("Cross-body pouch", "Bags", "49.00", ["Black", "Tan"], 310, ["leather"], "Phone, keys, cards, and a zip that does not stick."),
  home("Leather belt", "Accessories", "55.00", ["Brown", "Black"], 240, ["leather"], "Vegetable-tanned leather with a brass buckle.", ["80", "85", "90", "95", "100"]),
  home("Wool throw", "Home", "98.00", ["Oat", "Forest"], 1150, ["wool"], "130 × 180 cm, woven in a small mill, fringed by hand."),
  home("Linen bedding set", "Home", "179.00", ["White", "Sage"], 2300, ["linen"], "One cover and two pillowcases of stonewashed linen.", ["140 × 200", "200 × 220", "240 × 220"]),
  home("Linen cushion cover", "Home", "32.00", ["Sand", "Rust", "Ink"], 210, ["linen"], "50 × 50 cm with a hidden zip. The filling is sold separately."),
  home("Stoneware mug, set of two", "Home", "34.00", ["Speckled", "Blue"], 860, ["stoneware", "fragile"], "Thrown, glazed and fired twice. Dishwasher safe."),
  home("Beeswax candle", "Home", "22.00", ["Natural"], 380, ["final-sale"], "Burns for about thirty hours and smells of honey only."),
  home("Enamel lunch box", "Home", "29.00", ["White", "Forest"], 540, ["enamel"], "Two storeys and a clip that holds."),
  home("Waffle towel", "Home", "27.00", ["White", "Stone"], 320, ["cotton"], "Dries you and itself quickly.", ["50 × 100", "70 × 140"]),
  home("Wool beanie", "Accessories", "35.00", ["Charcoal", "Rust"], 90, ["wool", "winter"], "One size, double-folded, warm in the wind."),
  home("Silk scarf", "Accessories", "69.00", ["Ink", "Rust"], 70, ["silk", "personalised"], "90 × 90 cm with hand-rolled edges. Initials can be added."),
  home("Gift card", "Gift cards", "50.00", [], 0, ["gift-card", "final-sale"], "Sent by email at once, valid for three years."),
];

export const handleOf = (title: string) => title.toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");

const skuPart = (text: string) => text.split(/[^A-Za-z0-9]+/).map((word) => word.slice(0, 4)).join("").toUpperCase();

/** @param openedAt  when the shop began to sell */
export function demoProducts(openedAt: string): Product[] {
  let variantNumber = 47_000_000_000_001;
  return entries.map((entry, index) => {
    const handle = handleOf(entry.title);
    const options = [
      ...(entry.sizes ? [{ id: `gid://shopify/ProductOption/${11_100_000_000_001 + index * 2}`, name: "Size", values: entry.sizes }] : []),
      ...(entry.colours.length > 0 ? [{ id: `gid://shopify/ProductOption/${11_100_000_000_002 + index * 2}`, name: "Color", values: entry.colours }] : []),
    ];
    const combinations = (entry.sizes ?? [null]).flatMap((size) => (entry.colours.length > 0 ? entry.colours : [null]).map((colour) => [size, colour]));
    const variants = combinations.map((combination, position): ProductVariant => {
      const values = combination.filter((value) => value !== null);
      const number = variantNumber++;
      return {
        id: `gid://shopify/ProductVariant/${number}`,
        inventoryItemId: `gid://shopify/InventoryItem/${number + 2_000_000_000_000}`,
        title: values.join(" / ") || "Default Title",
        sku: [entry.title.split(/[^A-Za-z]+/).map(skuPart).join("").slice(0, 8), ...values.map(skuPart)].join("-"),
        barcode: `87${String(10_000_000_000 + number % 1_000_000_000).slice(0, 11)}`,
        price: entry.price,
        compareAtPrice: entry.was ?? null,
        optionValues: values,
        // A few sizes are always gone, as in life.
        inventoryQuantity: position % 7 === 5 ? 0 : 4 + ((index * 7 + position * 5) % 23),
        taxable: entry.type !== "Gift cards",
        requiresShipping: entry.type !== "Gift cards",
        weightGrams: entry.grams,
        createdAt: openedAt,
        updatedAt: openedAt,
      };
    });
    return {
      id: `gid://shopify/Product/${8_800_000_000_001 + index}`,
      handle,
      title: entry.title,
      descriptionHtml: `<p>${entry.text}</p>`,
      vendor: entry.category === "shoes" ? "Osk Shoemakers" : "Linden & Loom",
      productType: entry.type,
      tags: [entry.category, ...entry.tags],
      status: "ACTIVE",
      options,
      images: [{ id: `gid://shopify/ProductImage/${40_100_000_000_001 + index}`, path: `/files/products/${handle}.svg`, altText: entry.title, width: 800, height: 1000 }],
      variants,
      createdAt: openedAt,
      updatedAt: openedAt,
      publishedAt: openedAt,
    };
  });
}

/** @param products  from demoProducts */
export function demoCollections(products: Product[], openedAt: string): Collection[] {
  const wanted: [handle: string, title: string, belongs: (product: Product) => boolean][] = [
    ["clothing", "Clothing", (product) => product.tags.includes("clothing")],
    ["shoes", "Shoes", (product) => product.tags.includes("shoes")],
    ["home-and-bags", "Home & bags", (product) => product.tags.includes("home-and-bags")],
    ["linen", "Linen", (product) => product.tags.includes("linen")],
    ["winter", "For the winter", (product) => product.tags.includes("winter")],
    ["sale", "Sale", (product) => product.variants.some((variant) => variant.compareAtPrice !== null)],
  ];
  return wanted.map(([handle, title, belongs], index) => ({
    id: `gid://shopify/Collection/${4_400_000_000_001 + index}`,
    handle,
    title,
    descriptionHtml: "",
    productIds: products.filter(belongs).map((product) => product.id),
    updatedAt: openedAt,
  }));
}
