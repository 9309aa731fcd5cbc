-- DropIndex
DROP INDEX "JourneyStep_status_dueAt_idx";

-- AlterTable
ALTER TABLE "OutgoingMail" ADD COLUMN     "publicToken" TEXT;

-- CreateTable
CREATE TABLE "JourneyVersion" (
    "id" UUID NOT NULL,
    "shopId" TEXT NOT NULL,
    "journeyKey" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "config" JSONB NOT NULL,
    "savedBy" TEXT,
    "savedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "JourneyVersion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "OrderRating" (
    "id" UUID NOT NULL,
    "shopId" TEXT NOT NULL,
    "orderShopifyId" TEXT NOT NULL,
    "outgoingMailId" UUID NOT NULL,
    "score" INTEGER NOT NULL,
    "comment" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "OrderRating_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "JourneyVersion_shopId_journeyKey_version_key" ON "JourneyVersion"("shopId", "journeyKey", "version");

-- CreateIndex
CREATE INDEX "OrderRating_shopId_orderShopifyId_idx" ON "OrderRating"("shopId", "orderShopifyId");

-- CreateIndex
CREATE INDEX "OrderRating_shopId_at_idx" ON "OrderRating"("shopId", "at");

-- CreateIndex
CREATE UNIQUE INDEX "OrderRating_shopId_outgoingMailId_key" ON "OrderRating"("shopId", "outgoingMailId");

-- CreateIndex
CREATE INDEX "JourneyStep_status_shopId_dueAt_idx" ON "JourneyStep"("status", "shopId", "dueAt");

-- CreateIndex
CREATE INDEX "JourneyStep_status_leaseUntil_idx" ON "JourneyStep"("status", "leaseUntil");

-- CreateIndex
CREATE UNIQUE INDEX "OutgoingMail_publicToken_key" ON "OutgoingMail"("publicToken");

SELECT aftercare_scope_to_shop('JourneyVersion');
SELECT aftercare_scope_to_shop('OrderRating');
