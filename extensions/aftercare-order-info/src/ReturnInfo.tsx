import type {} from "@shopify/ui-extensions/customer-account.order-status.block.render";
import type { FreshTerms } from "../../../app/domain/returns/fresh-order";

/** What the app keeps on the shop; the same as ReturnTerms of app/domain/returns/return-terms.ts. */
export interface Terms extends FreshTerms {
  words: Record<string, string[]>;
}

interface Props {
  i18n: { translate(key: string, options?: Record<string, string | number>): string; formatDate(date: Date, options?: Intl.DateTimeFormatOptions): string };
  terms: Terms;
  /** A calendar day; null: nothing can be returned, or nobody can say. */
  until: string | null;
  certainty: "exact" | "at-least";
  /** "pt-BR" */
  language: string;
  storefrontUrl: string | undefined;
  settings: Record<string, string | number | boolean | undefined>;
}

/** Until when, on what terms, how, and whom to ask. */
export function ReturnInfo({ i18n, terms, until, certainty, language, storefrontUrl, settings }: Props) {
  const sentences = terms.words[language.split("-")[0]!.toLowerCase()] ?? terms.words.en ?? [];
  const day = until && i18n.formatDate(new Date(`${until}T12:00:00Z`), { dateStyle: "full", timeZone: "UTC" });
  const returns = address(settings.returns_page, storefrontUrl, "/policies/refund-policy");
  const contact = address(settings.contact_page, storefrontUrl, "/pages/contact");
  return (
    <s-section heading={i18n.translate("heading")}>
      <s-stack gap="base">
        {day && <s-text type="strong">{i18n.translate(certainty === "exact" ? "until" : "at_least_until", { day })}</s-text>}
        <s-details>
          <s-summary>{i18n.translate("terms")}</s-summary>
          <s-unordered-list>
            {sentences.map((sentence) => (
              <s-list-item key={sentence}>{sentence}</s-list-item>
            ))}
          </s-unordered-list>
        </s-details>
        <s-stack direction="inline" gap="base">
          {returns && <s-link href={returns}>{i18n.translate("how")}</s-link>}
          {contact && <s-link href={contact}>{i18n.translate("ask")}</s-link>}
        </s-stack>
      </s-stack>
    </s-section>
  );
}

interface Entry {
  target: { type: string };
  metafield: { namespace: string; key: string; value: string | number | boolean; type: string };
}

/** One of the app's metafields, JSON read; null when it is not there or cannot be read. */
export function metafieldOf<T>(entries: readonly Entry[], type: "shop" | "order", key: string): T | null {
  const found = entries.find((entry) => entry.target.type === type && entry.metafield.key === key)?.metafield;
  if (!found) return null;
  if (found.type !== "json") return found.value as T;
  try {
    return JSON.parse(String(found.value)) as T;
  } catch {
    return null;
  }
}

/** What the merchant typed: an https address or a path of the shop; else the shop's own page. */
function address(typed: string | number | boolean | undefined, storefrontUrl: string | undefined, path: string): string | null {
  const wanted = typeof typed === "string" && typed.trim() !== "" ? typed.trim() : path;
  if (/^https:\/\//.test(wanted)) return wanted;
  if (!storefrontUrl || !wanted.startsWith("/")) return null;
  return `${storefrontUrl.replace(/\/$/, "")}${wanted}`;
}
