import { Badge, BlockStack, Button, InlineStack, Link, Text } from "@shopify/polaris";
import { Ago } from "~/components/Ago";
import { OrderStateBadge } from "~/components/OrderStateBadge";
import { showCalendarDay, showDay, showMoment, showMoney } from "~/components/show";
import { orderTimeline } from "~/domain/orders/order-timeline";
import { OrderActions } from "./OrderActions";
import type { OpenSheet } from "./sheets/OrderSheets";
import type { OrderData } from "./types";
import styles from "./Ticket.module.css";

type Order = NonNullable<OrderData["order"]>;

interface Props {
  entry: OrderData;
  timeZone: string;
  refresh: { busy: boolean; start: () => void };
  /** Null: nothing may be done to it, because of its reader or because its sender merely claims it. */
  onSheet: ((sheet: OpenSheet) => void) | null;
}

const missingWords = {
  deleted: "This order was deleted in Shopify.",
  "not-visible": "Shopify does not show this order to us: it may be older than 60 days, or the permission is missing. That does not mean that it does not exist.",
};

/** One order as far as a support question needs it: what, how much, where it is, what was promised. */
export function OrderCard({ entry, timeZone, refresh, onSheet }: Props) {
  const { order } = entry;
  if (!order) return <Text as="p">{missingWords[entry.missing ?? "not-visible"]}</Text>;
  return (
    <BlockStack gap="300">
      <InlineStack gap="150" blockAlign="center">
        <OrderStateBadge state={entry.state} />
        {entry.state?.since && (
          <Text as="span" variant="bodySm" tone="subdued">
            <Ago at={entry.state.since} timeZone={timeZone} />
          </Text>
        )}
        {order.test && <Badge>Test order</Badge>}
      </InlineStack>
      <Items order={order} />
      <Amounts order={order} />
      {onSheet && <OrderActions order={order} onOpen={onSheet} />}
      <Promises entry={entry} order={order} timeZone={timeZone} />
      <Timeline order={order} timeZone={timeZone} />
      <Extras order={order} />
      <InlineStack gap="200" blockAlign="center" align="space-between">
        <Text as="span" variant="bodySm" tone="subdued">
          {entry.readAt ? (
            <>
              Read from Shopify <Ago at={entry.readAt} timeZone={timeZone} />
            </>
          ) : (
            "Not read from Shopify yet"
          )}
        </Text>
        <InlineStack gap="150">
          <Button size="micro" loading={refresh.busy} onClick={refresh.start}>
            Refresh
          </Button>
          {onSheet && (
            <Button size="micro" url={`/app/orders/${order.id.split("/").pop()}/write`} accessibilityLabel={`Begin a conversation about order ${order.name}`}>
              Write
            </Button>
          )}
          <Button size="micro" url={`/app/journeys/ledger?order=${encodeURIComponent(order.id)}`}>
            Mail ledger
          </Button>
          <Button size="micro" url={`shopify://admin/orders/${order.id.split("/").pop()}`} target="_top">
            Open in Shopify
          </Button>
        </InlineStack>
      </InlineStack>
    </BlockStack>
  );
}

function Items({ order }: { order: Order }) {
  return (
    <ul className={styles.plain} aria-label="Items">
      {order.lines.map((line) => (
        <li key={line.id} className={styles.item}>
          <span className={styles.thumb}>{line.imageUrl && <img src={thumbnail(line.imageUrl)} alt="" width={44} height={44} loading="lazy" />}</span>
          <span className={styles.itemWords}>
            <Text as="span" fontWeight="medium">
              {line.quantity > 1 ? `${line.quantity} × ` : ""}
              {line.title}
            </Text>
            <Text as="span" variant="bodySm" tone="subdued">
              {[line.variantTitle, line.sku].filter(Boolean).join(" · ")}
            </Text>
            {line.currentQuantity < line.quantity && (
              <Text as="span" variant="bodySm" tone="caution">
                {line.currentQuantity === 0 ? "removed or refunded" : `${line.quantity - line.currentQuantity} removed or refunded`}
              </Text>
            )}
          </span>
          <span className={styles.amount}>{showMoney(line.discountedTotal)}</span>
        </li>
      ))}
    </ul>
  );
}

/** Small pictures from Shopify's file server; others keep their address. */
function thumbnail(url: string): string {
  return url.includes("cdn.shopify.com") ? `${url}${url.includes("?") ? "&" : "?"}width=88` : url;
}

const paymentWords: Record<string, string> = {
  PAID: "Paid",
  PENDING: "Payment pending",
  AUTHORIZED: "Authorized",
  PARTIALLY_PAID: "Partly paid",
  PARTIALLY_REFUNDED: "Partly refunded",
  REFUNDED: "Refunded",
  VOIDED: "Voided",
  EXPIRED: "Payment expired",
};

