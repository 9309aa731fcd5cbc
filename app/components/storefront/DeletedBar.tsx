import { useNavigate } from "@remix-run/react";
import { Banner } from "@shopify/polaris";
import { useEntry } from "./use-entry";

interface Props {
  kind: "size_chart" | "faq_item";
  id: string;
  versionId: string;
  title: string;
}

/** What was just deleted, and the way back. */
export function DeletedBar({ kind, id, versionId, title }: Props) {
  const navigate = useNavigate();
  const list = kind === "size_chart" ? "/app/storefront" : "/app/storefront/faq";
  const entry = useEntry(kind, id, (answer) => {
    if (answer.outcome === "restored") navigate(list, { replace: true });
  });
  return (
    <Banner title={`“${title}” was deleted`} onDismiss={() => navigate(list, { replace: true })} action={{ content: "Undo", loading: entry.busy, onAction: () => entry.act("restore", { versionId }) }}>
      Shoppers no longer see it.
    </Banner>
  );
}
