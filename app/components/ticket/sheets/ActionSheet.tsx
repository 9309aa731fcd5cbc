import { Banner, BlockStack, Button, Spinner } from "@shopify/polaris";
import { useEffect, type ReactNode } from "react";
import { Sheet } from "~/components/Sheet";

interface Props {
  title: string;
  /** What the button says it does: "Refund €49.00". */
  confirm: string;
  ready: boolean;
  busy: boolean;
  loading?: boolean;
  problems: string[];
  destructive?: boolean;
  onConfirm: () => void;
  onClose: () => void;
  children: ReactNode;
}

/** A sheet for one action on an order: what will happen, why it cannot, and one button (or Ctrl and Enter) that does what it says. */
export function ActionSheet({ title, confirm, ready, busy, loading = false, problems, destructive = false, onConfirm, onClose, children }: Props) {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.repeat) return;
      event.preventDefault();
      if (ready && !busy) onConfirm();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  });
  return (
    <Sheet
      open
      title={title}
      onClose={onClose}
      footer={
        loading ? undefined : (
          <>
            <Button onClick={onClose}>Close</Button>
            <Button variant="primary" tone={destructive ? "critical" : undefined} disabled={!ready} loading={busy} onClick={onConfirm}>
              {confirm}
            </Button>
          </>
        )
      }
    >
      <BlockStack gap="300">
        {loading ? <Spinner accessibilityLabel="Asking Shopify" size="small" /> : children}
        {problems.length > 0 && (
          <Banner tone="warning">
            {problems.map((problem) => (
              <p key={problem}>{problem}</p>
            ))}
          </Banner>
        )}
      </BlockStack>
    </Sheet>
  );
}
