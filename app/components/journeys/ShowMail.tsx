import { Banner, Spinner, Text } from "@shopify/polaris";
import { useFetcher } from "@remix-run/react";
import { useEffect } from "react";
import { Sheet } from "~/components/Sheet";
import type { RenderedMail } from "~/mail/render-step-mail";
import { MailFrame } from "./MailFrame";

/** A mail in a sheet over the page. `from`: a door of ours that answers it; null closes the sheet. */
export function ShowMail({ from, title, onClose }: { from: string | null; title: string; onClose: () => void }) {
  const fetcher = useFetcher<RenderedMail | { subject: string; html: string | null; text: string }>();
  const { load } = fetcher;
  useEffect(() => {
    if (from) load(from);
  }, [from, load]);
  const mail = fetcher.state === "idle" ? fetcher.data : undefined;
  return (
    <Sheet open={from !== null} title={title} onClose={onClose}>
      {!mail ? (
        <Spinner accessibilityLabel="The mail is being rendered" size="small" />
      ) : "words" in mail ? (
        <Banner tone="warning">{mail.words}</Banner>
      ) : (
        <>
          <Text as="p" fontWeight="semibold">
            Subject: {mail.subject}
          </Text>
          <MailFrame title={title} html={mail.html} text={mail.text} />
        </>
      )}
    </Sheet>
  );
}
