/** Templates of chart-templates.ts, as the start page shows them. */
export const TEMPLATE_NAMES: Record<string, { name: string; has: string }> = {
  tops_women: { name: "Women’s tops", has: "XS–XL · EU, UK, US · bust, waist" },
  tops_men: { name: "Men’s shirts", has: "S–XXL · EU · chest, waist, neck" },
  tee_flat: { name: "T-shirts, laid flat", has: "S–XL · chest, length, sleeve" },
  dresses: { name: "Dresses", has: "XS–XL · EU · bust, waist, hips" },
  trousers: { name: "Trousers", has: "XS–XL · waist, hips, inseam" },
  jeans: { name: "Jeans", has: "28–36 inches · waist, hips, inseam" },
  skirts: { name: "Skirts", has: "S–L · EU · waist, hips, length" },
  bras: { name: "Bras", has: "EU, UK, US · underbust, bust" },
  shoes: { name: "Shoes", has: "36–43 · UK, US · foot length" },
  kids: { name: "Children", has: "92–116 · age, height, weight" },
  rings: { name: "Rings", has: "50–58 · US · diameter, finger" },
  hats: { name: "Hats", has: "S–XL · head" },
  gloves: { name: "Gloves", has: "S–XL · hand" },
  belts: { name: "Belts", has: "80–100 · waist, length" },
};
