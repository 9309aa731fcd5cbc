-- CreateIndex
CREATE INDEX "Order_shopId_fulfillmentStatus_deliveredAt_idx" ON "Order"("shopId", "fulfillmentStatus", "deliveredAt");

-- CreateIndex
CREATE INDEX "Order_shopId_financialStatus_idx" ON "Order"("shopId", "financialStatus");

-- CreateIndex
CREATE INDEX "Order_shopId_returnStatus_idx" ON "Order"("shopId", "returnStatus");

-- CreateIndex
CREATE INDEX "Order_shopId_cancelledAt_idx" ON "Order"("shopId", "cancelledAt");

-- CreateIndex
CREATE INDEX "Ticket_shopId_priority_lastMessageAt_id_idx" ON "Ticket"("shopId", "priority", "lastMessageAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "Ticket_shopId_channel_lastMessageAt_id_idx" ON "Ticket"("shopId", "channel", "lastMessageAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "Ticket_shopId_status_topic_lastMessageAt_id_idx" ON "Ticket"("shopId", "status", "topic", "lastMessageAt" DESC, "id" DESC);

-- The planner cannot know how rare a beginning of a word is, and walked a million tickets by date for a word that nobody
-- wrote. So the newest tickets of the list are walked first, a bounded number; when they do not hold a page of hits, the
-- words are rare enough to fetch every hit by the word index. TicketSearch.at is always Ticket.lastMessageAt.
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

  walk := greatest(CASE WHEN filter = '' THEN 3000 ELSE 5000 END, 20 * most);
  IF filter = '' THEN
    IF before_at IS NOT NULL THEN older := ' AND (s.at, s."ticketId") < ($7, $8)'; END IF;
    listed := 'SELECT s."ticketId" AS id, s.at, s.words @@ $2::tsquery AS fits FROM "TicketSearch" s WHERE s."shopId" = $1' || older || ' ORDER BY s.at DESC, s."ticketId" DESC';
  ELSE
    IF before_at IS NOT NULL THEN older := ' AND (t."lastMessageAt", t.id) < ($7, $8)'; END IF;
    listed := 'SELECT t.id, t."lastMessageAt" AS at, s.words @@ $2::tsquery AS fits FROM "Ticket" t JOIN "TicketSearch" s ON s."ticketId" = t.id WHERE t."shopId" = $1' || filter || older || ' ORDER BY t."lastMessageAt" DESC, t.id DESC';
  END IF;
  EXECUTE 'WITH walked AS MATERIALIZED (' || listed || ' LIMIT $10), hits AS (SELECT w.id, w.at FROM walked w WHERE w.fits ORDER BY w.at DESC, w.id DESC LIMIT $9)
    SELECT (SELECT count(*) FROM walked), (SELECT array_agg(h.id ORDER BY h.at DESC, h.id DESC) FROM hits h), (SELECT array_agg(h.at ORDER BY h.at DESC, h.id DESC) FROM hits h)'
    INTO walked, ids, ats USING shop, query, statuses, assignee, wanted_topic, wanted_channel, before_at, before_id, most, walk;
  IF walked < walk OR coalesce(array_length(ids, 1), 0) >= most THEN
    RETURN QUERY SELECT found.id, found.at FROM unnest(ids, ats) AS found(id, at);
    RETURN;
  END IF;

  -- The order by an expression keeps the planner from walking by date after all.
  IF filter = '' THEN
    listed := 'SELECT s."ticketId", s.at FROM "TicketSearch" s WHERE s."shopId" = $1 AND s.words @@ $2::tsquery' || older || ' ORDER BY s.at + interval ''0'' DESC, s."ticketId" DESC LIMIT $9';
  ELSE
    listed := 'SELECT t.id, t."lastMessageAt" FROM (SELECT s."ticketId" FROM "TicketSearch" s WHERE s."shopId" = $1 AND s.words @@ $2::tsquery OFFSET 0) hit JOIN "Ticket" t ON t.id = hit."ticketId" WHERE t."shopId" = $1'
      || filter || older || ' ORDER BY t."lastMessageAt" + interval ''0'' DESC, t.id DESC LIMIT $9';
  END IF;
  RETURN QUERY EXECUTE listed USING shop, query, statuses, assignee, wanted_topic, wanted_channel, before_at, before_id, most;
END $$;
