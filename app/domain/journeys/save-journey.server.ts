import { inShop } from "~/db.server";
import { readTyped } from "~/lib/form-errors";
import { notHere } from "~/lib/not-here";
import type { Locale } from "~/lib/locales";
import { validateTemplate } from "~/mail/validate-template";
import { placeInJourney } from "./field-names";
import { journeyConfigSchema, type JourneyConfig } from "./journey";

export type JourneySaved =
  | { outcome: "saved"; version: number }
  | { outcome: "overtaken"; version: number }
  /** `field` is its path, `place` where a person finds it. */
  | { outcome: "invalid"; issues: { field: string; place: string; message: string }[] }
  /** A text that cannot be filled in, by step and language. */
  | { outcome: "bad_text"; problems: { step: string; locale: Locale; where: string; words: string }[] };

/**
 * Saves how a journey is set up, as a new version. What starts it (triggers, conditions) counts from now on when it
 * changed, so that a wider condition does not reach back to old orders. `basedOn` is the version that the form showed.
 */
export async function saveJourney({
  shopId,
  key,
  name,
  config,
  basedOn,
  savedBy,
  now,
}: {
  shopId: string;
  key: string;
  name: string;
  config: unknown;
  basedOn: number;
  savedBy: string | null;
  now: Date;
}): Promise<JourneySaved> {
  const parsed = readTyped(journeyConfigSchema, config);
  if (!parsed.success) {
    return { outcome: "invalid", issues: parsed.error.issues.map((issue) => ({ field: issue.path.join("."), place: placeInJourney(issue.path, config), message: issue.message })) };
  }
  const problems = parsed.data.steps.flatMap((step) =>
    Object.entries(step.content).flatMap(([locale, content]) =>
      content ? validateTemplate(content).map((problem) => ({ step: step.key, locale: locale as Locale, ...problem })) : [],
    ),
  );
  if (problems.length > 0) return { outcome: "bad_text", problems };

  return inShop(shopId, async (tx) => {
    await tx.$queryRaw`SELECT id FROM "Journey" WHERE "shopId" = ${shopId} AND key = ${key} FOR UPDATE`;
    const journey = (await tx.journey.findUnique({ where: { shopId_key: { shopId, key } } })) ?? notHere("journey");
    if (journey.version !== basedOn) return { outcome: "overtaken", version: journey.version };
    const before = journeyConfigSchema.parse(journey.config);
    const version = journey.version + 1;
    await tx.journeyVersion.createMany({
      skipDuplicates: true,
      data: [
        { shopId, journeyKey: key, version: journey.version, config: before, savedBy: null, savedAt: journey.updatedAt },
        { shopId, journeyKey: key, version, config: parsed.data, savedBy, savedAt: now },
      ],
    });
    await tx.journey.update({
      where: { shopId_key: { shopId, key } },
      data: { name, config: parsed.data, version, ...(startsAlike(before, parsed.data) ? {} : { enabledAt: now }) },
    });
    return { outcome: "saved", version };
  });
}

function startsAlike(before: JourneyConfig, after: JourneyConfig): boolean {
  const start = ({ conditions, steps }: JourneyConfig) => JSON.stringify([conditions, steps.map(({ key, trigger, enabled }) => [key, trigger ?? null, enabled])]);
  return start(before) === start(after);
}
