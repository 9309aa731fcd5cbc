import { Badge, type BadgeProps } from "@shopify/polaris";

const words: Record<string, { mark: string; label: string; tone: BadgeProps["tone"] }> = {
  proven: { mark: "✓", label: "proven", tone: "success" },
  probable: { mark: "≈", label: "probable", tone: undefined },
  claimed: { mark: "⚠", label: "claimed", tone: "warning" },
  ambiguous: { mark: "?", label: "which order?", tone: "attention" },
  none: { mark: "–", label: "no order", tone: undefined },
};

/** How sure we are that a ticket is about an order. `status`: proven, probable, claimed, ambiguous or none. */
export function LinkEvidence({ status }: { status: string }) {
  const { mark, label, tone } = words[status] ?? words.none!;
  return (
    <Badge tone={tone}>
      {`${mark} ${label}`}
    </Badge>
  );
}
