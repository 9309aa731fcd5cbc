-- DropIndex
DROP INDEX "SearchName_shopId_word_idx";

-- DropIndex
DROP INDEX "TicketSearch_shopId_words_idx";

-- AlterTable
ALTER TABLE "OrderAction" ADD COLUMN     "allowance" JSONB NOT NULL;

-- CreateIndex
CREATE INDEX "SearchName_shopId_word_idx" ON "SearchName" USING GIN ("shopId" text_ops, "word" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "TicketSearch_shopId_words_idx" ON "TicketSearch" USING GIN ("shopId" text_ops, "words");
