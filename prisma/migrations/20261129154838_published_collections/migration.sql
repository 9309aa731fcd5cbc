-- AlterTable
ALTER TABLE "StorefrontSettings" ADD COLUMN     "collections" JSONB NOT NULL DEFAULT '{}';
