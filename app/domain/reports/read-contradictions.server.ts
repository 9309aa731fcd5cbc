import { inShop, type ShopTx } from "~/db.server";
import { journeyConfigSchema, runningStep } from "~/domain/journeys/journey";
import { findContradictions, type Contradiction, type PublicText } from "~/domain/returns/find-contradictions";
import { currentPolicy } from "~/domain/returns/policy-for-order.server";
import { faqDraftSchema } from "~/domain/storefront/faq-item";
import { plainFromRichText } from "~/domain/storefront/rich-text";
import { textsOf } from "~/mail/validate-template";

/** More than this nobody mends in one go. */
const MOST_TEXTS = 500;

/** Where FAQ, saved replies and journeys say something else than the return policy, each with the page to mend it on. */
export async function readContradictions({ shopId, now }: { shopId: string; now: Date }): Promise<(Contradiction & { url: string })[]> {
  return inShop(shopId, (tx) => contradictionsIn(tx, { shopId, now }));
}

export async function contradictionsIn(tx: ShopTx, { shopId, now }: { shopId: string; now: Date }): Promise<(Contradiction & { url: string })[]> {
  const texts = [...(await questions(tx, shopId)), ...(await savedReplies(tx, shopId)), ...(await journeyTexts(tx, shopId))];
  const { policy } = await currentPolicy(tx, { shopId, now });
  return texts.flatMap((text) => findContradictions(policy, [text]).map((found) => ({ ...found, url: text.url })));
}

type LinkedText = PublicText & { url: string };

async function questions(tx: ShopTx, shopId: string): Promise<LinkedText[]> {
  const rows = await tx.faqItem.findMany({ where: { shopId }, select: { id: true, question: true, draft: true }, take: MOST_TEXTS });
  return rows.flatMap(({ id, question, draft }) => {
    const read = faqDraftSchema.safeParse(draft);
    return read.success ? Object.values(read.data.texts.byLanguage).map((text) => ({ where: `FAQ “${question}”`, text: `${text.question}\n${plainFromRichText(text.answer)}`, question: text.question, url: `/app/storefront/faq/${id}` })) : [];
  });
}

async function savedReplies(tx: ShopTx, shopId: string): Promise<LinkedText[]> {
  const rows = await tx.macro.findMany({ where: { shopId, archivedAt: null }, select: { id: true, name: true, body: true }, take: MOST_TEXTS });
  return rows.map(({ id, name, body }) => ({ where: `Saved reply “${name}”`, text: body, url: `/app/settings/replies/${id}` }));
}

/** The merchant's own words; the supplied ones name no numbers. */
async function journeyTexts(tx: ShopTx, shopId: string): Promise<LinkedText[]> {
  const rows = await tx.journey.findMany({ where: { shopId }, select: { key: true, config: true } });
  return rows.flatMap(({ key, config }) =>
    journeyConfigSchema.parse(config).steps.flatMap((settings) => {
      const step = runningStep(settings);
      return Object.entries(step.ownContent).flatMap(([locale, content]) =>
        content ? textsOf(content).map(({ text }) => ({ where: `Mail “${step.name}” (${locale})`, text, url: `/app/journeys/${key}?step=${step.key}&language=${locale}` })) : [],
      );
    }),
  );
}
