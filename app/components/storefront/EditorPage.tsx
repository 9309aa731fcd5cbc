import { SaveBar } from "@shopify/app-bridge-react";
import { Banner, BlockStack, Card, Page, type PageProps } from "@shopify/polaris";
import type { ReactNode } from "react";
import { showMoment } from "~/components/show";
import { HistorySheet, type HistoryEntry } from "./HistorySheet";
import { Placed } from "./Placed";
import { ScheduleSheet } from "./ScheduleSheet";
import { StateBadge } from "./StateBadge";
import type { useEditor } from "./use-editor";
import styles from "./Editor.module.css";

export interface EditedEntry {
  id: string;
  title: string;
  state: "draft" | "published" | "changed";
  publishError: string | null;
  publishAt: string | null;
  updatedAt: string;
}

interface Props {
  editor: Omit<ReturnType<typeof useEditor>, "edit">;
  entry: EditedEntry | null;
  history: HistoryEntry[];
  newTitle: string;
  listName: string;
  block: string;
  timeZone: string;
  mayWrite: boolean;
  shopId: string;
  apiKey: string;
  secondaryActions?: PageProps["secondaryActions"];
  preview: ReactNode;
  children: ReactNode;
}

/** The page around an editor: its state, its actions, the save bar, and the preview beside the work. */
export function EditorPage({ editor, entry, history, newTitle, listName, block, timeZone, mayWrite, shopId, apiKey, secondaryActions, preview, children }: Props) {
  const { isDirty, busy, sheet, setSheet, refusal } = editor;
  const state = entry?.state ?? "draft";
  const isLive = state === "published" && !isDirty;
  const close = () => setSheet(null);
  const actions = [
    { content: "History", onAction: () => setSheet("history") },
    ...(mayWrite && state !== "published" ? [{ content: "Publish later", onAction: () => setSheet("schedule"), disabled: isDirty, helpText: isDirty ? "Save first." : undefined }] : []),
    ...(mayWrite && state !== "draft" ? [{ content: "Take off the storefront", onAction: () => editor.entry.act("unpublish") }] : []),
    ...(mayWrite ? [{ content: "Delete", destructive: true, onAction: () => editor.entry.act("delete") }] : []),
  ];
  return (
    <Page
      fullWidth
      title={entry?.title ?? newTitle}
      titleMetadata={<StateBadge state={state} publishError={entry?.publishError ?? null} />}
      backAction={{ content: listName, onAction: () => void editor.leave() }}
      primaryAction={mayWrite ? { content: isLive ? "Published" : state === "draft" ? "Publish" : "Publish changes", onAction: () => editor.submit("publish"), loading: busy, disabled: isLive } : undefined}
      secondaryActions={secondaryActions}
      actionGroups={entry ? [{ title: "More", actions }] : []}
    >
      <SaveBar id={`save-${block}`} open={isDirty && mayWrite} discardConfirmation>
        <button variant="primary" onClick={() => editor.submit("save")} loading={editor.isSaving ? "" : undefined} />
        <button onClick={editor.discard} />
      </SaveBar>
      <div className={styles.editor}>
        <div className={styles.work}>
          <BlockStack gap="400">
            {refusal?.problem && (
              <Banner tone="critical" title={refusal.problem}>
                {[...new Set(Object.values(refusal.errors))].slice(0, 4).join(" ")}
              </Banner>
            )}
            {entry?.publishError && (
              <Banner tone="critical" title="Shopify did not take this">
                {entry.publishError}
              </Banner>
            )}
            {entry?.publishAt && (
              <Banner tone="info" action={mayWrite ? { content: "Call it off", onAction: () => editor.entry.act("call-off") } : undefined}>
                Goes to the storefront by itself on {showMoment(entry.publishAt, timeZone)}.
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
      <HistorySheet open={sheet === "history"} entries={history} timeZone={timeZone} busy={editor.entry.busy} onClose={close} onTake={(versionId) => editor.entry.act("version", { versionId })} />
      <ScheduleSheet
        open={sheet === "schedule"}
        onClose={close}
        onSchedule={(at) => {
          editor.entry.act("schedule", { at });
          close();
        }}
      />
    </Page>
  );
}
