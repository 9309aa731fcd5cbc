import type { Prisma } from "@prisma/client";
import { inShop } from "~/db.server";
import { deskSettings, type DeskSettings } from "~/domain/tickets/desk-settings";

export async function readSettingsOfDesk({ shopId }: { shopId: string }): Promise<DeskSettings> {
  return inShop(shopId, async (tx) => deskSettings.parse((await tx.deskSettings.findUnique({ where: { shopId } }))?.config ?? {}));
}

/** Promised times of tickets that are open already follow with their next message or change. */
export async function changeDeskSettings({ shopId, settings, by }: { shopId: string; settings: DeskSettings; by: string }): Promise<void> {
  await inShop(shopId, (tx) => {
    const config = settings as unknown as Prisma.InputJsonObject;
    return tx.deskSettings.upsert({ where: { shopId }, create: { shopId, config, updatedBy: by }, update: { config, updatedBy: by } });
  });
}
