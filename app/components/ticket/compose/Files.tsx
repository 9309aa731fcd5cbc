import { Button, InlineStack, Text } from "@shopify/polaris";
import { AttachmentIcon, XSmallIcon } from "@shopify/polaris-icons";
import { useRef, useState } from "react";
import { useRevalidator } from "@remix-run/react";
import { showBytes } from "~/components/show";
import type { Mode } from "./use-draft";
import styles from "./Compose.module.css";

interface Props {
  files: { id: string; name: string; bytes: number }[];
  kind: Mode;
  version: number;
  draftUrl: string;
}

/** Files of the draft: kept on the server at once, so that a reload or an undo does not lose them. */
export function Files({ files, kind, version, draftUrl }: Props) {
  const input = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const revalidator = useRevalidator();
  const post = async (body: FormData) => {
    setBusy(true);
    setProblem(null);
    try {
      const response = await fetch(draftUrl, { method: "POST", body });
      const answer = (await response.json()) as { problem?: string };
      if (answer.problem) setProblem(answer.problem);
    } catch {
      setProblem("The file did not arrive. Try again.");
    }
    setBusy(false);
    revalidator.revalidate();
  };
  const form = (fields: Record<string, string | File>) => {
    const body = new FormData();
    for (const [name, value] of Object.entries(fields)) body.append(name, value);
    return body;
  };
  const attach = async (chosen: FileList | null) => {
    for (const file of chosen ?? []) {
      if (file.size > 15_000_000) setProblem(`${file.name} is larger than 15 MB, which most mailboxes refuse.`);
      else await post(form({ intent: "attach", kind, version: String(version), file }));
    }
    if (input.current) input.current.value = "";
  };
  return (
    <>
      <input ref={input} type="file" multiple hidden onChange={(event) => void attach(event.target.files)} aria-label="Attach files" />
      <Button size="slim" icon={AttachmentIcon} loading={busy} accessibilityLabel="Attach files" onClick={() => input.current?.click()} />
      {files.length > 0 && (
        <ul className={styles.files} aria-label="Attached">
          {files.map((file) => (
            <li key={file.id}>
              <InlineStack blockAlign="center" wrap={false}>
                <span className={styles.fileName}>{`${file.name} (${showBytes(file.bytes)})`}</span>
                <Button size="micro" variant="tertiary" icon={XSmallIcon} accessibilityLabel={`Remove ${file.name}`} onClick={() => void post(form({ intent: "detach", fileId: file.id }))} />
              </InlineStack>
            </li>
          ))}
        </ul>
      )}
      {problem && (
        <Text as="span" tone="critical" variant="bodySm">
          {problem}
        </Text>
      )}
    </>
  );
}
