import { Button, TextField } from "@shopify/polaris";
import { useState } from "react";
import { Sheet } from "~/components/Sheet";
import { useAct } from "./use-act";

/** The text under one's answers. */
export function SignatureSheet({ signature, onClose }: { signature: string; onClose: () => void }) {
  const [words, setWords] = useState(signature);
  const { act, busy } = useAct((answer) => answer.outcome === "saved" && onClose());
  return (
    <Sheet
      open
      title="Your signature"
      onClose={onClose}
      footer={
        <Button variant="primary" loading={busy} onClick={() => act("signature", { signature: words })}>
          Save
        </Button>
      }
    >
      <TextField label="Under each of your answers" value={words} onChange={setWords} multiline={3} autoComplete="off" maxLength={1_000} placeholder={"Mara from Linden & Loom"} />
    </Sheet>
  );
}
