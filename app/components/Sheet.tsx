import { Button, InlineStack, Text } from "@shopify/polaris";
import { XIcon } from "@shopify/polaris-icons";
import { useEffect, useId, useRef, type ReactNode } from "react";
import styles from "./Sheet.module.css";

/**
 * A sheet over the page for one decision: the browser's own dialog, which keeps the focus inside, closes on Escape and
 * gives the focus back. `footer`: its buttons, the one that does it last.
 */
export function Sheet({ open, title, onClose, children, footer }: { open: boolean; title: string; onClose: () => void; children: ReactNode; footer?: ReactNode }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();
  useEffect(() => {
    const element = dialog.current;
    if (!element) return;
    if (open && !element.open) element.showModal();
    if (!open && element.open) element.close();
  }, [open]);
  return (
    <dialog ref={dialog} className={styles.sheet} aria-labelledby={heading} onClose={onClose} onClick={(event) => event.target === dialog.current && onClose()}>
      {open && (
        <div className={styles.inside}>
          <header className={styles.head}>
            <Text as="h2" variant="headingMd" id={heading}>
              {title}
            </Text>
            <Button icon={XIcon} variant="tertiary" accessibilityLabel="Close" onClick={onClose} />
          </header>
          <div className={styles.body}>{children}</div>
          {footer && (
            <footer className={styles.foot}>
              <InlineStack gap="200" align="end">
                {footer}
              </InlineStack>
            </footer>
          )}
        </div>
      )}
    </dialog>
  );
}
