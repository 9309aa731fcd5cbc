-- DropIndex
DROP INDEX "JourneyStep_shopId_orderShopifyId_stepKey_key";

-- DropIndex
DROP INDEX "OutgoingMail_status_dueAt_idx";

-- AlterTable
ALTER TABLE "Journey" ADD COLUMN     "enabledAt" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "JourneyStep" ADD COLUMN     "attempts" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "customerShopifyId" TEXT,
ADD COLUMN     "happenedAt" TIMESTAMPTZ(3) NOT NULL,
ADD COLUMN     "journeyKey" TEXT NOT NULL,
ADD COLUMN     "journeyVersion" INTEGER,
ADD COLUMN     "occasion" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "reasonCode" TEXT;

-- AlterTable
ALTER TABLE "OutgoingMail" ADD COLUMN     "envelopeFrom" TEXT,
ADD COLUMN     "optional" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "priority" INTEGER NOT NULL DEFAULT 5;

-- AlterTable
ALTER TABLE "ReplyToken" ADD COLUMN     "outgoingMailId" UUID;

-- AlterTable
ALTER TABLE "ReturnPromise" ADD COLUMN     "parcelShopifyId" TEXT;

-- AlterTable
ALTER TABLE "Suppression" ADD COLUMN     "lastAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;

-- CreateTable
CREATE TABLE "OutgoingAttachment" (
    "id" UUID NOT NULL,
    "shopId" TEXT NOT NULL,
    "outgoingMailId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "contentId" TEXT,
    "content" BYTEA NOT NULL,

    CONSTRAINT "OutgoingAttachment_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "OutgoingAttachment_shopId_outgoingMailId_idx" ON "OutgoingAttachment"("shopId", "outgoingMailId");

-- CreateIndex
CREATE INDEX "JourneyStep_shopId_journeyKey_status_decidedAt_idx" ON "JourneyStep"("shopId", "journeyKey", "status", "decidedAt");

-- CreateIndex
CREATE INDEX "JourneyStep_shopId_customerShopifyId_stepKey_idx" ON "JourneyStep"("shopId", "customerShopifyId", "stepKey");

-- CreateIndex
CREATE UNIQUE INDEX "JourneyStep_shopId_orderShopifyId_stepKey_occasion_key" ON "JourneyStep"("shopId", "orderShopifyId", "stepKey", "occasion");

-- CreateIndex
CREATE INDEX "OutgoingMail_status_leaseUntil_idx" ON "OutgoingMail"("status", "leaseUntil");

-- CreateIndex
CREATE INDEX "OutgoingMail_status_shopId_priority_dueAt_idx" ON "OutgoingMail"("status", "shopId", "priority", "dueAt");

-- CreateIndex
CREATE INDEX "ReplyToken_shopId_outgoingMailId_idx" ON "ReplyToken"("shopId", "outgoingMailId");

-- AddForeignKey
ALTER TABLE "OutgoingAttachment" ADD CONSTRAINT "OutgoingAttachment_outgoingMailId_fkey" FOREIGN KEY ("outgoingMailId") REFERENCES "OutgoingMail"("id") ON DELETE CASCADE ON UPDATE CASCADE;
SELECT aftercare_scope_to_shop('OutgoingAttachment');
