import { BlockStack, Card, Checkbox, FormLayout, Text, TextField } from "@shopify/polaris";
import { useState } from "react";
import type { ContactSettings } from "~/domain/storefront/contact-settings";
import { languageGaps } from "~/domain/storefront/shop-texts";
import type { FormErrors } from "~/lib/form-errors";
import { BlockPreview } from "../BlockPreview";
import { LanguageTabs } from "../LanguageTabs";
import { SettingsPage } from "../SettingsPage";
import { useSettings } from "../use-settings";
import { People } from "./People";
import { Reasons } from "./Reasons";
import { reasonName } from "./reason-names";

interface Props {
  settings: ContactSettings;
  languages: string[];
  mayWrite: boolean;
  shopId: string;
  apiKey: string;
}

type Texts = ContactSettings["texts"]["byLanguage"][string];
const NO_TEXTS: Texts = { answerTime: "", reasons: {}, hints: {} };

/** What the contact form asks and promises. */
export function ContactEditor({ settings: saved, languages, ...page }: Props) {
  const settings = useSettings(saved);
  const { value, change } = settings;
  const [language, setLanguage] = useState(saved.texts.primary);
  const [liveErrors, setErrors] = useState<FormErrors>({});
  const errors = { ...liveErrors, ...settings.refusal?.errors };
  const { primary, byLanguage } = value.texts;
  const texts = byLanguage[language] ?? NO_TEXTS;
  const main = byLanguage[primary] ?? NO_TEXTS;
  const setTexts = (part: Partial<Texts>, field: string) =>
    change((old) => ({ ...old, texts: { ...old.texts, byLanguage: { ...old.texts.byLanguage, [language]: { ...(old.texts.byLanguage[language] ?? NO_TEXTS), ...part } } } }), `${language}.${field}`);
  const gaps = new Map(languageGaps(value.texts, languages).map((gap) => [gap.language, gap.missing.length]));

  return (
    <SettingsPage {...page} title="Contact form" subtitle="The reason first, then only what that reason needs." block="contact" settings={settings} preview={<BlockPreview block="contact" draft={value} language={language} onErrors={setErrors} />}>
      <Card>
        <Reasons reasons={value.reasons} names={byLanguage[primary]?.reasons ?? {}} errors={errors} change={change} />
      </Card>
      <Card>
        <BlockStack gap="400">
          <Text as="h2" variant="headingMd">
            Words
          </Text>
          <LanguageTabs languages={languages} gaps={gaps} chosen={language} onChoose={setLanguage}>
            <FormLayout>
              <TextField
                label="When they can expect an answer"
                value={texts.answerTime}
                onChange={(answerTime) => setTexts({ answerTime }, "answerTime")}
                placeholder={main.answerTime || "We usually answer within 3 hours, today until 18:00."}
                maxLength={200}
                autoComplete="off"
              />
              {value.reasons.map(({ key }) => (
                <FormLayout.Group key={key}>
                  <TextField
                    label={`Reason “${reasonName(key, main.reasons)}”`}
                    value={texts.reasons[key] ?? ""}
                    onChange={(name) => setTexts({ reasons: { ...texts.reasons, [key]: name } }, `reason ${key}`)}
                    placeholder={main.reasons[key] || `${reasonName(key, {})}, in the shopper’s language`}
                    maxLength={80}
                    autoComplete="off"
                  />
                  <TextField
                    label="What may spare the question"
                    value={texts.hints[key] ?? ""}
                    onChange={(hint) => setTexts({ hints: { ...texts.hints, [key]: hint } }, `hint ${key}`)}
                    placeholder={main.hints[key] || (key === "where_is_my_order" ? "Parcels take two to three working days." : "")}
                    maxLength={400}
                    autoComplete="off"
                  />
                </FormLayout.Group>
              ))}
            </FormLayout>
          </LanguageTabs>
        </BlockStack>
      </Card>
      <Card>
        <BlockStack gap="400">
          <People people={value.people} errors={errors} change={change} />
          <Checkbox label="Shoppers may attach photos" checked={value.photos} onChange={(photos) => change((old) => ({ ...old, photos }))} helpText="Up to 5 pictures of 10 MB." />
        </BlockStack>
      </Card>
    </SettingsPage>
  );
}
