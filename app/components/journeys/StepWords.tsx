import { BlockStack, Button, Card, InlineStack, Text } from "@shopify/polaris";
import type { KeyboardEvent } from "react";
import type { StepSettings } from "~/domain/journeys/journey";
import type { Locale } from "~/lib/locales";
import type { StepContent } from "~/mail/blocks";
import { BlockList } from "./BlockList";
import { languageName, languagesLeft, type Problems } from "./edit-journey";
import styles from "./Journeys.module.css";
import { LineField } from "./LineField";

interface Props {
  settings: StepSettings;
  content: StepContent;
  locales: Locale[];
  locale: Locale;
  problems: Problems;
  onLanguage: (locale: string) => void;
  onChange: (content: StepContent) => void;
  onReset: () => void;
}

/** Subject, preview line and parts of one mail, one language at a time. */
export function StepWords({ settings, content, locales, locale, problems, onLanguage, onChange, onReset }: Props) {
  const left = languagesLeft(settings, locales);
  const own = Boolean(settings.content[locale]);
  const list = new Intl.ListFormat("en").format(left.map(languageName));
  return (
    <Card padding="0">
      <LanguageTabs locales={locales} chosen={locale} left={left} onChoose={onLanguage} />
      <div className={styles.texts} role="tabpanel" aria-label={`The mail in ${languageName(locale)}`}>
        <BlockStack gap="400">
          {left.length > 0 && (
            <Text as="p" tone="caution">
              You wrote your own words for this mail, but not yet in {list}. Those buyers get the supplied words.
            </Text>
          )}
          <LineField label="Subject" value={content.subject} onChange={(subject) => onChange({ ...content, subject })} error={problems.subject?.join(" ")} />
          <LineField label="Preview line" value={content.preheader} onChange={(preheader) => onChange({ ...content, preheader })} error={problems.preheader?.join(" ")} helpText="Inboxes show it after the subject." />
          <Text as="h2" variant="headingSm">
            The mail
          </Text>
          <BlockList blocks={content.blocks} onChange={(blocks) => onChange({ ...content, blocks })} problems={problems} />
          <InlineStack align="space-between" blockAlign="center" gap="200">
            <Text as="span" tone="subdued">
              {own ? `Your own words in ${languageName(locale)}.` : `The supplied words in ${languageName(locale)}. Change them and they are yours.`}
            </Text>
            {own && (
              <Button variant="plain" onClick={onReset}>
                Use the supplied words again
              </Button>
            )}
          </InlineStack>
        </BlockStack>
      </div>
    </Card>
  );
}

/** Not Polaris' own: those put a button that is no tab among the tabs when they run out of room. */
function LanguageTabs({ locales, chosen, left, onChoose }: { locales: Locale[]; chosen: Locale; left: Locale[]; onChoose: (locale: string) => void }) {
  const go = (event: KeyboardEvent<HTMLDivElement>) => {
    const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const at = (locales.indexOf(chosen) + step + locales.length) % locales.length;
    onChoose(locales[at]!);
    (event.currentTarget.children[at] as HTMLElement).focus();
  };
  return (
    <div role="tablist" aria-label="Languages" className={styles.languages} onKeyDown={go}>
      {locales.map((each) => (
        <button key={each} type="button" role="tab" aria-selected={each === chosen} tabIndex={each === chosen ? 0 : -1} onClick={() => onChoose(each)}>
          {languageName(each)}
          {left.includes(each) && <span className={styles.gap}> · to do</span>}
        </button>
      ))}
    </div>
  );
}
