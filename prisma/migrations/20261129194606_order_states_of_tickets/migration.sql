-- DropIndex
DROP INDEX "Ticket_shopId_dueAt_idx";

-- CreateTable
CREATE TABLE "TicketOrderState" (
    "shopId" TEXT NOT NULL,
    "ticketId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "state" TEXT NOT NULL,

    CONSTRAINT "TicketOrderState_pkey" PRIMARY KEY ("ticketId","state")
);

-- CreateIndex
CREATE INDEX "TicketOrderState_shopId_state_at_ticketId_idx" ON "TicketOrderState"("shopId", "state", "at" DESC, "ticketId" DESC);

-- CreateIndex
CREATE INDEX "Ticket_shopId_status_dueAt_idx" ON "Ticket"("shopId", "status", "dueAt");

-- AddForeignKey
ALTER TABLE "TicketOrderState" ADD CONSTRAINT "TicketOrderState_ticketId_fkey" FOREIGN KEY ("ticketId") REFERENCES "Ticket"("id") ON DELETE CASCADE ON UPDATE CASCADE;
SELECT aftercare_scope_to_shop('TicketOrderState');

-- In the words of orderStates in domain/tickets/ticket-views.ts.
CREATE FUNCTION desk_states_of_order(o "Order") RETURNS text[] LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE WHEN o."deletedAt" IS NOT NULL THEN '{}' ELSE array_remove(ARRAY[
    CASE WHEN o."fulfillmentStatus" = 'UNFULFILLED' AND o."cancelledAt" IS NULL THEN 'unfulfilled' END,
    CASE WHEN o."fulfillmentStatus" = 'PARTIALLY_FULFILLED' AND o."cancelledAt" IS NULL THEN 'partly_fulfilled' END,
    CASE WHEN o."fulfillmentStatus" = 'FULFILLED' AND o."deliveredAt" IS NULL AND o."cancelledAt" IS NULL THEN 'in_transit' END,
    CASE WHEN o."deliveredAt" IS NOT NULL THEN 'delivered' END,
    CASE WHEN o."cancelledAt" IS NOT NULL THEN 'cancelled' END,
    CASE WHEN o."financialStatus" IN ('REFUNDED', 'PARTIALLY_REFUNDED') THEN 'refunded' END,
    CASE WHEN o."returnStatus" IN ('RETURN_REQUESTED', 'IN_PROGRESS') THEN 'returning' END
  ], NULL) END
$$;

-- The tickets are locked, so that a message that arrives meanwhile moves these rows too.
CREATE FUNCTION desk_set_order_states(shop text, tickets uuid[]) RETURNS void LANGUAGE sql AS $$
  SELECT id FROM "Ticket" WHERE "shopId" = shop AND id = ANY (tickets) ORDER BY id FOR NO KEY UPDATE;
  DELETE FROM "TicketOrderState" s WHERE s."shopId" = shop AND s."ticketId" = ANY (tickets) AND NOT EXISTS (
    SELECT 1 FROM "OrderLink" l JOIN "Order" o ON o."shopId" = l."shopId" AND o."shopifyId" = l."orderShopifyId"
    WHERE l."shopId" = shop AND l."ticketId" = s."ticketId" AND l."removedAt" IS NULL AND s.state = ANY (desk_states_of_order(o)));
  INSERT INTO "TicketOrderState" ("shopId", "ticketId", at, state)
    SELECT DISTINCT shop, t.id, t."lastMessageAt", state
    FROM "Ticket" t JOIN "OrderLink" l ON l."shopId" = shop AND l."ticketId" = t.id AND l."removedAt" IS NULL
      JOIN "Order" o ON o."shopId" = shop AND o."shopifyId" = l."orderShopifyId", unnest(desk_states_of_order(o)) state
    WHERE t."shopId" = shop AND t.id = ANY (tickets)
    ON CONFLICT DO NOTHING
$$;

CREATE FUNCTION desk_order_states_of_link() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM desk_set_order_states(changed."shopId", array_agg(DISTINCT changed."ticketId")) FROM changed GROUP BY changed."shopId";
  RETURN NULL;
END $$;
CREATE TRIGGER desk_order_states_made AFTER INSERT ON "OrderLink" REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION desk_order_states_of_link();
CREATE TRIGGER desk_order_states_changed AFTER UPDATE ON "OrderLink" REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION desk_order_states_of_link();
CREATE TRIGGER desk_order_states_gone AFTER DELETE ON "OrderLink" REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION desk_order_states_of_link();

CREATE FUNCTION desk_order_states_of_order() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE tickets uuid[];
BEGIN
  SELECT array_agg(l."ticketId") INTO tickets FROM "OrderLink" l WHERE l."shopId" = NEW."shopId" AND l."orderShopifyId" = NEW."shopifyId" AND l."removedAt" IS NULL;
  IF tickets IS NOT NULL THEN PERFORM desk_set_order_states(NEW."shopId", tickets); END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER desk_order_states_new AFTER INSERT ON "Order" FOR EACH ROW EXECUTE FUNCTION desk_order_states_of_order();
CREATE TRIGGER desk_order_states_other AFTER UPDATE ON "Order" FOR EACH ROW
  WHEN (desk_states_of_order(OLD) IS DISTINCT FROM desk_states_of_order(NEW)) EXECUTE FUNCTION desk_order_states_of_order();

CREATE FUNCTION desk_order_states_at() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "TicketOrderState" SET at = NEW."lastMessageAt" WHERE "shopId" = NEW."shopId" AND "ticketId" = NEW.id;
  RETURN NULL;
