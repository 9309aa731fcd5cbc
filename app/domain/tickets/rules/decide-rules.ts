import { ruleMoments, type Rule, type RuleAction, type RuleCondition, type RuleFacts } from "./rule";

export interface RuleDecision {
  rule: { id: string; name: string };
  actions: RuleAction[];
}

/**
 * Which rules act on a ticket, in their order; a later rule sees what the earlier ones did. Rules are asked by what
 * happens outside (a message, a promise that passed), never by what another rule did, so that they cannot chase each
 * other.
 */
export function decideRules(rules: Rule[], facts: RuleFacts): RuleDecision[] {
  const decisions: RuleDecision[] = [];
  let now = facts;
  for (const rule of rules) {
    if (!rule.enabled || rule.config.when !== facts.moment) continue;
    if (!rule.config.all.every((condition) => holds(condition, now))) continue;
    decisions.push({ rule: { id: rule.id, name: rule.name }, actions: rule.config.then });
    now = rule.config.then.reduce(after, now);
    if (rule.config.stop) break;
  }
  return decisions;
}

function after(facts: RuleFacts, action: RuleAction): RuleFacts {
  switch (action.do) {
    case "tag":
      return { ...facts, tags: [...facts.tags, action.tag.toLowerCase()] };
    case "priority":
      return { ...facts, priority: action.priority };
    case "topic":
      return { ...facts, topic: action.topic };
    default:
      return facts;
  }
}

export function holds(condition: RuleCondition, facts: RuleFacts): boolean {
  const among = (wanted: string[], values: string[]) => wanted.some((one) => values.some((value) => value.toLowerCase() === one.toLowerCase()));
  switch (condition.is) {
    case "words":
      return condition.anyOf.some((word) => containsWords(`${facts.subject}\n${facts.text}`, word));
    case "sender":
      // "@shop.com" is everybody there.
      return facts.senderEmail !== null && condition.anyOf.some((sender) => (sender.startsWith("@") ? facts.senderEmail!.endsWith(sender.toLowerCase()) : facts.senderEmail === sender.toLowerCase()));
    case "channel":
      return facts.channel === condition.channel;
    case "topic":
      return facts.topic !== null && among(condition.anyOf, [facts.topic]);
    case "upset":
      return facts.mood === "upset";
    case "language":
      return facts.language !== null && among(condition.anyOf, [facts.language, facts.language.slice(0, 2)]);
    case "order-state":
      return among(condition.anyOf, facts.orderStates);
    case "order-total":
      return facts.orderTotal >= condition.atLeast && facts.orderStates.length > 0;
    case "customer-spent":
      return facts.customerSpent >= condition.atLeast;
    case "customer-tag":
      return among(condition.anyOf, facts.customerTags);
    case "link":
      return facts.linkStatus === condition.status;
    case "sku":
      return condition.anyOf.some((sku) => facts.skus.some((known) => known.toLowerCase().startsWith(sku.toLowerCase())));
    case "closed-hours":
      return !facts.isOpen;
    case "tag":
      return among(condition.anyOf, facts.tags);
  }
}

/** Whole words, whatever case and accents: "late" is not in "chocolate". */
function containsWords(text: string, words: string): boolean {
  const fold = (part: string) => ` ${part.normalize("NFKD").replace(/\p{M}+/gu, "").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ").trim()} `;
  const wanted = fold(words);
  return wanted.trim() !== "" && fold(text).includes(wanted);
}

/** A rule as one sentence. */
export function describeRule({ config }: Pick<Rule, "config">): string {
  const conditions = config.all.map(describeCondition);
  return `${ruleMoments[config.when]}${conditions.length > 0 ? `, ${conditions.join(" and ")}` : ""}: ${config.then.map((action) => describeRuleAction(action)).join(", ")}${config.stop ? ", then stop" : ""}.`;
}

export function describeCondition(condition: RuleCondition): string {
  const any = (values: string[]) => values.map((value) => `“${value}”`).join(" or ");
  switch (condition.is) {
    case "words":
      return `it says ${any(condition.anyOf)}`;
    case "sender":
      return `it is from ${any(condition.anyOf)}`;
    case "channel":
      return condition.channel === "email" ? "it came by email" : "it came by the contact form";
    case "topic":
      return `the topic is ${any(condition.anyOf)}`;
    case "upset":
      return "the customer is upset";
    case "language":
      return `the language is ${any(condition.anyOf)}`;
    case "order-state":
      return `the order is ${any(condition.anyOf)}`;
    case "order-total":
      return `the order is worth ${condition.atLeast} or more`;
    case "customer-spent":
      return `the customer has spent ${condition.atLeast} or more`;
    case "customer-tag":
      return `the customer is tagged ${any(condition.anyOf)}`;
    case "link":
      return { proven: "the order is proven", probable: "the order is probable", claimed: "the sender does not own the order", ambiguous: "it is not clear which order", none: "there is no order" }[condition.status];
    case "sku":
      return `the order has ${any(condition.anyOf)}`;
    case "closed-hours":
      return "it came outside opening hours";
    case "tag":
      return `it is tagged ${any(condition.anyOf)}`;
  }
}

/** `staffName` turns an id into a name. */
export function describeRuleAction(action: RuleAction, staffName: (id: string) => string = () => "a colleague"): string {
  switch (action.do) {
    case "tag":
      return `tag “${action.tag}”`;
    case "priority":
      return `priority ${action.priority}`;
    case "topic":
      return `topic “${action.topic}”`;
    case "assign":
      return action.to === "round_robin" ? "assign in turn" : action.to === "least_load" ? "assign to who has least to do" : `assign to ${staffName(action.to)}`;
    case "status":
      return action.to === "closed" ? "close" : "move to spam";
    case "no-acknowledgement":
      return "send no acknowledgement";
  }
}
