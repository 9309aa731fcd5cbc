import { Tabs } from "@shopify/polaris";
import type { ReactNode } from "react";
import styles from "./LanguageTabs.module.css";

interface Props {
  /** Lower-case BCP 47, the primary one first. */
  languages: readonly string[];
  /** Language → how many texts are missing. */
  gaps: ReadonlyMap<string, number>;
  chosen: string;
  onChoose: (language: string) => void;
  children: ReactNode;
}

/** One language at a time; a number says how many texts still stand in the shop's own language. */
export function LanguageTabs({ languages, gaps, chosen, onChoose, children }: Props) {
  if (languages.length < 2) return <>{children}</>;
  const tabs = languages.map((language) => {
    const missing = gaps.get(language) ?? 0;
    const name = languageName(language);
    return { id: `language-${language}`, content: name, badge: missing > 0 ? String(missing) : undefined, accessibilityLabel: missing > 0 ? `${name}, ${missing} not translated` : name, panelID: `texts-${language}` };
  });
  return (
    <div className={styles.tabs}>
      <Tabs tabs={tabs} selected={Math.max(0, languages.indexOf(chosen))} onSelect={(index) => onChoose(languages[index] ?? chosen)}>
        <div className={styles.panel}>{children}</div>
      </Tabs>
    </div>
  );
}

export function languageName(language: string): string {
  try {
    return new Intl.DisplayNames(["en"], { type: "language" }).of(language) ?? language;
  } catch {
    return language;
  }
}
