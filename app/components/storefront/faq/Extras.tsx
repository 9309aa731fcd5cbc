import { BlockStack, Card, FormLayout, Text, TextField } from "@shopify/polaris";
import { useState } from "react";
import type { FaqDraft } from "~/domain/storefront/faq-item";
import { errorAt, type FormErrors } from "~/lib/form-errors";

interface Props {
  draft: FaqDraft;
  errors: FormErrors;
  change: (next: (draft: FaqDraft) => FaqDraft, field?: string) => void;
}

/** What may come with an answer: a topic, a picture, a link to a video. */
export function Extras({ draft, errors, change }: Props) {
  const [url, setUrl] = useState(draft.picture?.url ?? "");
  const [problem, setProblem] = useState<string | null>(null);
  const take = () => {
    setProblem(null);
    if (url === (draft.picture?.url ?? "")) return;
    if (url === "") return change((old) => ({ ...old, picture: null }));
    const picture = new Image();
    picture.onload = () => change((old) => ({ ...old, picture: { url, width: picture.naturalWidth, height: picture.naturalHeight, alt: old.picture?.alt ?? "" } }));
    picture.onerror = () => setProblem("There is no picture at this address.");
    picture.src = url;
  };
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          More
        </Text>
        <FormLayout>
          <TextField label="Topic" value={draft.topic} onChange={(topic) => change((old) => ({ ...old, topic }), "topic")} maxLength={60} autoComplete="off" placeholder="Delivery" helpText="Helps shoppers find it when they search." error={errorAt(errors, "topic")} />
          <TextField label="Picture" type="url" value={url} onChange={setUrl} onBlur={take} autoComplete="off" placeholder="https://cdn.shopify.com/…" helpText="Upload it under Content › Files in Shopify and copy its link." error={problem ?? errorAt(errors, "picture.url")} />
          {draft.picture && <TextField label="What the picture shows" value={draft.picture.alt} onChange={(alt) => change((old) => (old.picture ? { ...old, picture: { ...old.picture, alt } } : old), "alt")} maxLength={250} autoComplete="off" helpText="For shoppers who cannot see it." />}
          <TextField label="Link to a video" type="url" value={draft.video ?? ""} onChange={(video) => change((old) => ({ ...old, video: video || null }), "video")} autoComplete="off" placeholder="https://…" helpText="Opened by a click; nothing of the video service loads before." error={errorAt(errors, "video")} />
        </FormLayout>
      </BlockStack>
    </Card>
  );
}
