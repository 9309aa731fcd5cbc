import { BlockStack, Button, Text } from "@shopify/polaris";
import { Sheet } from "~/components/Sheet";
import { showMoment } from "~/components/show";
import styles from "./History.module.css";

export interface HistoryEntry {
  id: string;
  what: "published" | "unpublished" | "deleted";
  staffName: string | null;
  at: string;
}

interface Props {
  open: boolean;
  entries: readonly HistoryEntry[];
  timeZone: string;
  busy: boolean;
  onClose: () => void;
  /** Puts that version's content into the editor, unsaved. */
  onTake: (id: string) => void;
}

const WORDS = { published: "Published", unpublished: "Taken off the storefront", deleted: "Deleted" };

/** What shoppers saw when, and by whom; any of it can be taken up again. */
export function HistorySheet({ open, entries, timeZone, busy, onClose, onTake }: Props) {
  return (
    <Sheet open={open} title="History" onClose={onClose}>
      {entries.length === 0 ? (
        <Text as="p" tone="subdued">
          Nothing has been published yet. Each time it is, the version is kept here.
        </Text>
      ) : (
        <BlockStack gap="200">
          <ul className={styles.entries}>
            {entries.map((entry) => (
              <li key={entry.id} className={styles.entry}>
                <span>
                  <strong>{WORDS[entry.what]}</strong>
                  <br />
                  <span className={styles.when}>
                    {showMoment(entry.at, timeZone)} · {entry.staffName ?? "by the clock"}
                  </span>
                </span>
                <Button size="slim" disabled={busy} onClick={() => onTake(entry.id)} accessibilityLabel={`Edit the version of ${showMoment(entry.at, timeZone)}`}>
                  Edit this version
                </Button>
              </li>
            ))}
          </ul>
        </BlockStack>
      )}
    </Sheet>
  );
}
