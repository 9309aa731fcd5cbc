import { Badge, type BadgeProps } from "@shopify/polaris";

export function OrderStateBadge({ state }: { state: { label: string; tone: string } | null }) {
  if (!state) return null;
  const tone = (state.tone === "new" ? undefined : state.tone) as BadgeProps["tone"];
  return <Badge tone={tone}>{state.label}</Badge>;
}
