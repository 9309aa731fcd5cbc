import { Button, Popover, TextField } from "@shopify/polaris";
import { startTransition, useEffect, useState } from "react";
import { skeletons, type Skeleton } from "~/domain/tickets/compose/skeletons";
import { describeAction } from "~/domain/tickets/macros/macro";
import type { RankedMacro } from "~/domain/tickets/macros/rank-macros";
import { SAVED_REPLIES } from "../use-ticket-keys";
import type { WritingHelp } from "./use-writing-help";
import styles from "./Compose.module.css";

interface Props {
  help: WritingHelp | null;
  onMacro: (macro: RankedMacro) => void;
  onArticle: (text: string) => void;
  onSkeleton: (id: Skeleton["id"]) => void;
}

/** Saved replies, FAQ answers and the bones of a mail, in one list that is searched by typing. */
export function HelpMenu({ help, onMacro, onArticle, onSkeleton }: Props) {
  const [open, setOpen] = useState(false);
  const [wanted, setWanted] = useState("");
  useEffect(() => {
    const show = () => startTransition(() => setOpen(true));
    document.addEventListener(SAVED_REPLIES, show);
    return () => document.removeEventListener(SAVED_REPLIES, show);
  }, []);
  const has = (text: string) => text.toLowerCase().includes(wanted.trim().toLowerCase());
  const macros = help?.macros.filter((macro) => has(`${macro.name} ${macro.topic ?? ""} ${macro.body}`)).slice(0, 30) ?? [];
  const articles = help?.articles.filter((article) => has(`${article.title} ${article.text}`)).slice(0, 8) ?? [];
  const pick = (run: () => void) => {
    setOpen(false);
    setWanted("");
    run();
  };
  return (
    <Popover
      active={open}
      onClose={() => setOpen(false)}
      preferredPosition="above"
      autofocusTarget="first-node"
      fluidContent
      activator={
        <Button size="slim" disclosure="up" onClick={() => startTransition(() => setOpen(!open))}>
          Saved replies
        </Button>
      }
    >
      <form
        className={styles.help}
        onSubmit={(event) => {
          event.preventDefault();
          const [macro] = macros;
          const [article] = articles;
          if (macro) pick(() => onMacro(macro));
          else if (article) pick(() => onArticle(article.text));
        }}
      >
        <TextField label="Search saved replies" labelHidden placeholder="Search saved replies" value={wanted} onChange={setWanted} autoComplete="off" autoFocus />
        <ul className={styles.helpList}>
          {macros.map((macro) => (
            <li key={macro.id}>
              <button type="button" onClick={() => pick(() => onMacro(macro))}>
                <strong>{macro.name}</strong> {macro.because && <span className={styles.because}>{macro.because}</span>}
                <span className={styles.helpText}>{macro.body.replace(/\s+/g, " ").slice(0, 90)}</span>
                {macro.actions.length > 0 && <span className={styles.because}>then {macro.actions.map(describeAction).join(", ")}</span>}
              </button>
            </li>
          ))}
          {macros.length === 0 && <li className={styles.helpEmpty}>{help ? "No saved reply matches." : "Loading …"}</li>}
          {articles.length > 0 && <li className={styles.helpHead}>From the FAQ</li>}
          {articles.map((article) => (
            <li key={article.id}>
              <button type="button" onClick={() => pick(() => onArticle(article.text))}>
                <strong>{article.title}</strong>
                <span className={styles.helpText}>{article.text.replace(/\s+/g, " ").slice(0, 90)}</span>
              </button>
            </li>
          ))}
          <li className={styles.helpHead}>Help with writing</li>
          {skeletons.map((skeleton) => (
            <li key={skeleton.id}>
              <button type="button" onClick={() => pick(() => onSkeleton(skeleton.id))}>
                <strong>{skeleton.name}</strong>
                <span className={styles.helpText}>{skeleton.about}</span>
              </button>
            </li>
          ))}
        </ul>
      </form>
    </Popover>
  );
}
