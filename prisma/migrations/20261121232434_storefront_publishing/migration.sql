-- AlterTable
ALTER TABLE "FaqItem" ADD COLUMN     "published" JSONB;

-- AlterTable
ALTER TABLE "SizeChart" ADD COLUMN     "published" JSONB;

-- CreateTable
CREATE TABLE "StorefrontSettings" (
    "shopId" TEXT NOT NULL,
    "contact" JSONB,
    "returnsNotice" JSONB,
    "publishedAt" TIMESTAMPTZ(3),
    "publishError" TEXT,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "StorefrontSettings_pkey" PRIMARY KEY ("shopId")
);

SELECT aftercare_scope_to_shop('StorefrontSettings');
