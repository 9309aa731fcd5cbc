/**
 * Liquid for Shopify's own order-confirmation mail: the return-by date of the order's metafield, or, where the order has
 * none yet, the earliest day that the policy of today promises any order. Plain Liquid; Shopify runs it.
 */
export function confirmationSnippet({ fallbackDays, windowDays }: { fallbackDays: number; windowDays: number }): string {
  if (windowDays === 0) return "";
  return `{% assign return_by = order.metafields.aftercare.return_by | default: metafields.aftercare.return_by %}
{% if return_by == blank %}
  {% assign return_seconds = ${fallbackDays} | times: 86400 %}
  {% assign return_by = created_at | date: '%s' | plus: return_seconds %}
{% endif %}
<p>You can return your order until at least <strong>{{ return_by | date: '%e %B %Y' }}</strong>,
unless an item is marked as final sale.</p>`;
}
