import { z } from "zod";
import { defineJob } from "~/jobs/queue.server";

/** Looks at the DNS of every sender's domain: records change without a word to us. */
export const checkDomainsJob = defineJob("check-sender-domains", z.object({}), { concurrency: 1, expireInSeconds: 900 });
