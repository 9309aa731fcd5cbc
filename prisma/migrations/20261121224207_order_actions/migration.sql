-- DropIndex
DROP INDEX "CustomerContact_shopId_kind_valueKey_customerShopifyId_key";

-- AlterTable
ALTER TABLE "Customer" ADD COLUMN     "mergedInto" TEXT,
ADD COLUMN     "readAt" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "CustomerContact" ADD COLUMN     "source" TEXT NOT NULL;

-- CreateTable
CREATE TABLE "OrderAction" (
    "id" UUID NOT NULL,
    "shopId" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "orderShopifyId" TEXT NOT NULL,
    "ticketId" UUID,
    "staffId" UUID,
    "staffName" TEXT NOT NULL,
    "input" JSONB NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'claimed',
    "result" JSONB,
    "reasons" TEXT[],
    "attempts" INTEGER NOT NULL DEFAULT 1,
    "leaseUntil" TIMESTAMPTZ(3) NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "settledAt" TIMESTAMPTZ(3),

    CONSTRAINT "OrderAction_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "OrderAction_shopId_orderShopifyId_createdAt_idx" ON "OrderAction"("shopId", "orderShopifyId", "createdAt");

-- CreateIndex
CREATE INDEX "OrderAction_shopId_ticketId_createdAt_idx" ON "OrderAction"("shopId", "ticketId", "createdAt");

-- CreateIndex
CREATE INDEX "OrderAction_status_leaseUntil_idx" ON "OrderAction"("status", "leaseUntil");

-- CreateIndex
CREATE UNIQUE INDEX "OrderAction_shopId_key_key" ON "OrderAction"("shopId", "key");

-- CreateIndex
CREATE INDEX "CustomerContact_shopId_source_idx" ON "CustomerContact"("shopId", "source");

-- CreateIndex
CREATE UNIQUE INDEX "CustomerContact_shopId_kind_valueKey_customerShopifyId_sour_key" ON "CustomerContact"("shopId", "kind", "valueKey", "customerShopifyId", "source");
SELECT aftercare_scope_to_shop('OrderAction');
