import type { Prisma } from "@prisma/client";
import { inShop } from "~/db.server";
import { contactSettingsSchema, defaultContactSettings, type ContactSettings } from "~/domain/storefront/contact-settings";
import { publishStorefrontJob } from "~/domain/storefront/jobs.server";
import { plainReturnsNotice, returnsNoticeSchema, type ReturnsNotice } from "~/domain/storefront/returns-notice";
import { enqueue } from "~/jobs/queue.server";

export interface StorefrontSettings {
  contact: ContactSettings;
  returnsNotice: ReturnsNotice;
  publishedAt: Date | null;
  publishError: string | null;
}

/** The contact form's and the returns block's settings; what a shop starts with where nothing was saved. `language`: the shop's own. */
export async function readStorefrontSettings({ shopId, language }: { shopId: string; language: string }): Promise<StorefrontSettings> {
  const row = await inShop(shopId, (tx) => tx.storefrontSettings.findUnique({ where: { shopId } }));
  return {
    contact: row?.contact ? contactSettingsSchema.parse(row.contact) : defaultContactSettings(language.toLowerCase()),
    returnsNotice: row?.returnsNotice ? returnsNoticeSchema.parse(row.returnsNotice) : plainReturnsNotice(language.toLowerCase()),
    publishedAt: row?.publishedAt ?? null,
    publishError: row?.publishError ?? null,
  };
}

/** Saves and publishes: these two have no draft, they are what shoppers see. */
export async function saveStorefrontSettings({ shopId, change }: { shopId: string; change: { contact: ContactSettings } | { returnsNotice: ReturnsNotice } }): Promise<void> {
  const data = change as unknown as Record<string, Prisma.InputJsonObject>;
  await inShop(shopId, async (tx) => {
    await tx.storefrontSettings.upsert({ where: { shopId }, create: { shopId, ...data }, update: data });
    await enqueue(tx, publishStorefrontJob, { shopId });
  });
}
