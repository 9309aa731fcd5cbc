import { inShop } from "~/db.server";

/** A shop that has the app, in Berlin, in euro; every column can be given. */
export async function installTestShop(shopId: string, change: { settings?: object; pausedAt?: Date; uninstalledAt?: Date; timeZone?: string } = {}): Promise<void> {
  await inShop(shopId, (tx) =>
    tx.shop.create({
      data: {
        shopId,
        name: "Lindqvist Lane",
        domain: "lindqvist-lane.example",
        currency: "EUR",
        timeZone: "Europe/Berlin",
        locale: "en",
        countryCode: "DE",
        installedAt: new Date("2020-01-01T00:00:00Z"),
        inboundKey: `inbound-${shopId}`,
        ...change,
      },
    }),
  );
}
