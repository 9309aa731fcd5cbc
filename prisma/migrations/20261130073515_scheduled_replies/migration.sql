-- CreateTable
CREATE TABLE "ScheduledReply" (
    "shopId" TEXT NOT NULL,
    "messageId" UUID NOT NULL,
    "outgoingMailId" UUID NOT NULL,
    "thenStatus" TEXT NOT NULL,
    "thenActions" JSONB NOT NULL DEFAULT '[]',
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ScheduledReply_pkey" PRIMARY KEY ("messageId")
);

-- CreateIndex
CREATE UNIQUE INDEX "ScheduledReply_outgoingMailId_key" ON "ScheduledReply"("outgoingMailId");

-- CreateIndex
CREATE INDEX "ScheduledReply_shopId_idx" ON "ScheduledReply"("shopId");

-- AddForeignKey
ALTER TABLE "ScheduledReply" ADD CONSTRAINT "ScheduledReply_messageId_fkey" FOREIGN KEY ("messageId") REFERENCES "Message"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ScheduledReply" ADD CONSTRAINT "ScheduledReply_outgoingMailId_fkey" FOREIGN KEY ("outgoingMailId") REFERENCES "OutgoingMail"("id") ON DELETE CASCADE ON UPDATE CASCADE;
SELECT aftercare_scope_to_shop('ScheduledReply');
