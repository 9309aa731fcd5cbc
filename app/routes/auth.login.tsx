import type { MetaFunction } from "@remix-run/node";

export const meta: MetaFunction = () => [{ title: "Aftercare" }];

/** Where the library sends a visitor whose shop is unknown. It never asks for a shop domain (App Store requirement 2.3.1). */
export default function Login() {
  return (
    <main style={{ fontFamily: "system-ui, sans-serif", padding: "3rem 1.5rem", maxWidth: "36rem", margin: "auto", lineHeight: 1.5 }}>
      <h1>Aftercare</h1>
      <p>Aftercare opens inside your Shopify admin. Go to your admin, choose Apps, then Aftercare.</p>
    </main>
  );
}
