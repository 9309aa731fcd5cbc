-- CreateTable
CREATE TABLE "Mailbox" (
    "shopId" TEXT NOT NULL,
    "host" TEXT NOT NULL,
    "port" INTEGER NOT NULL,
    "security" TEXT NOT NULL,
    "user" TEXT NOT NULL,
    "password" TEXT NOT NULL,
    "folder" TEXT NOT NULL,
    "uidValidity" TEXT,
    "lastUid" BIGINT,
    "stuckUid" BIGINT,
    "stuckTries" INTEGER NOT NULL DEFAULT 0,
    "lastReadAt" TIMESTAMPTZ(3),
    "lastKept" INTEGER NOT NULL DEFAULT 0,
    "allKept" INTEGER NOT NULL DEFAULT 0,
    "problem" TEXT,
    "failures" INTEGER NOT NULL DEFAULT 0,
    "nextReadAt" TIMESTAMPTZ(3) NOT NULL,
    "leaseOwner" TEXT,
    "leaseUntil" TIMESTAMPTZ(3),
    "connectedBy" TEXT NOT NULL,
    "connectedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Mailbox_pkey" PRIMARY KEY ("shopId")
);
SELECT aftercare_scope_to_shop('Mailbox');
