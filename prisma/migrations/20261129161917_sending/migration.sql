-- AlterTable
ALTER TABLE "Shop" ADD COLUMN     "senderDomain" TEXT;

-- CreateTable
CREATE TABLE "Sending" (
    "shopId" TEXT NOT NULL,
    "host" TEXT,
    "port" INTEGER,
    "security" TEXT,
    "user" TEXT,
    "password" TEXT,
    "troubleSince" TIMESTAMPTZ(3),
    "trouble" TEXT,
    "dkimDomain" TEXT,
    "dkimPublicKey" TEXT,
    "dkimPrivateKey" TEXT,
    "domain" TEXT,
    "findings" JSONB,
    "checkedAt" TIMESTAMPTZ(3),
    "inOrder" BOOLEAN NOT NULL DEFAULT false,
    "signs" BOOLEAN NOT NULL DEFAULT false,
    "goOnAt" TIMESTAMPTZ(3),
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Sending_pkey" PRIMARY KEY ("shopId")
);

-- CreateIndex
CREATE INDEX "OutgoingMail_shopId_sentAt_idx" ON "OutgoingMail"("shopId", "sentAt");


SELECT aftercare_scope_to_shop('Sending');
