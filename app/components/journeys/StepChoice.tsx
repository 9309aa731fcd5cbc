import { Badge, InlineStack, Text } from "@shopify/polaris";
import { showDelay } from "~/components/show-delay";
import type { StepSettings } from "~/domain/journeys/journey";
import type { CatalogueStep } from "./edit-journey";
import styles from "./Journeys.module.css";

/** The journey's mails in their order, one of them chosen. */
export function StepChoice({ catalogue, steps, chosen, onChoose }: { catalogue: CatalogueStep[]; steps: StepSettings[]; chosen: string; onChoose: (key: string) => void }) {
  return (
    <ol className={styles.steps} aria-label="Mails of this journey">
      {catalogue.map(({ key, name, purpose, when, delay }) => {
        const settings = steps.find((step) => step.key === key);
        return (
          <li key={key}>
            <button type="button" className={styles.step} aria-current={key === chosen ? "step" : undefined} onClick={() => onChoose(key)}>
              <InlineStack gap="200" blockAlign="center">
                <Text as="span" variant="headingSm">
                  {name}
                </Text>
                {!settings?.enabled && <Badge>Not sent</Badge>}
              </InlineStack>
              <Text as="span" variant="bodySm">
                {whenInWords(when, settings?.delay ?? delay)}
              </Text>
              <Text as="span" variant="bodySm">
                {purpose}
              </Text>
            </button>
          </li>
        );
      })}
    </ol>
  );
}

function whenInWords(when: string, delay: CatalogueStep["delay"]): string {
  return delay.kind === "after" ? `${when}, ${showDelay(delay)}` : showDelay(delay).replace(/^\w/, (letter) => letter.toUpperCase());
}
