import { BlockStack, Button, InlineStack, Text, TextField } from "@shopify/polaris";
import { DeleteIcon } from "@shopify/polaris-icons";
import type { ContactSettings } from "~/domain/storefront/contact-settings";
import { errorAt, type FormErrors } from "~/lib/form-errors";

interface Props {
  people: ContactSettings["people"];
  errors: FormErrors;
  change: (next: (settings: ContactSettings) => ContactSettings, field?: string) => void;
}

const MOST_PEOPLE = 5;

/** Who answers, if the merchant wants shoppers to see real people. */
export function People({ people, errors, change }: Props) {
  const set = (at: number, part: Partial<Props["people"][number]>) => change((old) => ({ ...old, people: old.people.map((person, index) => (index === at ? { ...person, ...part } : person)) }), `person ${at} ${Object.keys(part)[0]}`);
  return (
    <BlockStack gap="300">
      <BlockStack gap="100">
        <Text as="h2" variant="headingMd">
          Who answers
        </Text>
        <Text as="p" tone="subdued">
          Shoppers write differently to people. First names are enough; a picture is up to you.
        </Text>
      </BlockStack>
      {people.map((person, index) => (
        <InlineStack key={index} gap="200" wrap={false} blockAlign="start">
          <div style={{ flex: 1, minWidth: 0 }}>
            <TextField label={`First name ${index + 1}`} labelHidden placeholder="Mara" value={person.name} onChange={(name) => set(index, { name })} maxLength={40} autoComplete="off" error={errorAt(errors, `people.${index}.name`)} />
          </div>
          <div style={{ flex: 2, minWidth: 0 }}>
            <TextField label={`Picture of ${person.name || `person ${index + 1}`}`} labelHidden placeholder="https://… (a square picture)" type="url" value={person.picture ?? ""} onChange={(picture) => set(index, { picture: picture || null })} autoComplete="off" error={errorAt(errors, `people.${index}.picture`)} />
          </div>
          <Button icon={DeleteIcon} variant="tertiary" accessibilityLabel={`Remove ${person.name || `person ${index + 1}`}`} onClick={() => change((old) => ({ ...old, people: old.people.filter((_, at) => at !== index) }))} />
        </InlineStack>
      ))}
      <div>
        <Button size="slim" disabled={people.length >= MOST_PEOPLE} onClick={() => change((old) => ({ ...old, people: [...old.people, { name: "", picture: null }] }))}>
          Add a person
        </Button>
      </div>
    </BlockStack>
  );
}
