-- Misspelt names and indexes that begin with the shop; both extensions come with PostgreSQL.
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS btree_gin;

-- DropIndex
DROP INDEX "Ticket_shopId_lastMessageAt_id_idx";

-- DropIndex
DROP INDEX "Ticket_shopId_status_lastMessageAt_id_idx";

-- AlterTable
ALTER TABLE "Ticket" ADD COLUMN     "answerDueAt" TIMESTAMPTZ(3),
ADD COLUMN     "breachedAt" TIMESTAMPTZ(3),
ADD COLUMN     "dueAt" TIMESTAMPTZ(3),
ADD COLUMN     "dueWarnedAt" TIMESTAMPTZ(3),
ADD COLUMN     "lastInboundAt" TIMESTAMPTZ(3),
ADD COLUMN     "mergedIntoId" UUID,
ADD COLUMN     "mood" TEXT NOT NULL DEFAULT 'calm',
ADD COLUMN     "resolutions" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "resolveDueAt" TIMESTAMPTZ(3),
ADD COLUMN     "topicConfidence" DOUBLE PRECISION;

-- CreateTable
CREATE TABLE "TicketSearch" (
    "ticketId" UUID NOT NULL,
    "shopId" TEXT NOT NULL,
    "words" tsvector NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "TicketSearch_pkey" PRIMARY KEY ("ticketId")
);

-- CreateTable
CREATE TABLE "SearchName" (
    "shopId" TEXT NOT NULL,
    "word" TEXT NOT NULL,

    CONSTRAINT "SearchName_pkey" PRIMARY KEY ("shopId","word")
);

