import { SaveBar, useAppBridge } from "@shopify/app-bridge-react";
import { useNavigate } from "@remix-run/react";
import { Banner, BlockStack, Card, Page } from "@shopify/polaris";
import type { ReactNode } from "react";
import { Placed } from "./Placed";
import type { useSettings } from "./use-settings";
import styles from "./Editor.module.css";

interface Props {
  title: string;
  subtitle?: string;
  block: string;
  settings: Omit<ReturnType<typeof useSettings>, "value" | "change">;
  mayWrite: boolean;
  shopId: string;
  apiKey: string;
  preview: ReactNode;
  children: ReactNode;
}

/** The page around settings that shoppers see as soon as they are saved. */
export function SettingsPage({ title, subtitle, block, settings, mayWrite, shopId, apiKey, preview, children }: Props) {
  const { isDirty, isSaving, refusal, submit, discard } = settings;
  const shopify = useAppBridge();
  const navigate = useNavigate();
  const leave = async () => {
    await shopify.saveBar.leaveConfirmation();
    navigate("/app/storefront");
  };
  return (
    <Page fullWidth title={title} subtitle={subtitle} backAction={{ content: "Storefront help", onAction: () => void leave() }}>
      <SaveBar id={`save-${block}`} open={isDirty && mayWrite} discardConfirmation>
        <button variant="primary" onClick={submit} loading={isSaving ? "" : undefined} />
        <button onClick={discard} />
      </SaveBar>
      <div className={styles.editor}>
        <div className={styles.work}>
          <BlockStack gap="400">
            {refusal?.problem && (
              <Banner tone="critical" title={refusal.problem}>
                {[...new Set(Object.values(refusal.errors ?? {}))].slice(0, 4).join(" ")}
              </Banner>
            )}
            {children}
          </BlockStack>
        </div>
        <aside className={styles.beside} aria-label="Preview and theme">
          <Card>
            <BlockStack gap="300">
              {preview}
              <Placed handle={block} shopId={shopId} apiKey={apiKey} />
            </BlockStack>
          </Card>
        </aside>
      </div>
    </Page>
  );
}
