import { Button, ButtonGroup } from "@shopify/polaris";
import { useEffect, useState } from "react";
import type { MessageData } from "./types";
import styles from "./Ticket.module.css";

/**
 * A mail as its sender designed it. Three layers keep it harmless: it was sanitised at intake; the frame runs no script
 * and has no origin; its own policy loads nothing. Remote pictures tell the sender that and where the mail was read, so
 * they wait for a click. Pictures of the mail itself are handed in as data.
 */
export function OriginalHtml({ message, attachmentUrl }: { message: MessageData; attachmentUrl: (id: string) => string }) {
  const [withRemote, setWithRemote] = useState(false);
  const own = useOwnPictures(message, attachmentUrl);
  const html = message.html ?? "";
  const remotes = html.split("data-remote-src=").length - 1;
  return (
    <div>
      {remotes > 0 && !withRemote && (
        <div className={styles.blocked}>
          <span>{remotes === 1 ? "One picture from another server is not loaded, so that the sender does not learn that you read this." : `${remotes} pictures from other servers are not loaded, so that the sender does not learn that you read this.`}</span>
          <ButtonGroup>
            <Button size="micro" onClick={() => setWithRemote(true)}>
              Load pictures
            </Button>
          </ButtonGroup>
        </div>
      )}
      <iframe
        className={styles.frame}
        title={`Mail from ${message.authorName} in its original form`}
        // No allow-scripts, no allow-same-origin: nothing in it can reach this page.
        sandbox="allow-popups allow-popups-to-escape-sandbox"
        referrerPolicy="no-referrer"
        srcDoc={frameDocument(html, own, withRemote)}
      />
    </div>
  );
}

/** Exported for its test. `own`: data URLs by Content-ID. */
export function frameDocument(html: string, own: Record<string, string>, withRemote: boolean): string {
  const policy = `default-src 'none'; style-src 'unsafe-inline'; img-src data:${withRemote ? " https: http:" : ""}; form-action 'none'; base-uri 'none'`;
  const shown = html.replace(/<img\b[^>]*>/gi, (tag) => {
    const contentId = /\sdata-cid="([^"]*)"/i.exec(tag)?.[1];
    const remote = /\sdata-remote-src="([^"]*)"/i.exec(tag)?.[1];
    const source = contentId !== undefined ? own[contentId] : withRemote ? remote : undefined;
    return source ? tag.replace(/\ssrc="[^"]*"/i, ` src="${source}"`) : tag;
  });
  return `<!doctype html><html><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}"><meta name="referrer" content="no-referrer"><style>body{font:14px/1.5 system-ui,sans-serif;margin:12px;color:#202223;overflow-wrap:anywhere}img{max-width:100%;height:auto}table{max-width:100%}</style></head><body>${shown}</body></html>`;
}

/** Read by script, because a frame's own request would carry no session token. */
function useOwnPictures(message: MessageData, attachmentUrl: (id: string) => string): Record<string, string> {
  const [own, setOwn] = useState<Record<string, string>>({});
  useEffect(() => {
    const gone = new AbortController();
    for (const file of message.attachments) {
      if (!file.contentId || !/^image\/(png|jpe?g|gif|webp|bmp)$/.test(file.type) || file.bytes > 3_000_000) continue;
      void readAsDataUrl(attachmentUrl(file.id), gone.signal)
        .then((url) => setOwn((known) => ({ ...known, [file.contentId!]: url })))
        .catch(() => undefined);
    }
    return () => gone.abort();
    // eslint-disable-next-line react-hooks/exhaustive-deps -- a message's files never change
  }, [message.id]);
  return own;
}

export async function readAsDataUrl(url: string, signal?: AbortSignal): Promise<string> {
  const response = await fetch(url, { signal });
  if (!response.ok) throw new Error(`The file answered ${response.status}.`);
  const blob = await response.blob();
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error ?? new Error("The file could not be read."));
    reader.readAsDataURL(blob);
  });
}
