import { Button } from "@shopify/polaris";
import { useEffect, useState } from "react";
import { showBytes } from "~/components/show";
import type { MessageData } from "./types";
import styles from "./Ticket.module.css";

const PICTURES = /^image\/(png|jpe?g|gif|webp)$/;

/** Files of a message: pictures as previews, everything else to save. Nothing from outside is ever opened in the page. */
export function Attachments({ message, attachmentUrl }: { message: MessageData; attachmentUrl: (id: string) => string }) {
  const listed = message.attachments.filter((file) => !file.inline);
  if (listed.length === 0) return null;
  return (
    <ul className={styles.files} aria-label="Attachments">
      {listed.map((file) => (
        <li key={file.id}>
          {PICTURES.test(file.type) && file.bytes <= 8_000_000 && <Preview file={file} url={attachmentUrl(file.id)} />}
          <Button size="slim" onClick={() => void save(attachmentUrl(file.id), file.name)}>
            {`${file.name} (${showBytes(file.bytes)})`}
          </Button>
        </li>
      ))}
    </ul>
  );
}

function Preview({ file, url }: { file: MessageData["attachments"][number]; url: string }) {
  const [shown, setShown] = useState<string | null>(null);
  useEffect(() => {
    let address: string | null = null;
    const gone = new AbortController();
    void readBlob(url, gone.signal)
      .then((blob) => setShown((address = URL.createObjectURL(blob))))
      .catch(() => undefined);
    return () => {
      gone.abort();
      if (address) URL.revokeObjectURL(address);
    };
  }, [url]);
  // The box keeps its size while the picture is on its way, so that nothing jumps.
  return <div className={styles.preview}>{shown && <img src={shown} alt={`Attached: ${file.name}`} />}</div>;
}

async function readBlob(url: string, signal?: AbortSignal): Promise<Blob> {
  const response = await fetch(url, { signal });
  if (!response.ok) throw new Error(`The file answered ${response.status}.`);
  return response.blob();
}

async function save(url: string, name: string) {
  const address = URL.createObjectURL(await readBlob(url));
  const link = Object.assign(document.createElement("a"), { href: address, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
