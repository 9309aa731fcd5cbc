import { Link, useFetcher } from "@remix-run/react";
import { Button, Card, EmptyState, Text } from "@shopify/polaris";
import { DragHandleIcon } from "@shopify/polaris-icons";
import { useEffect, useState, type KeyboardEvent } from "react";
import { Ago } from "~/components/Ago";
import type { ListedEntry } from "../ChartList";
import { StateBadge } from "../StateBadge";
import styles from "../Lists.module.css";

interface Props {
  questions: (ListedEntry & { handle: string })[];
  counts: Record<string, { opened: number; yes: number; no: number }>;
  timeZone: string;
  mayWrite: boolean;
}

/** The questions in the order shoppers see them; dragged, or moved with the keyboard from the handle. */
export function QuestionList({ questions, counts, timeZone, mayWrite }: Props) {
  const save = useFetcher();
  const [order, setOrder] = useState(questions.map(({ id }) => id));
  const [lifted, setLifted] = useState<string | null>(null);
  const [said, setSaid] = useState("");
  const [before, setBefore] = useState<string[] | null>(null);
  const known = questions.map(({ id }) => id).join();
  useEffect(() => setOrder(known.split(",").filter(Boolean)), [known]);

  if (questions.length === 0) {
    return (
      <Card>
        <EmptyState heading="No question yet" image="" action={mayWrite ? { content: "Write the first answer", url: "/app/storefront/faq/new" } : undefined}>
          <p>Answer what you are asked most: returns, delivery times, care. Shoppers see the answers on the product page, without a request to this app.</p>
        </EmptyState>
      </Card>
    );
  }

  const shown = order.flatMap((id) => questions.find((question) => question.id === id) ?? []);
  const place = (id: string, to: number): string[] => {
    const rest = order.filter((each) => each !== id);
    rest.splice(to, 0, id);
    return rest;
  };
  const keep = (next: string[]) => {
    setOrder(next);
    if (next.join() !== known) save.submit({ order: JSON.stringify(next) }, { method: "post" });
  };
  const press = (event: KeyboardEvent, id: string, index: number, title: string) => {
    const step = event.key === "ArrowUp" ? -1 : event.key === "ArrowDown" ? 1 : 0;
    const to = index + step;
    if (step === 0 || to < 0 || to >= shown.length) return;
    event.preventDefault();
    keep(place(id, to));
    setSaid(`“${title}” is now number ${to + 1} of ${shown.length}.`);
  };

  const opens = (id: string) => counts[questions.find((question) => question.id === id)!.handle]?.opened ?? 0;
  const byOpens = order.toSorted((a, b) => opens(b) - opens(a));

  return (
    <Card padding="0">
      {mayWrite && (
        <div className={styles.head}>
          <Text as="p" tone="subdued">
            Shoppers see them in this order. Drag a question to move it.
          </Text>
          {before ? (
            <Button size="slim" onClick={() => (keep(before), setBefore(null), setSaid("The order is as it was."))}>
              Put the order back
            </Button>
          ) : (
            <Button size="slim" disabled={byOpens.join() === order.join()} onClick={() => (setBefore(order), keep(byOpens), setSaid("Sorted by how often they are opened."))}>
              Most opened first
            </Button>
          )}
        </div>
      )}
      <p className={styles.hidden} id="order-help">
        Arrow up and arrow down move the question.
      </p>
      <p className={styles.hidden} role="status">
        {said}
      </p>
      <ol className={styles.rows}>
        {shown.map((question, index) => (
          <li
            key={question.id}
            className={styles.row}
            data-lifted={lifted === question.id || undefined}
            onDragOver={(event) => {
              if (!lifted) return;
              event.preventDefault();
              if (lifted !== question.id) setOrder(place(lifted, index));
            }}
            onDrop={(event) => event.preventDefault()}
          >
            {mayWrite && (
              <button
                type="button"
                className={styles.handle}
                draggable
                aria-label={`Move “${question.title}”, now number ${index + 1}`}
                aria-describedby="order-help"
                onDragStart={(event) => {
                  event.dataTransfer.effectAllowed = "move";
                  event.dataTransfer.setData("text/plain", question.title);
                  setLifted(question.id);
                }}
                onDragEnd={() => {
                  setLifted(null);
                  keep(order);
                }}
                onKeyDown={(event) => press(event, question.id, index, question.title)}
              >
                <DragHandleIcon />
              </button>
            )}
            <div className={styles.words}>
              <Link className={styles.title} to={`/app/storefront/faq/${question.id}`}>
                {question.title}
              </Link>
              <span className={styles.note}>
                {countInWords(counts[question.handle])}
                {" · changed "}
                <Ago at={question.updatedAt} timeZone={timeZone} />
              </span>
              {question.publishError && <span className={styles.error}>{question.publishError}</span>}
            </div>
            <StateBadge state={question.state} publishError={question.publishError} />
          </li>
        ))}
      </ol>
    </Card>
  );
}

function countInWords(count: { opened: number; yes: number; no: number } | undefined): string {
  if (!count || count.opened + count.yes + count.no === 0) return "not opened in 30 days";
  const said = count.yes + count.no;
  return `opened ${count.opened} ${count.opened === 1 ? "time" : "times"} in 30 days${said > 0 ? `, ${count.yes} of ${said} said that it helped` : ""}`;
}
