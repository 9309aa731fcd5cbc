-- CreateTable
CREATE TABLE "DataRequest" (
    "id" UUID NOT NULL,
    "shopId" TEXT NOT NULL,
    "requestId" TEXT NOT NULL,
    "customerShopifyId" TEXT,
    "email" TEXT,
    "phone" TEXT,
    "orderShopifyIds" TEXT[],
    "receivedAt" TIMESTAMPTZ(3) NOT NULL,
    "dueAt" TIMESTAMPTZ(3) NOT NULL,
    "answeredAt" TIMESTAMPTZ(3),
    "answeredBy" TEXT,

    CONSTRAINT "DataRequest_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "DataRequest_shopId_answeredAt_dueAt_idx" ON "DataRequest"("shopId", "answeredAt", "dueAt");

-- CreateIndex
CREATE UNIQUE INDEX "DataRequest_shopId_requestId_key" ON "DataRequest"("shopId", "requestId");


SELECT aftercare_scope_to_shop('DataRequest');
