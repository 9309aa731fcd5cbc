/** Pictures of the goods, drawn here so that nothing is loaded from outside: a silhouette per kind, in the product's first colour. */
import { Router } from "express";
import type { LocalShopify } from "../context";
import type { Product } from "../state/types";

const COLOURS: Record<string, string> = {
  Sand: "#d8c3a0", White: "#f4f1ea", Sky: "#a9c6da", Blue: "#5b7fa6", Rust: "#b0573a", Forest: "#2f4a3c", Ink: "#26304a", Moss: "#6f7f4f",
  Stone: "#b9b2a4", Navy: "#25324d", Indigo: "#33415f", Black: "#2b2b2b", Oat: "#dccfb8", Charcoal: "#4a4a4c", Bordeaux: "#6b2230", Sage: "#a8b59b",
  Yellow: "#e2b23a", Olive: "#66683f", Camel: "#b98d57", Clay: "#b5654a", Natural: "#e3d6bd", Brown: "#6f4a2f", Tobacco: "#8a5a36", Tan: "#b37b4c",
  Grey: "#8d8d90", Speckled: "#cfc8bb",
};

const top = "M280 250 L360 210 Q400 250 440 210 L520 250 L620 400 L545 445 L515 400 L515 760 L285 760 L285 400 L255 445 L180 400 Z";
const shoe = "M150 600 Q150 470 190 430 L330 430 Q350 500 440 520 L590 560 Q660 580 660 650 L660 680 L150 680 Z";
const SHAPES: Record<string, string> = {
  Dresses: "M320 210 Q400 270 480 210 L520 300 L480 430 L600 800 L200 800 L320 430 L280 300 Z",
  Trousers: "M280 220 L520 220 L560 800 L440 800 L400 400 L360 800 L240 800 Z",
  Socks: "M330 220 L450 220 L450 560 L560 660 Q600 740 510 740 L420 720 L330 620 Z",
  Sneakers: shoe, Boots: "M210 260 L380 260 L390 490 L590 560 Q660 580 660 650 L660 700 L210 700 Z", Sandals: shoe, Loafers: shoe, Slippers: shoe,
  Bags: "M220 420 L580 420 L620 780 L180 780 Z M310 420 Q310 260 400 260 Q490 260 490 420 L460 420 Q460 295 400 295 Q340 295 340 420 Z",
  Accessories: "M240 560 Q240 330 400 330 Q560 330 560 560 L590 560 L590 660 L210 660 L210 560 Z",
  Home: "M200 330 Q400 290 600 330 Q640 540 600 740 Q400 780 200 740 Q160 540 200 330 Z",
  "Gift cards": "M170 360 H630 V660 H170 Z",
};

export function picture(product: Product): string {
  const colours = product.options.find((option) => option.name === "Color")?.values ?? [];
  const fill = COLOURS[(colours[0] ?? "Natural").split("/")[0] ?? ""] ?? "#c9b79a";
  const shape = SHAPES[product.productType] ?? top;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 800 1000" width="800" height="1000"><rect width="800" height="1000" fill="#efebe4"/><ellipse cx="400" cy="830" rx="230" ry="22" fill="#000" opacity=".08"/><path d="${shape}" fill="${fill}" stroke="#00000022" stroke-width="4" stroke-linejoin="round"/></svg>`;
}

/** GET /files/products/:handle.svg */
export function pictureRoutes(context: LocalShopify): Router {
  const router = Router();
  router.get("/files/products/:handle.svg", (request, response) => {
    const product = context.state.products.find((each) => each.handle === request.params.handle);
    if (!product) return void response.status(404).end();
    response.set({ "Content-Type": "image/svg+xml", "Cache-Control": "public, max-age=3600" }).send(picture(product));
  });
  return router;
}
