import { BlockStack, Button, Card, Text } from "@shopify/polaris";
import { Ago } from "~/components/Ago";
import type { JourneyConfig } from "~/domain/journeys/journey";
import styles from "./Journeys.module.css";

interface Version {
  version: number;
  savedBy: string | null;
  savedAt: string;
  config: JourneyConfig;
}

/** Earlier versions; one brought back is only put into the editor, and saved as a new version. */
export function Versions({ versions, current, timeZone, onRestore }: { versions: Version[]; current: number; timeZone: string; onRestore: (config: JourneyConfig) => void }) {
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          Versions
        </Text>
        {versions.length === 0 ? (
          <Text as="p" tone="subdued">
            As supplied. Once you save a change, every version is kept here.
          </Text>
        ) : (
          <ul className={styles.rows}>
            {versions.map((each) => (
              <li key={each.version}>
                <div className={styles.row}>
                  <span className={styles.words}>
                    <Text as="span">
                      Version {each.version}
                      {each.version === current ? ", in force" : ""}
                    </Text>
                    <Text as="span" tone="subdued">
                      {each.savedBy ?? "as supplied"}, <Ago at={each.savedAt} timeZone={timeZone} />
                    </Text>
                  </span>
                  {each.version !== current && (
                    <Button size="slim" onClick={() => onRestore(each.config)} accessibilityLabel={`Bring version ${each.version} back`}>
                      Bring back
                    </Button>
                  )}
                </div>
              </li>
            ))}
          </ul>
        )}
      </BlockStack>
    </Card>
  );
}
