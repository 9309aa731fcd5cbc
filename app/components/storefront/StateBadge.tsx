import { Badge } from "@shopify/polaris";

/** What shoppers see of an entry, in two words. */
export function StateBadge({ state, publishError }: { state: "draft" | "published" | "changed"; publishError?: string | null }) {
  if (publishError) return <Badge tone="critical">Not published</Badge>;
  if (state === "published") return <Badge tone="success">Published</Badge>;
  if (state === "changed") return <Badge tone="attention">Changes not published</Badge>;
  return <Badge>Draft</Badge>;
}