function Amounts({ order }: { order: Order }) {
  const rows: [string, string][] = [["Items", showMoney(order.subtotal)]];
  if (Number(order.shipping.amount) > 0) rows.push(["Shipping", showMoney(order.shipping)]);
  if (Number(order.discounts.amount) > 0) rows.push([order.discountCodes.length > 0 ? `Discount (${order.discountCodes.join(", ")})` : "Discount", `−${showMoney(order.discounts)}`]);
  if (Number(order.refunded.amount) > 0) rows.push(["Refunded", `−${showMoney(order.refunded)}`]);
  return (
    <dl className={styles.amounts}>
      {rows.map(([label, amount]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{amount}</dd>
        </div>
      ))}
      <div className={styles.total}>
        <dt>{paymentWords[order.financialStatus] ?? order.financialStatus.toLowerCase()}</dt>
        <dd>{showMoney(order.total)}</dd>
      </div>
    </dl>
  );
}

/** Until when it can be sent back, what this buyer was told of it, and which mails they got or did not get. */
function Promises({ entry, order, timeZone }: { entry: OrderData; order: Order; timeZone: string }) {
  const { promises, mails } = entry.told;
  const terms = sameForAll(entry.returns) ? entry.returns.slice(0, 1) : entry.returns;
  if (terms.length === 0 && mails.length === 0) return null;
  const titles = new Map(order.lines.map((line) => [line.id, line.title]));
  return (
    <section aria-label="What was promised">
      <Text as="h3" variant="headingSm">
        Return by
      </Text>
      <ul className={styles.lines}>
        {terms.map((term, index) => (
          <li key={index}>
            {terms.length > 1 && `${titles.get(term.lineId) ?? "An item"}: `}
            <ReturnDay term={term} />
            <div className={`${styles.small} ${styles.subdued}`}>
              {term.lastDay && `${term.why} · `}
              {term.lastDay && toldWords(promises.find(({ lineId }) => lineId === term.lineId), timeZone)}
            </div>
          </li>
        ))}
        {mails.map((mail) => (
          <li key={mail.id}>
            {mailWords(mail.stepKey)}: {mail.status === "due" || mail.status === "claimed" ? "planned for" : mail.status}{" "}
            {mail.status === "skipped" || mail.status === "failed" ? (mail.reason ?? "") : showMoment(mail.at, timeZone)}
          </li>
        ))}
      </ul>
    </section>
  );
}

type Term = OrderData["returns"][number];

function ReturnDay({ term: { lastDay, daysLeft, atLeast, why } }: { term: Term }) {
  if (!lastDay) return <>No return: {why}</>;
  if (daysLeft! < 0) return <Text as="span" tone="caution">{showCalendarDay(lastDay)}, {inDays(-daysLeft!)} ago</Text>;
  return (
    <>
      {atLeast && "at least until "}
      <strong>{showCalendarDay(lastDay)}</strong>, {daysLeft === 0 ? "the last day is today" : `${inDays(daysLeft!)} left`}
    </>
  );
}

function inDays(days: number): string {
  return days === 1 ? "1 day" : `${days} days`;
}

function sameForAll(terms: Term[]): boolean {
  return terms.every(({ lastDay, atLeast, why }) => lastDay === terms[0]!.lastDay && atLeast === terms[0]!.atLeast && why === terms[0]!.why);
}

function toldWords(promise: OrderData["told"]["promises"][number] | undefined, timeZone: string): string {
  return promise ? `told ${showCalendarDay(promise.returnBy)} on ${showDay(promise.toldAt, timeZone)}` : "the buyer was not told yet";
}

/** "thank_you" → "Thank you mail" */
function mailWords(stepKey: string): string {
  const words = stepKey.replace(/[-_.]/g, " ");
  return `${words.charAt(0).toUpperCase()}${words.slice(1)} mail`;
}

function Timeline({ order, timeZone }: { order: Order; timeZone: string }) {
  return (
    <section aria-label="What happened to the order">
      <Text as="h3" variant="headingSm">
        Timeline
      </Text>
      <ol className={styles.timeline}>
        {orderTimeline(order).map((moment, index) => (
          <li key={index} data-tone={moment.tone}>
            <div className={styles.moment}>
              <span>{moment.label}</span>
              {moment.at && <span className={styles.subdued}>{showMoment(moment.at, timeZone)}</span>}
            </div>
            {moment.tracking?.number && (
              <div className={styles.small}>
                {moment.tracking.url ? (
                  <Link url={moment.tracking.url} target="_blank">
                    {moment.tracking.number}
                  </Link>
                ) : (
                  moment.tracking.number
                )}
              </div>
            )}
            {moment.detail && <div className={`${styles.small} ${styles.subdued}`}>{moment.detail}</div>}
          </li>
        ))}
      </ol>
    </section>
  );
}

function Extras({ order }: { order: Order }) {
  const address = order.shippingAddress;
  return (
    <BlockStack gap="100">
      {address && (
        <Text as="p" variant="bodySm">
          To {[address.name, address.address1, address.address2, [address.zip, address.city].filter(Boolean).join(" "), address.countryCode].filter(Boolean).join(", ")}
        </Text>
      )}
      {order.note && (
        <Text as="p" variant="bodySm" breakWord>
          Note on the order: {order.note}
        </Text>
      )}
      {order.tags.length > 0 && (
        <InlineStack gap="100">
          {order.tags.map((tag) => (
            <Badge key={tag}>{tag}</Badge>
          ))}
        </InlineStack>
      )}
    </BlockStack>
  );
}
