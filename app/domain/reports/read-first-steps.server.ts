import { inShop } from "~/db.server";

/** How far a new shop has come. Placing the theme blocks is seen in the browser only. */
export interface FirstSteps {
  mailArrives: boolean;
  policySaved: boolean;
  journeyOn: boolean;
  helpPublished: boolean;
}

export async function readFirstSteps({ shopId }: { shopId: string }): Promise<FirstSteps> {
  return inShop(shopId, async (tx) => ({
    mailArrives: (await tx.inboundMail.findFirst({ where: { shopId, source: { not: "contact_form" } }, select: { id: true } })) !== null,
    policySaved: (await tx.returnPolicy.findFirst({ where: { shopId }, select: { id: true } })) !== null,
    journeyOn: (await tx.journey.findFirst({ where: { shopId, enabled: true }, select: { id: true } })) !== null,
    helpPublished:
      (await tx.sizeChart.findFirst({ where: { shopId, status: "published" }, select: { id: true } })) !== null ||
      (await tx.faqItem.findFirst({ where: { shopId, status: "published" }, select: { id: true } })) !== null,
  }));
}
