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
