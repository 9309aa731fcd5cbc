import { inShop } from "~/db.server";
import { learnTopics, nameTopic, type Example, type NamedTopic, type TopicModel } from "~/domain/tickets/topics/learn-topics";
import { suppliedExamples } from "~/domain/tickets/topics/topic-examples";

/** A shop's own examples count from this many on; fewer would pull everything towards the last few tickets. */
const FEWEST_OWN = 20;
const MOST_OWN = 3_000;

let supplied: TopicModel | undefined;
const kept = new Map<string, { model: TopicModel; trainedAt: number }>();

/** The topic of a question in this shop's words; `label` null when it is about none of them. */
export async function topicOf({ shopId, text }: { shopId: string; text: string }): Promise<NamedTopic> {
  return nameTopic(await modelFor(shopId), text);
}

async function modelFor(shopId: string): Promise<TopicModel> {
  const stamp = await inShop(shopId, (tx) => tx.topicModel.findUnique({ where: { shopId }, select: { trainedAt: true } }));
  if (!stamp) return (supplied ??= learnTopics(suppliedExamples));
  const known = kept.get(shopId);
  if (known?.trainedAt === stamp.trainedAt.getTime()) return known.model;
  const row = await inShop(shopId, (tx) => tx.topicModel.findUniqueOrThrow({ where: { shopId } }));
  const model = row.model as unknown as TopicModel;
  if (kept.size >= 50) kept.clear();
  kept.set(shopId, { model, trainedAt: row.trainedAt.getTime() });
  return model;
}

/** Learns anew from the tickets whose topic a person chose. "too-few": the supplied topics go on alone. */
export async function learnShopTopics({ shopId, now }: { shopId: string; now: Date }): Promise<{ outcome: "learnt"; examples: number } | { outcome: "too-few" }> {
  const own = await inShop(shopId, async (tx): Promise<Example[]> => {
    const tickets = await tx.ticket.findMany({
      where: { shopId, topic: { not: null }, topicConfidence: null },
      orderBy: { lastMessageAt: "desc" },
      take: MOST_OWN,
      select: { subject: true, topic: true, messages: { where: { shopId, kind: "inbound" }, orderBy: { sentAt: "asc" }, take: 1, select: { reply: true } } },
    });
    return tickets.map((ticket) => ({ label: ticket.topic!, text: questionText(ticket.subject, ticket.messages[0]?.reply ?? "") }));
  });
  if (own.length < FEWEST_OWN) return { outcome: "too-few" };
  const model = learnTopics([...suppliedExamples, ...own]);
  await inShop(shopId, (tx) => {
    const row = { model: model as unknown as object, examples: own.length, trainedAt: now };
    return tx.topicModel.upsert({ where: { shopId }, create: { shopId, ...row }, update: row });
  });
  return { outcome: "learnt", examples: own.length };
}

/** What of a message says its topic: the subject, and how it begins. */
export function questionText(subject: string, reply: string): string {
  return `${subject.replace(/^((re|aw|fwd?|wg|tr|sv):\s*)+/i, "")}\n${reply}`.slice(0, 1_200);
}
