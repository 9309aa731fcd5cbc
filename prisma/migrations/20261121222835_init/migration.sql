-- CreateTable
CREATE TABLE "Journey" (
    "id" UUID NOT NULL,
    "shopId" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "enabled" BOOLEAN NOT NULL DEFAULT false,
    "config" JSONB NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Journey_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Enrolment" (
    "id" UUID NOT NULL,
    "shopId" TEXT NOT NULL,
    "journeyKey" TEXT NOT NULL,
    "orderShopifyId" TEXT NOT NULL,
    "occasion" TEXT NOT NULL DEFAULT '',
    "stoppedAt" TIMESTAMPTZ(3),
    "stopReason" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Enrolment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "JourneyStep" (
    "id" UUID NOT NULL,
    "shopId" TEXT NOT NULL,
    "enrolmentId" UUID NOT NULL,
    "orderShopifyId" TEXT NOT NULL,
    "stepKey" TEXT NOT NULL,
    "dueAt" TIMESTAMPTZ(3) NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'due',
    "reason" TEXT,
    "outgoingMailId" UUID,
    "leaseOwner" TEXT,
    "leaseUntil" TIMESTAMPTZ(3),
    "decidedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "JourneyStep_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Order" (
    "id" UUID NOT NULL,
    "shopId" TEXT NOT NULL,
    "shopifyId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "nameKey" TEXT NOT NULL,
    "confirmationKey" TEXT,
    "emailKey" TEXT,
    "phoneKey" TEXT,
    "customerShopifyId" TEXT,
    "financialStatus" TEXT NOT NULL,
    "fulfillmentStatus" TEXT NOT NULL,
    "returnStatus" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "total" DECIMAL(20,4) NOT NULL,
    "countryCode" TEXT,
    "placedAt" TIMESTAMPTZ(3) NOT NULL,
    "cancelledAt" TIMESTAMPTZ(3),
    "deliveredAt" TIMESTAMPTZ(3),
    "snapshot" JSONB NOT NULL,
    "shopifyUpdatedAt" TIMESTAMPTZ(3) NOT NULL,
    "readAt" TIMESTAMPTZ(3) NOT NULL,
    "deletedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Order_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "OrderTracking" (
    "id" UUID NOT NULL,
    "shopId" TEXT NOT NULL,
    "orderShopifyId" TEXT NOT NULL,
    "numberKey" TEXT NOT NULL,
    "number" TEXT NOT NULL,
    "company" TEXT,

    CONSTRAINT "OrderTracking_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Customer" (
    "id" UUID NOT NULL,
    "shopId" TEXT NOT NULL,
    "shopifyId" TEXT NOT NULL,
    "displayName" TEXT NOT NULL,
    "firstName" TEXT,
    "lastName" TEXT,
    "email" TEXT,
    "phone" TEXT,
    "locale" TEXT,
    "numberOfOrders" INTEGER NOT NULL DEFAULT 0,
    "amountSpent" DECIMAL(20,4) NOT NULL DEFAULT 0,
    "currency" TEXT,
    "tags" TEXT[],
    "shopifyUpdatedAt" TIMESTAMPTZ(3),
    "redactedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Customer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CustomerContact" (
    "id" UUID NOT NULL,
    "shopId" TEXT NOT NULL,
    "customerShopifyId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "valueKey" TEXT NOT NULL,

    CONSTRAINT "CustomerContact_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "OutgoingMail" (
    "id" UUID NOT NULL,
    "shopId" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "flow" TEXT NOT NULL,
    "ticketId" UUID,
    "orderShopifyId" TEXT,
    "stepId" UUID,
    "recipient" TEXT NOT NULL,
    "recipientKey" TEXT NOT NULL,
    "fromAddress" TEXT NOT NULL,
    "fromName" TEXT NOT NULL,
    "replyTo" TEXT,
    "cc" TEXT[],
    "subject" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "html" TEXT,
    "messageId" TEXT NOT NULL,
    "inReplyTo" TEXT,
    "references" TEXT[],
    "headers" JSONB NOT NULL DEFAULT '{}',
    "date" TIMESTAMPTZ(3) NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'queued',
    "reason" TEXT,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "dueAt" TIMESTAMPTZ(3) NOT NULL,
    "leaseOwner" TEXT,
    "leaseUntil" TIMESTAMPTZ(3),
    "response" TEXT,
    "sentAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "OutgoingMail_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ReplyToken" (
    "token" TEXT NOT NULL,
    "shopId" TEXT NOT NULL,
    "ticketId" UUID,
    "orderShopifyId" TEXT,
    "recipientKey" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ReplyToken_pkey" PRIMARY KEY ("token")
);

-- CreateTable
CREATE TABLE "Suppression" (
    "id" UUID NOT NULL,
    "shopId" TEXT NOT NULL,
    "addressKey" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "scope" TEXT NOT NULL DEFAULT 'all',
    "score" INTEGER NOT NULL DEFAULT 0,
    "detail" TEXT,
    "since" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "until" TIMESTAMPTZ(3),

    CONSTRAINT "Suppression_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ReturnPolicy" (
    "id" UUID NOT NULL,
    "shopId" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "rules" JSONB NOT NULL,
    "validFrom" TIMESTAMPTZ(3) NOT NULL,
    "savedBy" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ReturnPolicy_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ReturnPromise" (
    "id" UUID NOT NULL,
    "shopId" TEXT NOT NULL,
    "orderShopifyId" TEXT NOT NULL,
    "lineShopifyId" TEXT NOT NULL,
    "returnBy" TEXT NOT NULL,
    "basis" TEXT NOT NULL,
    "policyVersion" INTEGER NOT NULL,
    "toldAt" TIMESTAMPTZ(3) NOT NULL,
    "toldBy" TEXT NOT NULL,
    "outgoingMailId" UUID,

    CONSTRAINT "ReturnPromise_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Session" (
    "id" TEXT NOT NULL,
    "shop" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "isOnline" BOOLEAN NOT NULL DEFAULT false,
    "scope" TEXT,
    "expires" TIMESTAMPTZ(3),
    "accessToken" TEXT NOT NULL,
    "refreshToken" TEXT,
    "refreshTokenExpires" TIMESTAMPTZ(3),
    "onlineAccess" TEXT,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Shop" (
    "shopId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "domain" TEXT NOT NULL,
    "email" TEXT,
    "currency" TEXT NOT NULL,
    "timeZone" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "countryCode" TEXT NOT NULL,
    "installedAt" TIMESTAMPTZ(3) NOT NULL,
    "uninstalledAt" TIMESTAMPTZ(3),
    "pausedAt" TIMESTAMPTZ(3),
    "settings" JSONB NOT NULL DEFAULT '{}',
    "inboundKey" TEXT NOT NULL,
    "scopes" TEXT NOT NULL DEFAULT '',
    "canReadAllOrders" BOOLEAN NOT NULL DEFAULT false,
    "ordersCursor" TEXT,
    "ordersImportedAt" TIMESTAMPTZ(3),
    "ordersReadUntil" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Shop_pkey" PRIMARY KEY ("shopId")
);

-- CreateTable
CREATE TABLE "Staff" (
    "id" UUID NOT NULL,
    "shopId" TEXT NOT NULL,
    "shopifyUserId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT,
    "role" TEXT NOT NULL DEFAULT 'agent',
    "signature" TEXT NOT NULL DEFAULT '',
    "locale" TEXT,
    "leftAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Staff_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "WebhookEvent" (
    "id" UUID NOT NULL,
    "shopId" TEXT NOT NULL,
    "topic" TEXT NOT NULL,
    "eventId" TEXT NOT NULL,
    "triggeredAt" TIMESTAMPTZ(3),
    "receivedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "payload" JSONB NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'received',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "error" TEXT,
    "settledAt" TIMESTAMPTZ(3),

    CONSTRAINT "WebhookEvent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AccessLog" (
    "id" UUID NOT NULL,
    "shopId" TEXT NOT NULL,
    "staffId" TEXT,
    "staffName" TEXT NOT NULL,
    "what" TEXT NOT NULL,
    "subjectId" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "AccessLog_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SizeChart" (
    "id" UUID NOT NULL,
    "shopId" TEXT NOT NULL,
    "handle" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "draft" JSONB NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'draft',
    "publishedHash" TEXT,
    "publishedAt" TIMESTAMPTZ(3),
    "metaobjectId" TEXT,
    "publishError" TEXT,
    "updatedBy" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "SizeChart_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "FaqItem" (
    "id" UUID NOT NULL,
    "shopId" TEXT NOT NULL,
    "handle" TEXT NOT NULL,
    "question" TEXT NOT NULL,
    "draft" JSONB NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 0,
    "status" TEXT NOT NULL DEFAULT 'draft',
    "publishedHash" TEXT,
    "publishedAt" TIMESTAMPTZ(3),
    "metaobjectId" TEXT,
    "publishError" TEXT,
    "updatedBy" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "FaqItem_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Ticket" (
    "id" UUID NOT NULL,
    "shopId" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'waiting_for_us',
    "channel" TEXT NOT NULL,
    "customerName" TEXT NOT NULL,
    "customerEmail" TEXT,
    "customerShopifyId" TEXT,
    "assigneeId" UUID,
    "topic" TEXT,
    "priority" TEXT NOT NULL DEFAULT 'normal',
    "tags" TEXT[],
    "language" TEXT,
    "linkOutcome" TEXT NOT NULL DEFAULT 'none',
    "linkSentence" TEXT NOT NULL DEFAULT '',
    "linkCandidates" JSONB NOT NULL DEFAULT '[]',
    "version" INTEGER NOT NULL DEFAULT 1,
    "unread" BOOLEAN NOT NULL DEFAULT true,
    "preview" TEXT NOT NULL DEFAULT '',
    "waitingSince" TIMESTAMPTZ(3),
    "firstRepliedAt" TIMESTAMPTZ(3),
    "lastMessageAt" TIMESTAMPTZ(3) NOT NULL,
    "snoozedUntil" TIMESTAMPTZ(3),
    "closedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Ticket_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Message" (
    "id" UUID NOT NULL,
    "shopId" TEXT NOT NULL,
    "ticketId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "authorName" TEXT NOT NULL,
    "authorEmail" TEXT,
    "staffId" UUID,
    "to" TEXT[],
    "cc" TEXT[],
    "subject" TEXT NOT NULL DEFAULT '',
    "reply" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "html" TEXT,
    "messageId" TEXT,
    "inReplyTo" TEXT[],
    "references" TEXT[],
    "auto" TEXT,
    "vouched" TEXT,
    "inboundMailId" UUID,
    "outgoingMailId" UUID,
    "sentAt" TIMESTAMPTZ(3) NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Message_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Attachment" (
    "id" UUID NOT NULL,
    "shopId" TEXT NOT NULL,
    "messageId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "contentId" TEXT,
    "inline" BOOLEAN NOT NULL DEFAULT false,
    "content" BYTEA NOT NULL,

    CONSTRAINT "Attachment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "OrderLink" (
    "id" UUID NOT NULL,
    "shopId" TEXT NOT NULL,
    "ticketId" UUID NOT NULL,
    "orderShopifyId" TEXT NOT NULL,
    "orderName" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "madeBy" TEXT NOT NULL,
    "staffId" UUID,
    "signals" JSONB NOT NULL DEFAULT '[]',
    "sentence" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "removedAt" TIMESTAMPTZ(3),

    CONSTRAINT "OrderLink_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "TicketEvent" (
    "id" UUID NOT NULL,
    "shopId" TEXT NOT NULL,
    "ticketId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "sentence" TEXT NOT NULL,
    "data" JSONB NOT NULL DEFAULT '{}',
    "staffId" UUID,
    "staffName" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "TicketEvent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "InboundMail" (
    "id" UUID NOT NULL,
    "shopId" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "raw" BYTEA NOT NULL,
    "envelope" JSONB NOT NULL DEFAULT '{}',
    "status" TEXT NOT NULL DEFAULT 'received',
    "outcome" TEXT,
    "error" TEXT,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "ticketId" UUID,
    "receivedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "settledAt" TIMESTAMPTZ(3),

    CONSTRAINT "InboundMail_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Journey_shopId_key_key" ON "Journey"("shopId", "key");

-- CreateIndex
CREATE UNIQUE INDEX "Enrolment_shopId_orderShopifyId_journeyKey_occasion_key" ON "Enrolment"("shopId", "orderShopifyId", "journeyKey", "occasion");

-- CreateIndex
CREATE INDEX "JourneyStep_status_dueAt_idx" ON "JourneyStep"("status", "dueAt");

-- CreateIndex
CREATE INDEX "JourneyStep_shopId_status_dueAt_idx" ON "JourneyStep"("shopId", "status", "dueAt");

-- CreateIndex
CREATE UNIQUE INDEX "JourneyStep_shopId_orderShopifyId_stepKey_key" ON "JourneyStep"("shopId", "orderShopifyId", "stepKey");

-- CreateIndex
CREATE INDEX "Order_shopId_nameKey_idx" ON "Order"("shopId", "nameKey");

-- CreateIndex
CREATE INDEX "Order_shopId_emailKey_placedAt_idx" ON "Order"("shopId", "emailKey", "placedAt" DESC);

-- CreateIndex
CREATE INDEX "Order_shopId_phoneKey_placedAt_idx" ON "Order"("shopId", "phoneKey", "placedAt" DESC);

-- CreateIndex
CREATE INDEX "Order_shopId_customerShopifyId_placedAt_idx" ON "Order"("shopId", "customerShopifyId", "placedAt" DESC);

-- CreateIndex
CREATE INDEX "Order_shopId_confirmationKey_idx" ON "Order"("shopId", "confirmationKey");

-- CreateIndex
CREATE INDEX "Order_shopId_placedAt_idx" ON "Order"("shopId", "placedAt");

-- CreateIndex
CREATE UNIQUE INDEX "Order_shopId_shopifyId_key" ON "Order"("shopId", "shopifyId");

-- CreateIndex
CREATE INDEX "OrderTracking_shopId_numberKey_idx" ON "OrderTracking"("shopId", "numberKey");

-- CreateIndex
CREATE UNIQUE INDEX "OrderTracking_shopId_orderShopifyId_numberKey_key" ON "OrderTracking"("shopId", "orderShopifyId", "numberKey");

-- CreateIndex
CREATE UNIQUE INDEX "Customer_shopId_shopifyId_key" ON "Customer"("shopId", "shopifyId");

-- CreateIndex
CREATE INDEX "CustomerContact_shopId_customerShopifyId_idx" ON "CustomerContact"("shopId", "customerShopifyId");

-- CreateIndex
CREATE UNIQUE INDEX "CustomerContact_shopId_kind_valueKey_customerShopifyId_key" ON "CustomerContact"("shopId", "kind", "valueKey", "customerShopifyId");

-- CreateIndex
CREATE INDEX "OutgoingMail_status_dueAt_idx" ON "OutgoingMail"("status", "dueAt");

-- CreateIndex
CREATE INDEX "OutgoingMail_shopId_status_dueAt_idx" ON "OutgoingMail"("shopId", "status", "dueAt");

-- CreateIndex
CREATE INDEX "OutgoingMail_shopId_ticketId_idx" ON "OutgoingMail"("shopId", "ticketId");

-- CreateIndex
CREATE INDEX "OutgoingMail_shopId_orderShopifyId_idx" ON "OutgoingMail"("shopId", "orderShopifyId");

-- CreateIndex
CREATE UNIQUE INDEX "OutgoingMail_shopId_key_key" ON "OutgoingMail"("shopId", "key");

-- CreateIndex
CREATE UNIQUE INDEX "OutgoingMail_shopId_messageId_key" ON "OutgoingMail"("shopId", "messageId");

-- CreateIndex
CREATE INDEX "ReplyToken_shopId_ticketId_idx" ON "ReplyToken"("shopId", "ticketId");

-- CreateIndex
CREATE UNIQUE INDEX "Suppression_shopId_addressKey_reason_key" ON "Suppression"("shopId", "addressKey", "reason");

-- CreateIndex
CREATE INDEX "ReturnPolicy_shopId_validFrom_idx" ON "ReturnPolicy"("shopId", "validFrom");

-- CreateIndex
CREATE UNIQUE INDEX "ReturnPolicy_shopId_version_key" ON "ReturnPolicy"("shopId", "version");

-- CreateIndex
CREATE INDEX "ReturnPromise_shopId_orderShopifyId_idx" ON "ReturnPromise"("shopId", "orderShopifyId");

-- CreateIndex
CREATE INDEX "ReturnPromise_shopId_orderShopifyId_lineShopifyId_returnBy_idx" ON "ReturnPromise"("shopId", "orderShopifyId", "lineShopifyId", "returnBy");

-- CreateIndex
CREATE INDEX "Session_shop_idx" ON "Session"("shop");

-- CreateIndex
CREATE UNIQUE INDEX "Shop_inboundKey_key" ON "Shop"("inboundKey");

-- CreateIndex
CREATE UNIQUE INDEX "Staff_shopId_shopifyUserId_key" ON "Staff"("shopId", "shopifyUserId");

-- CreateIndex
CREATE INDEX "WebhookEvent_shopId_status_receivedAt_idx" ON "WebhookEvent"("shopId", "status", "receivedAt");

-- CreateIndex
CREATE UNIQUE INDEX "WebhookEvent_shopId_topic_eventId_key" ON "WebhookEvent"("shopId", "topic", "eventId");

-- CreateIndex
CREATE INDEX "AccessLog_shopId_at_idx" ON "AccessLog"("shopId", "at");

-- CreateIndex
CREATE UNIQUE INDEX "SizeChart_shopId_handle_key" ON "SizeChart"("shopId", "handle");

-- CreateIndex
CREATE INDEX "FaqItem_shopId_position_idx" ON "FaqItem"("shopId", "position");

-- CreateIndex
CREATE UNIQUE INDEX "FaqItem_shopId_handle_key" ON "FaqItem"("shopId", "handle");

-- CreateIndex
CREATE INDEX "Ticket_shopId_status_lastMessageAt_id_idx" ON "Ticket"("shopId", "status", "lastMessageAt" DESC, "id");

-- CreateIndex
CREATE INDEX "Ticket_shopId_lastMessageAt_id_idx" ON "Ticket"("shopId", "lastMessageAt" DESC, "id");

-- CreateIndex
CREATE INDEX "Ticket_shopId_customerEmail_idx" ON "Ticket"("shopId", "customerEmail");

-- CreateIndex
CREATE INDEX "Ticket_shopId_customerShopifyId_idx" ON "Ticket"("shopId", "customerShopifyId");

-- CreateIndex
CREATE INDEX "Message_shopId_ticketId_sentAt_idx" ON "Message"("shopId", "ticketId", "sentAt");

-- CreateIndex
CREATE UNIQUE INDEX "Message_shopId_messageId_key" ON "Message"("shopId", "messageId");

-- CreateIndex
CREATE INDEX "Attachment_shopId_messageId_idx" ON "Attachment"("shopId", "messageId");

-- CreateIndex
CREATE INDEX "OrderLink_shopId_orderShopifyId_idx" ON "OrderLink"("shopId", "orderShopifyId");

-- CreateIndex
CREATE UNIQUE INDEX "OrderLink_shopId_ticketId_orderShopifyId_key" ON "OrderLink"("shopId", "ticketId", "orderShopifyId");

-- CreateIndex
CREATE INDEX "TicketEvent_shopId_ticketId_at_idx" ON "TicketEvent"("shopId", "ticketId", "at");

-- CreateIndex
CREATE INDEX "InboundMail_shopId_status_receivedAt_idx" ON "InboundMail"("shopId", "status", "receivedAt");

-- CreateIndex
CREATE UNIQUE INDEX "InboundMail_shopId_sha256_key" ON "InboundMail"("shopId", "sha256");

-- AddForeignKey
ALTER TABLE "JourneyStep" ADD CONSTRAINT "JourneyStep_enrolmentId_fkey" FOREIGN KEY ("enrolmentId") REFERENCES "Enrolment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Message" ADD CONSTRAINT "Message_ticketId_fkey" FOREIGN KEY ("ticketId") REFERENCES "Ticket"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Attachment" ADD CONSTRAINT "Attachment_messageId_fkey" FOREIGN KEY ("messageId") REFERENCES "Message"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OrderLink" ADD CONSTRAINT "OrderLink_ticketId_fkey" FOREIGN KEY ("ticketId") REFERENCES "Ticket"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TicketEvent" ADD CONSTRAINT "TicketEvent_ticketId_fkey" FOREIGN KEY ("ticketId") REFERENCES "Ticket"("id") ON DELETE CASCADE ON UPDATE CASCADE;
SELECT aftercare_scope_to_shop('Journey');
SELECT aftercare_scope_to_shop('Enrolment');
SELECT aftercare_scope_to_shop('JourneyStep');
SELECT aftercare_scope_to_shop('Order');
SELECT aftercare_scope_to_shop('OrderTracking');
SELECT aftercare_scope_to_shop('Customer');
SELECT aftercare_scope_to_shop('CustomerContact');
SELECT aftercare_scope_to_shop('OutgoingMail');
SELECT aftercare_scope_to_shop('ReplyToken');
SELECT aftercare_scope_to_shop('Suppression');
SELECT aftercare_scope_to_shop('ReturnPolicy');
SELECT aftercare_scope_to_shop('ReturnPromise');
SELECT aftercare_scope_to_shop('Shop');
SELECT aftercare_scope_to_shop('Staff');
SELECT aftercare_scope_to_shop('WebhookEvent');
SELECT aftercare_scope_to_shop('AccessLog');
SELECT aftercare_scope_to_shop('SizeChart');
SELECT aftercare_scope_to_shop('FaqItem');
SELECT aftercare_scope_to_shop('Ticket');
SELECT aftercare_scope_to_shop('Message');
SELECT aftercare_scope_to_shop('Attachment');
SELECT aftercare_scope_to_shop('OrderLink');
SELECT aftercare_scope_to_shop('TicketEvent');
SELECT aftercare_scope_to_shop('InboundMail');
