-- AlterTable
ALTER TABLE "FaqItem" ADD COLUMN     "publishAt" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "SizeChart" ADD COLUMN     "publishAt" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "Ticket" ADD COLUMN     "productShopifyId" TEXT;

-- CreateTable
CREATE TABLE "StorefrontVersion" (
    "id" UUID NOT NULL,
    "shopId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "entryId" UUID NOT NULL,
    "handle" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "what" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 0,
    "staffName" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "StorefrontVersion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "HelpUse" (
    "id" UUID NOT NULL,
    "shopId" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "kind" TEXT NOT NULL,
    "handle" TEXT NOT NULL,
    "productShopifyId" TEXT NOT NULL DEFAULT '',
    "opened" INTEGER NOT NULL DEFAULT 0,
    "yes" INTEGER NOT NULL DEFAULT 0,
    "no" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "HelpUse_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "StorefrontVersion_shopId_kind_entryId_at_idx" ON "StorefrontVersion"("shopId", "kind", "entryId", "at" DESC);

-- CreateIndex
CREATE INDEX "HelpUse_shopId_productShopifyId_day_idx" ON "HelpUse"("shopId", "productShopifyId", "day");

-- CreateIndex
CREATE UNIQUE INDEX "HelpUse_shopId_day_kind_handle_productShopifyId_key" ON "HelpUse"("shopId", "day", "kind", "handle", "productShopifyId");

-- CreateIndex
CREATE INDEX "Ticket_shopId_productShopifyId_createdAt_idx" ON "Ticket"("shopId", "productShopifyId", "createdAt");

SELECT aftercare_scope_to_shop('StorefrontVersion');
SELECT aftercare_scope_to_shop('HelpUse');