END $$;
CREATE TRIGGER desk_order_states_later AFTER UPDATE OF "lastMessageAt" ON "Ticket" FOR EACH ROW
  WHEN (OLD."lastMessageAt" IS DISTINCT FROM NEW."lastMessageAt") EXECUTE FUNCTION desk_order_states_at();

-- The tickets that there are already, of every shop.
SELECT set_config('app.shop_id', '*', true);
INSERT INTO "TicketOrderState" ("shopId", "ticketId", at, state)
  SELECT DISTINCT t."shopId", t.id, t."lastMessageAt", state
  FROM "Ticket" t JOIN "OrderLink" l ON l."shopId" = t."shopId" AND l."ticketId" = t.id AND l."removedAt" IS NULL
    JOIN "Order" o ON o."shopId" = l."shopId" AND o."shopifyId" = l."orderShopifyId", unnest(desk_states_of_order(o)) state;

-- As before, but in two steps: a short walk tells how frequent the hits are. When one in a hundred fits or more, a second
-- walk is as long as a page needs; else the word index is asked.
CREATE OR REPLACE FUNCTION desk_find_tickets(
  query text, statuses text[], assignee uuid, unassigned boolean, wanted_topic text, wanted_channel text, before_at timestamptz, before_id uuid, most int
) RETURNS TABLE (id uuid, at timestamptz) LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  shop text := current_setting('app.shop_id', true);
  filter text := '';
  older text := '';
  listed text;
  walk int;
  walked int;
  found int;
  ids uuid[];
  ats timestamptz[];
BEGIN
  IF shop IS NULL OR shop IN ('', '*') THEN
    RAISE EXCEPTION 'desk_find_tickets runs for one shop';
  END IF;
  IF array_length(statuses, 1) = 1 THEN filter := filter || ' AND t.status = ($3)[1]';
  ELSIF statuses IS NOT NULL THEN filter := filter || ' AND t.status = ANY ($3)'; END IF;
  IF assignee IS NOT NULL THEN filter := filter || ' AND t."assigneeId" = $4'; END IF;
  IF unassigned THEN filter := filter || ' AND t."assigneeId" IS NULL'; END IF;
  IF wanted_topic IS NOT NULL THEN filter := filter || ' AND t.topic = $5'; END IF;
  IF wanted_channel IS NOT NULL THEN filter := filter || ' AND t.channel = $6'; END IF;

  IF filter = '' THEN
    IF before_at IS NOT NULL THEN older := ' AND (s.at, s."ticketId") < ($7, $8)'; END IF;
    listed := 'SELECT s."ticketId" AS id, s.at, s.words @@ $2::tsquery AS fits FROM "TicketSearch" s WHERE s."shopId" = $1' || older || ' ORDER BY s.at DESC, s."ticketId" DESC';
  ELSE
    IF before_at IS NOT NULL THEN older := ' AND (t."lastMessageAt", t.id) < ($7, $8)'; END IF;
    listed := 'SELECT t.id, t."lastMessageAt" AS at, s.words @@ $2::tsquery AS fits FROM "Ticket" t JOIN "TicketSearch" s ON s."ticketId" = t.id WHERE t."shopId" = $1' || filter || older || ' ORDER BY t."lastMessageAt" DESC, t.id DESC';
  END IF;
  walk := greatest(CASE WHEN filter = '' THEN 1500 ELSE 800 END, 2 * most);
  FOR attempt IN 1..2 LOOP
    EXECUTE 'WITH walked AS MATERIALIZED (' || listed || ' LIMIT $10), hits AS (SELECT w.id, w.at FROM walked w WHERE w.fits ORDER BY w.at DESC, w.id DESC LIMIT $9)
      SELECT (SELECT count(*) FROM walked), (SELECT array_agg(h.id ORDER BY h.at DESC, h.id DESC) FROM hits h), (SELECT array_agg(h.at ORDER BY h.at DESC, h.id DESC) FROM hits h)'
      INTO walked, ids, ats USING shop, query, statuses, assignee, wanted_topic, wanted_channel, before_at, before_id, most, walk;
    found := coalesce(array_length(ids, 1), 0);
    IF walked < walk OR found >= most THEN
      RETURN QUERY SELECT hit.id, hit.at FROM unnest(ids, ats) AS hit(id, at);
      RETURN;
    END IF;
    EXIT WHEN found * 100 < walk;
    walk := walk * most / found * 3 / 2;
  END LOOP;

  -- The order by an expression keeps the planner from walking by date after all.
  IF filter = '' THEN
    listed := 'SELECT s."ticketId", s.at FROM "TicketSearch" s WHERE s."shopId" = $1 AND s.words @@ $2::tsquery' || older || ' ORDER BY s.at + interval ''0'' DESC, s."ticketId" DESC LIMIT $9';
  ELSE
    listed := 'SELECT t.id, t."lastMessageAt" FROM (SELECT s."ticketId" FROM "TicketSearch" s WHERE s."shopId" = $1 AND s.words @@ $2::tsquery OFFSET 0) hit JOIN "Ticket" t ON t.id = hit."ticketId" WHERE t."shopId" = $1'
      || filter || older || ' ORDER BY t."lastMessageAt" + interval ''0'' DESC, t.id DESC LIMIT $9';
  END IF;
  RETURN QUERY EXECUTE listed USING shop, query, statuses, assignee, wanted_topic, wanted_channel, before_at, before_id, most;
END $$;
