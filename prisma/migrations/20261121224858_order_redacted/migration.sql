-- AlterTable
ALTER TABLE "Order" ADD COLUMN     "redactedAt" TIMESTAMPTZ(3);
