-- AlterTable
ALTER TABLE "OrderAction" ADD COLUMN     "plan" JSONB;
