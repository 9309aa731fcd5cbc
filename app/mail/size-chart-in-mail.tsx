import { Section } from "@react-email/section";
import { Text } from "@react-email/text";
import type { CSSProperties } from "react";
import { INK, LINE, paragraph, PlainLink, QUIET, small, Title } from "./mail-parts";
import type { MailSizeChart, StepMailData } from "./step-mail-data";
import { FRAME_WORDS } from "./words";

/** A phone shows so many columns beside the sizes; wider charts go on in a second table. */
const COLUMNS = 4;

const cell: CSSProperties = { padding: "6px 4px", borderBottom: `1px solid ${LINE}`, fontSize: 14, lineHeight: "18px", color: INK, textAlign: "left", verticalAlign: "top", wordBreak: "break-word" };

/** A size chart as plain tables, the bought size marked by words, weight and ground. */
export function SizeChart({ chart, data, linkColor }: { chart: MailSizeChart; data: StepMailData; linkColor: string }) {
  const words = FRAME_WORDS[data.locale];
  const columns = chart.headings.length - 1;
  const parts = Array.from({ length: Math.ceil(columns / COLUMNS) }, (_, part) => ({ from: 1 + part * COLUMNS, to: Math.min(1 + (part + 1) * COLUMNS, columns + 1) }));
  return (
    <Section style={{ margin: "8px 0 16px" }}>
      <Title>{words.sizeChart(chart.products.join(", "))}</Title>
      {chart.fitNote && (
        <Text className="ink" style={{ ...paragraph, margin: "0 0 8px" }}>
          {chart.fitNote}
        </Text>
      )}
      {chart.kind && (
        <Text className="quiet" style={small}>
          {chart.kind}
        </Text>
      )}
      {parts.map(({ from, to }) => (
        <table key={from} width="100%" cellPadding={0} cellSpacing={0} style={{ width: "100%", borderCollapse: "collapse", margin: "0 0 8px" }}>
          <thead>
            <tr>
              {[chart.headings[0]!, ...chart.headings.slice(from, to)].map((heading, index) => (
                <th key={index} scope="col" className="quiet line" style={{ ...cell, fontSize: 13, fontWeight: 600, color: QUIET }}>
                  {heading}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {chart.rows.map(({ cells, isBought }, row) => (
              <tr key={row} className={isBought ? "chosen" : undefined} style={isBought ? { backgroundColor: "#eef2f6" } : undefined}>
                <th scope="row" className="ink line" style={{ ...cell, wordBreak: "normal", fontWeight: isBought ? 700 : 600 }}>
                  {cells[0]}
                  {isBought && <span style={{ display: "block", fontSize: 12, lineHeight: "16px" }}>{words.boughtSize}</span>}
                </th>
                {cells.slice(from, to).map((text, index) => (
                  <td key={index} className="ink line" style={isBought ? { ...cell, fontWeight: 700 } : cell}>
                    {text}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      ))}
      {chart.moreRows > 0 && (
        <Text className="quiet" style={small}>
          {words.moreSizes(chart.moreRows)}
        </Text>
      )}
      {chart.note && (
        <Text className="quiet" style={small}>
          {chart.note}
        </Text>
      )}
      {chart.url && <PlainLink href={chart.url} label={words.howToMeasure} color={linkColor} />}
    </Section>
  );
}
