import { importChart } from "./import-chart";
import type { Figure, Grid } from "./size-chart";

/**
 * A start per garment: columns, sizes and common values, to be replaced by the merchant's own. Written as the tables that
 * merchants know, and read by the same importer.
 */
interface Template {
  key: string;
  figure: Figure;
  /** Words in product types and titles for which the editor offers this template first. */
  fits: readonly string[];
  table: string;
}

const TEMPLATES: readonly Template[] = [
  {
    key: "tops_women",
    figure: "torso",
    fits: ["blouse", "top", "shirt", "knit", "sweater", "jacket"],
    table: `Size;EU (size);UK (size);US (size);Bust (body, cm);Waist (body, cm)
XS;34;6;2;78–82;60–64
S;36;8;4;82–86;64–68
M;38;10;6;86–90;68–72
L;40;12;8;90–95;72–77
XL;42;14;10;95–101;77–83`,
  },
  {
    key: "tops_men",
    figure: "torso",
    fits: ["shirt", "polo", "overshirt", "coat", "jacket"],
    table: `Size;EU (size);Chest (body, cm);Waist (body, cm);Neck (body, cm)
S;46–48;90–96;76–82;37–38
M;50;97–102;83–88;39–40
L;52;103–108;89–94;41–42
XL;54;109–114;95–101;43–44
XXL;56;115–121;102–109;45–46`,
  },
  {
    key: "tee_flat",
    figure: "tee",
    fits: ["t-shirt", "tee", "sweatshirt", "hoodie"],
    table: `Size;Chest (garment, cm);Length (garment, cm);Sleeve (garment, cm)
S;50;69;20
M;53;71;21
L;56;73;22
XL;59;75;23`,
  },
  {
    key: "dresses",
    figure: "full",
    fits: ["dress", "gown"],
    table: `Size;EU (size);Bust (body, cm);Waist (body, cm);Hips (body, cm)
XS;34;79–82;61–64;87–90
S;36;83–86;65–68;91–94
M;38;87–90;69–72;95–98
L;40;91–95;73–77;99–103
XL;42;96–101;78–83;104–109`,
  },
  {
    key: "trousers",
    figure: "legs",
    fits: ["trousers", "pants", "chinos", "leggings"],
    table: `Size;Waist (body, cm);Hips (body, cm);Inseam (body, cm)
XS;64–68;88–92;78
S;68–73;92–97;79
M;73–78;97–102;80
L;78–84;102–108;81
XL;84–91;108–115;82`,
  },
  {
    key: "jeans",
    figure: "legs",
    fits: ["jeans", "denim"],
    table: `Size;Waist (body, in);Hips (body, in);Inseam (garment, in)
28;28 1/2;34 1/2;32
30;30 1/2;36 1/2;32
32;32 1/2;38 1/2;32
34;34 1/2;40 1/2;34
36;36 1/2;42 1/2;34`,
  },
  {
    key: "skirts",
    figure: "legs",
    fits: ["skirt"],
    table: `Size;EU (size);Waist (body, cm);Hips (body, cm);Length (garment, cm)
S;36;64–68;90–94;60
M;38;68–72;94–98;61
L;40;72–77;98–103;62`,
  },
  {
    key: "bras",
    figure: "torso",
    fits: ["bra", "lingerie"],
    table: `Size;UK (size);US (size);Underbust (body, cm);Bust (body, cm)
75B;34B;34B;73–77;90–92
75C;34C;34C;73–77;92–94
80B;36B;36B;78–82;95–97
80C;36C;36C;78–82;97–99
85B;38B;38B;83–87;100–102`,
  },
  {
    key: "shoes",
    figure: "foot",
    fits: ["shoe", "sneaker", "boot", "sandal", "loafer", "slipper"],
    table: `Size;UK (size);US (size);Foot length (body, mm)
36;3.5;5;228
37;4;6;235
38;5;7;242
39;6;8;248
40;6.5;9;255
41;7;9.5;262
42;8;10;268
43;9;11;275`,
  },
  {
    key: "kids",
    figure: "full",
    fits: ["kids", "children", "baby"],
    table: `Size;Age (text);Height (body, cm);Weight (body, kg)
92;2 years;87–92;12–14
98;3 years;93–98;14–16
104;4 years;99–104;15–18
110;5 years;105–110;17–20
116;6 years;111–116;19–23`,
  },
  {
    key: "rings",
    figure: "hand",
    fits: ["ring", "jewellery"],
    table: `Size;US (size);Diameter (garment, mm);Finger (body, mm)
50;5.25;15.9;50
52;6;16.6;52
54;6.75;17.2;54
56;7.5;17.8;56
58;8.25;18.5;58`,
  },
  {
    key: "hats",
    figure: "head",
    fits: ["hat", "beanie", "cap", "helmet"],
    table: `Size;Head (body, cm)
S;54–55
M;56–57
L;58–59
XL;60–61`,
  },
  {
    key: "gloves",
    figure: "hand",
    fits: ["glove", "mitten"],
    table: `Size;Hand (body, in)
S;6 1/2–7
M;7 1/2–8
L;8 1/2–9
XL;9 1/2–10`,
  },
  {
    key: "belts",
    figure: "none",
    fits: ["belt"],
    table: `Size;Waist (body, cm);Length (garment, cm)
80;75–79;95
85;80–84;100
90;85–89;105
95;90–94;110
100;95–99;115`,
  },
];

export interface ChartTemplate {
  key: string;
  figure: Figure;
  grid: Grid;
}

export const TEMPLATE_KEYS = TEMPLATES.map(({ key }) => key);

export function chartTemplate(key: string): ChartTemplate | null {
  const template = TEMPLATES.find((each) => each.key === key);
  if (template === undefined) return null;
  const imported = importChart(template.table);
  if (imported.outcome !== "imported") throw new Error(`Template "${key}" cannot be read`);
  return { key, figure: template.figure, grid: imported.grid };
}

/** Templates in the order in which they may suit the product: those named by its type first. */
export function templatesFor(productType: string): string[] {
  const type = productType.toLowerCase();
  const suits = ({ fits }: Template): boolean => fits.some((word) => new RegExp(`\\b${word}`).test(type));
  return [...TEMPLATES.filter(suits), ...TEMPLATES.filter((template) => !suits(template))].map(({ key }) => key);
}
