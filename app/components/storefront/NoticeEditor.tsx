import { BlockStack, Button, Card, FormLayout, InlineStack, Link, Text, TextField } from "@shopify/polaris";
import { DeleteIcon } from "@shopify/polaris-icons";
import { useState } from "react";
import type { ReturnsNotice } from "~/domain/storefront/returns-notice";
import { languageGaps } from "~/domain/storefront/shop-texts";
import { errorAt, type FormErrors } from "~/lib/form-errors";
import { BlockPreview } from "./BlockPreview";
import { LanguageTabs } from "./LanguageTabs";
import { SettingsPage } from "./SettingsPage";
import { useCatalogue } from "./use-catalogue";
import { useSettings } from "./use-settings";

interface Props {
  notice: ReturnsNotice;
  languages: string[];
  mayWrite: boolean;
  shopId: string;
  apiKey: string;
}

type Texts = ReturnsNotice["texts"]["byLanguage"][string];
const NO_TEXTS: Texts = { note: "", steps: [] };

/** What the returns block says beside the policy itself, which is edited in one place only. */
export function NoticeEditor({ notice, languages, ...page }: Props) {
  const settings = useSettings(notice);
  const { value, change } = settings;
  const [language, setLanguage] = useState(notice.texts.primary);
  const [liveErrors, setErrors] = useState<FormErrors>({});
  const catalogue = useCatalogue();
  const errors = { ...liveErrors, ...settings.refusal?.errors };
  const { primary, byLanguage } = value.texts;
  const texts = byLanguage[language] ?? NO_TEXTS;
  const main = byLanguage[primary] ?? NO_TEXTS;
  const set = (part: Partial<Texts>, field: string) =>
    change((old) => ({ ...old, texts: { ...old.texts, byLanguage: { ...old.texts.byLanguage, [language]: { ...(old.texts.byLanguage[language] ?? NO_TEXTS), ...part } } } }), `${language}.${field}`);
  const gaps = new Map(languageGaps(value.texts, languages).map((gap) => [gap.language, gap.missing.length]));

  return (
    <SettingsPage
      {...page}
      title="Returns notice"
      subtitle="Your return policy in plain words, on the product page."
      block="returns"
      settings={settings}
      preview={<BlockPreview block="returns" draft={value} language={language} products={catalogue?.products.slice(0, 100) ?? []} onErrors={setErrors} />}
    >
      <Card>
        <BlockStack gap="200">
          <Text as="h2" variant="headingMd">
            The policy
          </Text>
          <Text as="p">
            Days, costs and exclusions come from your return policy, so that the page, the mails and your staff say the same. <Link url="/app/returns">Edit the policy</Link>
          </Text>
        </BlockStack>
      </Card>
      <Card>
        <BlockStack gap="400">
          <Text as="h2" variant="headingMd">
            Your own words
          </Text>
          <TextField
            label="Where a return is started"
            value={value.selfServiceUrl ?? ""}
            onChange={(url) => change((old) => ({ ...old, selfServiceUrl: url.trim() || null }), "url")}
            placeholder="/pages/returns"
            helpText="A page of your shop or an https address. Empty: the contact form."
            autoComplete="off"
            error={errorAt(errors, "selfServiceUrl") && "Begin with / for a page of your shop, or with https://."}
          />
          <LanguageTabs languages={languages} gaps={gaps} chosen={language} onChoose={setLanguage}>
            <FormLayout>
              <TextField label="A note above the policy" value={texts.note} onChange={(note) => set({ note }, "note")} placeholder={main.note} maxLength={600} multiline={2} autoComplete="off" />
              <BlockStack gap="200">
                <Text as="h3" variant="headingSm">
                  How to return something
                </Text>
                {texts.steps.length === 0 && (
                  <Text as="p" tone="subdued">
                    {main.steps.length > 0 && language !== primary ? "Shoppers read the steps of the shop’s own language." : "Shoppers read three standard steps in their language. Write your own to replace them."}
                  </Text>
                )}
                {texts.steps.map((step, index) => (
                  <InlineStack key={index} gap="200" wrap={false} blockAlign="start">
                    <div style={{ flex: 1, minWidth: 0 }}>
                      <TextField label={`Step ${index + 1}`} labelHidden prefix={`${index + 1}.`} value={step} onChange={(words) => set({ steps: texts.steps.map((each, at) => (at === index ? words : each)) }, `step ${index}`)} maxLength={300} autoComplete="off" error={errorAt(errors, `texts.byLanguage.${language}.steps.${index}`)} />
                    </div>
                    <Button icon={DeleteIcon} variant="tertiary" accessibilityLabel={`Remove step ${index + 1}`} onClick={() => set({ steps: texts.steps.filter((_, at) => at !== index) }, "step removed")} />
                  </InlineStack>
                ))}
                <div>
                  <Button size="slim" disabled={texts.steps.length >= 8} onClick={() => set({ steps: [...texts.steps, ""] }, "step added")}>
                    {texts.steps.length === 0 ? "Write my own steps" : "Add a step"}
                  </Button>
                </div>
              </BlockStack>
            </FormLayout>
          </LanguageTabs>
        </BlockStack>
      </Card>
    </SettingsPage>
  );
}
