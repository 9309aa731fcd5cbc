import { Button, ButtonGroup, InlineStack } from "@shopify/polaris";
import { useState } from "react";
import styles from "./Journeys.module.css";

type Look = "desktop" | "phone" | "dark" | "text";
const LOOKS: [Look, string][] = [["desktop", "Desktop"], ["phone", "Phone"], ["dark", "Dark"], ["text", "Plain text"]];

/** A mail as its reader will see it: wide, on a phone, in dark mode, or as plain text. Nothing in it can run or load scripts. */
export function MailFrame({ title, html, text }: { title: string; html: string | null; text: string }) {
  const [look, setLook] = useState<Look>("desktop");
  return (
    <div className={styles.mail}>
      <InlineStack align="start">
        <ButtonGroup variant="segmented">
          {LOOKS.map(([key, label]) => (
            <Button key={key} size="slim" pressed={look === key} onClick={() => setLook(key)}>
              {label}
            </Button>
          ))}
        </ButtonGroup>
      </InlineStack>
      {look === "text" || !html ? (
        <pre className={styles.plain} tabIndex={0}>
          {text}
        </pre>
      ) : (
        <iframe key={look} title={title} sandbox="" srcDoc={look === "dark" ? inTheDark(html) : html} className={styles.frame} data-look={look} />
      )}
    </div>
  );
}

/** The mail's own rules for dark mode, made to hold without the reader's system being dark. */
function inTheDark(html: string): string {
  return html.replace(/@media\s*\(prefers-color-scheme:\s*dark\)/g, "@media all").replace(/color-scheme:\s*light dark/, "color-scheme: dark");
}
