/** Addresses in the Shopify admin and the shop, which here are pages of the local Shopify. */
import { framed, localShopify, readConfig } from "./config";
import { tellAdmin } from "./host";

/** @returns the page of the local Shopify for an address of the admin or of the shop, or null for any other address */
export function toLocalAdmin(url: string): string | null {
  if (url.startsWith("shopify://admin")) return `${localShopify}/admin${url.slice("shopify://admin".length)}`;
  let address: URL;
  try {
    address = new URL(url, location.href);
  } catch {
    return null;
  }
  const rest = address.search + address.hash;
  if (address.hostname === "admin.shopify.com") {
    return `${localShopify}/admin${address.pathname.replace(/^\/store\/[^/]+/, "")}${rest}`;
  }
  return address.hostname === readConfig().shop ? localShopify + address.pathname + rest : null;
}

/** Links and `window.open` to the admin or the shop go to the local Shopify; the admin around the frame follows its own ones. */
export function followLinks(): void {
  document.addEventListener(
    "click",
    (event) => {
      const anchor = event.target instanceof Element ? event.target.closest("a[href]") : null;
      if (!(anchor instanceof HTMLAnchorElement) || event.defaultPrevented) return;
      const local = toLocalAdmin(anchor.getAttribute("href") ?? "");
      if (!local) return;
      event.preventDefault();
      go(local, anchor.target === "_blank" || event.metaKey || event.ctrlKey ? "_blank" : "_top");
    },
    true,
  );
  const nativeOpen = window.open.bind(window);
  window.open = (url, target, features) => {
    const local = url ? toLocalAdmin(String(url)) : null;
    if (local && target !== "_blank") {
      go(local, target ?? "_blank");
      return null;
    }
    return nativeOpen(local ?? url, target, features);
  };

  function go(local: string, target: string): void {
    if (target !== "_top" && target !== "_parent") nativeOpen(local, target);
    else if (framed) tellAdmin({ type: "open", url: local });
    else location.assign(local);
  }
}
