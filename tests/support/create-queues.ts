import { startQueue, stopQueue } from "~/jobs/queue.server";
import { jobs } from "~/worker/handlers.server";

/** Makes the queues in the template database, so that each test file finds them in its copy. */
await startQueue(jobs, { works: false });
await stopQueue();
process.exit();
