import type { useEdited } from "~/components/use-edited";
import type { SettingsForm } from "~/domain/shops/settings-form";

/** What every part of the settings page is given. */
export interface SectionProps {
  form: ReturnType<typeof useEdited<SettingsForm>>;
  disabled: boolean;
}
