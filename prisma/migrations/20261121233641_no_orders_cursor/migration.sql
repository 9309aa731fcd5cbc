-- AlterTable
ALTER TABLE "Shop" DROP COLUMN "ordersCursor";
