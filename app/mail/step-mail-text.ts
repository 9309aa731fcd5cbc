import { convert } from "html-to-text";
import type { Block } from "./blocks";
import { fillHtml, fillLine } from "./liquid";
import { safeMailHtml, safeUrl } from "./safe-html";
import type { MailSizeChart, StepMailData } from "./step-mail-data";
import { FRAME_WORDS } from "./words";

/** The same mail as plain text: every fact and every address of the HTML, in the same order. Lines end with "\n". */
export function stepMailAsText(blocks: Block[], data: StepMailData): string {
  const words = FRAME_WORDS[data.locale];
  const parts = blocks.map((block) => blockAsText(block, data)).filter((part) => part !== "");
  const footer = [words.replyNote, words.because(data.orderName, data.brand.shopName)];
  if (data.unsubscribeUrl) footer.push(`${words.unsubscribe}: ${data.unsubscribeUrl}`);
  return `${[...parts, `${data.brand.shopName}\n${data.brand.shopUrl}`, `-- \n${footer.join("\n")}`].join("\n\n")}\n`;
}

function blockAsText(block: Block, data: StepMailData): string {
  const words = FRAME_WORDS[data.locale];
  switch (block.type) {
    case "heading":
      return underlined(fillLine(block.text, data.values));
    case "text":
      return htmlAsText(safeMailHtml(fillHtml(block.html, data.values), "#000000"));
    case "items":
      return [
        underlined(words.items),
        ...data.items.map((item) => {
          const title = item.quantity > 1 ? `${item.title} × ${item.quantity}` : item.title;
          return `${[`- ${title}`, item.detail, item.price].filter(Boolean).join(", ")}${item.url ? `\n  ${item.url}` : ""}`;
        }),
        ...(data.moreItems > 0 ? [words.moreItems(data.moreItems)] : []),
      ].join("\n");
    case "returns":
      return data.returns ? returnsAsText(data.returns, data) : "";
    case "parcels":
      return data.parcels
        .map((parcel) =>
          [
            `${parcel.title}: ${parcel.state}`,
            ...parcel.items.map((item) => `- ${item}`),
            ...(parcel.trackingNumber ? [`${words.trackingNumber}: ${parcel.trackingNumber}`] : []),
            ...(parcel.trackingUrl ? [`${words.track}: ${parcel.trackingUrl}`] : []),
          ].join("\n"),
        )
        .join("\n\n");
    case "size_chart":
      return data.sizeCharts.map((chart) => sizeChartAsText(chart, data)).join("\n\n");
    case "faq":
      return data.faqs.length > 0 ? [underlined(words.questions), ...data.faqs.map((faq) => `${faq.question}\n${htmlAsText(safeMailHtml(faq.answer, "#000000"))}`)].join("\n\n") : "";
    case "rating":
      return [fillLine(block.question, data.values), ...data.ratingUrls.map((url, index) => `${index + 1} ${words.ratings[index]}: ${url}`)].join("\n");
    case "button": {
      const url = safeUrl(fillLine(block.url, data.values));
      return url ? `${fillLine(block.label, data.values)}: ${url}` : "";
    }
    case "image": {
      const link = block.link ? safeUrl(fillLine(block.link, data.values)) : null;
      return [fillLine(block.alt, data.values), link].filter(Boolean).join(": ");
    }
    case "discount":
      return `${fillLine(block.words, data.values)}\n${words.discount}: ${fillLine(block.code, data.values)}`;
    case "signature":
      return fillLine(block.name, data.values);
  }
}

function returnsAsText(returns: NonNullable<StepMailData["returns"]>, data: StepMailData): string {
  const words = FRAME_WORDS[data.locale];
  return [
    underlined(words.returns),
    ...returns.deadlines.map((deadline) => `${deadline.sentence}\n  ${[...deadline.items, deadline.basis].join(" · ")}`),
    ...(returns.notReturnable.length > 0 ? [`${words.notReturnable}:`, ...returns.notReturnable.map((line) => `- ${line}`)] : []),
    ...(returns.policy.length > 0 ? [returns.policy.join(" ")] : []),
    ...(returns.startUrl ? [`${words.startReturn}: ${returns.startUrl}`] : []),
  ].join("\n");
}

/** A size a line, each number with what it measures: columns do not line up in the fonts of mail programs. */
function sizeChartAsText(chart: MailSizeChart, data: StepMailData): string {
  const words = FRAME_WORDS[data.locale];
  const [sizeHeading, ...headings] = chart.headings;
  return [
    underlined(words.sizeChart(chart.products.join(", "))),
    ...[chart.fitNote, chart.kind].filter(Boolean),
    ...chart.rows.map(({ cells: [size, ...cells], isBought }) => `- ${sizeHeading} ${size}${isBought ? ` (${words.boughtSize})` : ""}: ${cells.map((cell, index) => `${headings[index]} ${cell}`).join("; ")}`),
    ...(chart.moreRows > 0 ? [words.moreSizes(chart.moreRows)] : []),
    ...(chart.note ? [chart.note] : []),
    ...(chart.url ? [`${words.howToMeasure}: ${chart.url}`] : []),
  ].join("\n");
}

function underlined(title: string): string {
  return `${title}\n${"-".repeat([...title].length)}`;
}

function htmlAsText(html: string): string {
  return convert(html, {
    wordwrap: false,
    selectors: [
      { selector: "a", options: { hideLinkHrefIfSameAsText: true, linkBrackets: ["(", ")"] } },
      { selector: "ul", options: { itemPrefix: "- " } },
    ],
  });
}