-- CreateTable
CREATE TABLE "Draft" (
    "id" UUID NOT NULL,
    "shopId" TEXT NOT NULL,
    "ticketId" UUID NOT NULL,
    "staffId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "html" TEXT,
    "cc" TEXT[],
    "version" INTEGER NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Draft_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DraftFile" (
    "id" UUID NOT NULL,
    "shopId" TEXT NOT NULL,
    "draftId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "content" BYTEA NOT NULL,

    CONSTRAINT "DraftFile_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SavedView" (
    "id" UUID NOT NULL,
    "shopId" TEXT NOT NULL,
    "staffId" UUID,
    "name" TEXT NOT NULL,
    "filter" JSONB NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "SavedView_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Macro" (
    "id" UUID NOT NULL,
    "shopId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "topic" TEXT,
    "states" TEXT[],
    "language" TEXT,
    "actions" JSONB NOT NULL DEFAULT '[]',
    "uses" INTEGER NOT NULL DEFAULT 0,
    "archivedAt" TIMESTAMPTZ(3),
    "updatedBy" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Macro_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Rule" (
    "id" UUID NOT NULL,
    "shopId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "enabled" BOOLEAN NOT NULL DEFAULT false,
    "config" JSONB NOT NULL,
    "updatedBy" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Rule_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DeskSettings" (
    "shopId" TEXT NOT NULL,
    "config" JSONB NOT NULL DEFAULT '{}',
    "updatedBy" TEXT,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "DeskSettings_pkey" PRIMARY KEY ("shopId")
);

-- CreateTable
CREATE TABLE "StaffState" (
    "id" UUID NOT NULL,
    "shopId" TEXT NOT NULL,
    "staffId" UUID NOT NULL,
    "away" BOOLEAN NOT NULL DEFAULT false,
    "lastAssignedAt" TIMESTAMPTZ(3),

    CONSTRAINT "StaffState_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Follower" (
    "id" UUID NOT NULL,
    "shopId" TEXT NOT NULL,
    "ticketId" UUID NOT NULL,
    "staffId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Follower_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Mention" (
    "id" UUID NOT NULL,
    "shopId" TEXT NOT NULL,
    "ticketId" UUID NOT NULL,
    "messageId" UUID NOT NULL,
    "staffId" UUID NOT NULL,
    "byName" TEXT NOT NULL,
    "seenAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Mention_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "TicketMerge" (
    "id" UUID NOT NULL,
    "shopId" TEXT NOT NULL,
    "fromId" UUID NOT NULL,
    "intoId" UUID NOT NULL,
    "moved" JSONB NOT NULL,
    "staffName" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "undoneAt" TIMESTAMPTZ(3),

    CONSTRAINT "TicketMerge_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "BlockedSender" (
    "id" UUID NOT NULL,
    "shopId" TEXT NOT NULL,
    "addressKey" TEXT NOT NULL,
    "staffName" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "BlockedSender_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Rating" (
    "id" UUID NOT NULL,
    "shopId" TEXT NOT NULL,
    "ticketId" UUID NOT NULL,
    "resolution" INTEGER NOT NULL,
    "recipientKey" TEXT NOT NULL,
    "token" TEXT NOT NULL,
    "staffId" UUID,
    "status" TEXT NOT NULL DEFAULT 'planned',
    "reason" TEXT,
    "dueAt" TIMESTAMPTZ(3) NOT NULL,
    "outgoingMailId" UUID,
    "score" INTEGER,
    "comment" TEXT,
    "answeredAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Rating_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CustomerNote" (
    "id" UUID NOT NULL,
    "shopId" TEXT NOT NULL,
    "customerKey" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "staffName" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "CustomerNote_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "TopicModel" (
    "shopId" TEXT NOT NULL,
    "model" JSONB NOT NULL,
    "examples" INTEGER NOT NULL,
    "trainedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "TopicModel_pkey" PRIMARY KEY ("shopId")
);

-- CreateIndex
CREATE INDEX "TicketSearch_shopId_words_idx" ON "TicketSearch" USING GIN ("shopId" text_ops, "words");

-- CreateIndex
CREATE INDEX "TicketSearch_shopId_at_ticketId_idx" ON "TicketSearch"("shopId", "at" DESC, "ticketId" DESC);

-- CreateIndex
CREATE INDEX "SearchName_shopId_word_idx" ON "SearchName" USING GIN ("shopId" text_ops, "word" gin_trgm_ops);

-- CreateIndex
CREATE UNIQUE INDEX "Draft_shopId_ticketId_staffId_kind_key" ON "Draft"("shopId", "ticketId", "staffId", "kind");

-- CreateIndex
CREATE INDEX "DraftFile_shopId_draftId_idx" ON "DraftFile"("shopId", "draftId");

-- CreateIndex
CREATE INDEX "SavedView_shopId_position_idx" ON "SavedView"("shopId", "position");

-- CreateIndex
CREATE UNIQUE INDEX "Macro_shopId_name_key" ON "Macro"("shopId", "name");

-- CreateIndex
CREATE INDEX "Rule_shopId_position_idx" ON "Rule"("shopId", "position");

-- CreateIndex
CREATE UNIQUE INDEX "StaffState_shopId_staffId_key" ON "StaffState"("shopId", "staffId");

-- CreateIndex
CREATE INDEX "Follower_shopId_staffId_idx" ON "Follower"("shopId", "staffId");

-- CreateIndex
CREATE UNIQUE INDEX "Follower_shopId_ticketId_staffId_key" ON "Follower"("shopId", "ticketId", "staffId");

-- CreateIndex
CREATE INDEX "Mention_shopId_staffId_seenAt_idx" ON "Mention"("shopId", "staffId", "seenAt");

-- CreateIndex
CREATE UNIQUE INDEX "Mention_shopId_messageId_staffId_key" ON "Mention"("shopId", "messageId", "staffId");

-- CreateIndex
CREATE INDEX "TicketMerge_shopId_intoId_idx" ON "TicketMerge"("shopId", "intoId");

-- CreateIndex
CREATE INDEX "TicketMerge_shopId_fromId_idx" ON "TicketMerge"("shopId", "fromId");

-- CreateIndex
CREATE UNIQUE INDEX "BlockedSender_shopId_addressKey_key" ON "BlockedSender"("shopId", "addressKey");

-- CreateIndex
CREATE UNIQUE INDEX "Rating_token_key" ON "Rating"("token");

-- CreateIndex
CREATE INDEX "Rating_shopId_recipientKey_createdAt_idx" ON "Rating"("shopId", "recipientKey", "createdAt");

-- CreateIndex
CREATE INDEX "Rating_status_dueAt_idx" ON "Rating"("status", "dueAt");

-- CreateIndex
CREATE UNIQUE INDEX "Rating_shopId_ticketId_resolution_key" ON "Rating"("shopId", "ticketId", "resolution");

-- CreateIndex
CREATE INDEX "CustomerNote_shopId_customerKey_idx" ON "CustomerNote"("shopId", "customerKey");

-- CreateIndex
CREATE INDEX "Ticket_shopId_status_lastMessageAt_id_idx" ON "Ticket"("shopId", "status", "lastMessageAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "Ticket_shopId_lastMessageAt_id_idx" ON "Ticket"("shopId", "lastMessageAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "Ticket_shopId_assigneeId_status_lastMessageAt_id_idx" ON "Ticket"("shopId", "assigneeId", "status", "lastMessageAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "Ticket_shopId_topic_lastMessageAt_id_idx" ON "Ticket"("shopId", "topic", "lastMessageAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "Ticket_shopId_dueAt_idx" ON "Ticket"("shopId", "dueAt");

-- CreateIndex
CREATE INDEX "Ticket_status_snoozedUntil_idx" ON "Ticket"("status", "snoozedUntil");

-- AddForeignKey
ALTER TABLE "TicketSearch" ADD CONSTRAINT "TicketSearch_ticketId_fkey" FOREIGN KEY ("ticketId") REFERENCES "Ticket"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DraftFile" ADD CONSTRAINT "DraftFile_draftId_fkey" FOREIGN KEY ("draftId") REFERENCES "Draft"("id") ON DELETE CASCADE ON UPDATE CASCADE;
SELECT aftercare_scope_to_shop('TicketSearch');
SELECT aftercare_scope_to_shop('SearchName');
SELECT aftercare_scope_to_shop('Draft');
SELECT aftercare_scope_to_shop('DraftFile');
SELECT aftercare_scope_to_shop('SavedView');
SELECT aftercare_scope_to_shop('Macro');
SELECT aftercare_scope_to_shop('Rule');
SELECT aftercare_scope_to_shop('DeskSettings');
SELECT aftercare_scope_to_shop('StaffState');
SELECT aftercare_scope_to_shop('Follower');
SELECT aftercare_scope_to_shop('Mention');
SELECT aftercare_scope_to_shop('TicketMerge');
SELECT aftercare_scope_to_shop('BlockedSender');
SELECT aftercare_scope_to_shop('Rating');
SELECT aftercare_scope_to_shop('CustomerNote');
SELECT aftercare_scope_to_shop('TopicModel');

-- Live updates: whoever has the desk open hears of every change, whatever process made it.
CREATE FUNCTION desk_tell(shop text, ticket uuid) RETURNS void LANGUAGE sql AS $$
  SELECT pg_notify('aftercare_desk', json_build_object('kind', 'ticket', 'shopId', shop, 'ticketId', ticket)::text)
$$;

CREATE FUNCTION desk_tell_of_ticket() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM desk_tell(NEW."shopId", NEW.id);
  RETURN NULL;
END $$;

CREATE FUNCTION desk_tell_of_part() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM desk_tell(NEW."shopId", NEW."ticketId");
  RETURN NULL;
END $$;

CREATE FUNCTION desk_tell_of_order() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM desk_tell(link."shopId", link."ticketId") FROM "OrderLink" link
    WHERE link."shopId" = NEW."shopId" AND link."orderShopifyId" = NEW."shopifyId" AND link."removedAt" IS NULL;
  RETURN NULL;
END $$;

CREATE TRIGGER desk_tell AFTER INSERT OR UPDATE ON "Ticket" FOR EACH ROW EXECUTE FUNCTION desk_tell_of_ticket();
CREATE TRIGGER desk_tell AFTER INSERT OR UPDATE ON "Message" FOR EACH ROW EXECUTE FUNCTION desk_tell_of_part();
CREATE TRIGGER desk_tell AFTER INSERT ON "TicketEvent" FOR EACH ROW EXECUTE FUNCTION desk_tell_of_part();
CREATE TRIGGER desk_tell AFTER INSERT OR UPDATE ON "OrderLink" FOR EACH ROW EXECUTE FUNCTION desk_tell_of_part();
CREATE TRIGGER desk_tell AFTER UPDATE OF status ON "OutgoingMail" FOR EACH ROW
  WHEN (NEW."ticketId" IS NOT NULL AND OLD.status IS DISTINCT FROM NEW.status) EXECUTE FUNCTION desk_tell_of_part();
CREATE TRIGGER desk_tell AFTER UPDATE ON "Order" FOR EACH ROW
  WHEN (OLD."shopifyUpdatedAt" IS DISTINCT FROM NEW."shopifyUpdatedAt" OR OLD."deletedAt" IS DISTINCT FROM NEW."deletedAt")
  EXECUTE FUNCTION desk_tell_of_order();

-- Row level security keeps PostgreSQL from using a word index, because @@ and % are not known to be leakproof. So these
-- two run as their owner and hold to the shop of the transaction themselves. They give out nothing but ids and words.
CREATE FUNCTION desk_find_tickets(
  query text, statuses text[], assignee uuid, unassigned boolean, wanted_topic text, wanted_channel text, before_at timestamptz, before_id uuid, most int
) RETURNS TABLE (id uuid, at timestamptz) LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  shop text := current_setting('app.shop_id', true);
  -- Dynamic, so that each search is planned for its own words: a rare one by the index, a common one by date.
  statement text := 'SELECT s."ticketId", s.at FROM "TicketSearch" s JOIN "Ticket" t ON t.id = s."ticketId" WHERE s."shopId" = $1 AND s.words @@ $2::tsquery';
BEGIN
  IF shop IS NULL OR shop IN ('', '*') THEN
    RAISE EXCEPTION 'desk_find_tickets runs for one shop';
  END IF;
  IF statuses IS NOT NULL THEN statement := statement || ' AND t.status = ANY ($3)'; END IF;
  IF assignee IS NOT NULL THEN statement := statement || ' AND t."assigneeId" = $4'; END IF;
  IF unassigned THEN statement := statement || ' AND t."assigneeId" IS NULL'; END IF;
  IF wanted_topic IS NOT NULL THEN statement := statement || ' AND t.topic = $5'; END IF;
  IF wanted_channel IS NOT NULL THEN statement := statement || ' AND t.channel = $6'; END IF;
  IF before_at IS NOT NULL THEN statement := statement || ' AND (s.at, s."ticketId") < ($7, $8)'; END IF;
  statement := statement || ' ORDER BY s.at DESC, s."ticketId" DESC LIMIT $9';
  RETURN QUERY EXECUTE statement USING shop, query, statuses, assignee, wanted_topic, wanted_channel, before_at, before_id, most;
END $$;

CREATE FUNCTION desk_similar_names(misspelt text, most int) RETURNS SETOF text LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT word FROM "SearchName"
  WHERE "shopId" = current_setting('app.shop_id', true) AND word % misspelt
  ORDER BY similarity(word, misspelt) DESC, word LIMIT most
$$;
