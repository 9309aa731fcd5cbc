import { Button } from "@react-email/button";
import { Column } from "@react-email/column";
import { Container } from "@react-email/container";
import { Head } from "@react-email/head";
import { Html } from "@react-email/html";
import { Img } from "@react-email/img";
import { Link } from "@react-email/link";
import { Row } from "@react-email/row";
import { Section } from "@react-email/section";
import { Text } from "@react-email/text";
import type { ReactNode } from "react";
import { readableOn } from "~/lib/colors";
import type { Block } from "./blocks";
import { fillHtml, fillLine } from "./liquid";
import { INK, LINE, paragraph, PlainLink, QUIET, small, Title } from "./mail-parts";
import { safeMailHtml, safeUrl } from "./safe-html";
import { SizeChart } from "./size-chart-in-mail";
import type { StepMailData } from "./step-mail-data";
import { FRAME_WORDS } from "./words";

/**
 * The mail as HTML: tables and inline styles, since Outlook lays out nothing else and Gmail drops what it does not know.
 * The one style sheet only adds the dark colours. Nothing is loaded but the shop's own pictures.
 */
const FONT = '-apple-system, BlinkMacSystemFont, "Segoe UI", Roboto, "Hiragino Sans", "Noto Sans JP", Helvetica, Arial, sans-serif';

const DARK = `
:root { color-scheme: light dark; supported-color-schemes: light dark; }
@media (prefers-color-scheme: dark) {
  .page { background-color: #121416 !important; }
  .card { background-color: #1d2023 !important; }
  .ink, .ink p, .ink li { color: #f1f3f5 !important; }
  .quiet, .quiet a { color: #a9b1ba !important; }
  .link { color: #9ec5fe !important; }
  .line { border-color: #3a4046 !important; }
  .chosen { background-color: #2a3139 !important; }
}
[data-ogsc] .ink { color: #f1f3f5 !important; }
[data-ogsb] .card { background-color: #1d2023 !important; }
[data-ogsb] .chosen { background-color: #2a3139 !important; }
@media (max-width: 480px) { .card { padding: 24px 16px !important; } }
`;


export function StepMail({ subject, preheader, blocks, data }: { subject: string; preheader: string; blocks: Block[]; data: StepMailData }) {
  const words = FRAME_WORDS[data.locale];
  return (
    <Html lang={data.locale} dir="ltr">
      <Head>
        <title>{subject}</title>
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <style dangerouslySetInnerHTML={{ __html: DARK }} />
      </Head>
      {/* Not the library's Body: its inner table repeats the light ground without a class, which dark mode cannot reach. */}
      <body className="page" style={{ margin: 0, padding: 0, backgroundColor: "#f4f5f7", fontFamily: FONT }}>
        {preheader && <Preheader text={preheader} />}
        <Container style={{ maxWidth: 600, width: "100%", margin: "0 auto", padding: "24px 0" }}>
          <Section className="card" style={{ backgroundColor: "#ffffff", padding: 32, borderRadius: 8 }}>
            <Brand brand={data.brand} />
            {blocks.map((block, index) => (
              <BlockView key={index} block={block} data={data} />
            ))}
          </Section>
          <Section style={{ padding: "16px 32px" }}>
            <Text className="quiet" style={small}>
              {words.replyNote}
            </Text>
            <Text className="quiet" style={small}>
              {words.because(data.orderName, data.brand.shopName)}
              {data.unsubscribeUrl && (
                <>
                  {" "}
                  <Link className="quiet" href={data.unsubscribeUrl} style={{ color: QUIET, textDecoration: "underline" }}>
                    {words.unsubscribe}
                  </Link>
                </>
              )}
            </Text>
          </Section>
        </Container>
      </body>
    </Html>
  );
}

/** The line after the subject. The blanks keep inboxes from filling up with the text below it. */
function Preheader({ text }: { text: string }) {
  const blanks = "\u00a0\u200c".repeat(Math.max(0, 120 - text.length));
  return <div style={{ display: "none", overflow: "hidden", lineHeight: "1px", maxHeight: 0, maxWidth: 0, opacity: 0 }}>{text + blanks}</div>;
}

function Brand({ brand }: { brand: StepMailData["brand"] }) {
  return (
    <Link href={brand.shopUrl} style={{ textDecoration: "none" }}>
      {brand.logoUrl ? (
        <Img src={brand.logoUrl} alt={brand.shopName} height={40} style={{ height: 40, width: "auto", maxWidth: 240, margin: "0 0 24px" }} />
      ) : (
        <Text className="ink" style={{ ...paragraph, margin: "0 0 24px", fontSize: 20, fontWeight: 600 }}>
          {brand.shopName}
        </Text>
      )}
    </Link>
  );
}

function BlockView({ block, data }: { block: Block; data: StepMailData }): ReactNode {
  const words = FRAME_WORDS[data.locale];
  const linkColor = readableOn("#ffffff", data.brand.color, INK);
  switch (block.type) {
    case "heading":
      return <Title>{fillLine(block.text, data.values)}</Title>;
    case "text":
      return (
        <div
          className="ink"
          style={{ ...paragraph, margin: 0 }}
          dangerouslySetInnerHTML={{ __html: safeMailHtml(fillHtml(block.html, data.values), linkColor) }}
        />
      );
    case "items":
      return <Items data={data} />;
    case "returns":
      return data.returns && <Returns returns={data.returns} data={data} linkColor={linkColor} />;
    case "parcels":
      return data.parcels.map((parcel, index) => (
        <Section key={index} style={{ margin: "0 0 16px" }}>
          <Text className="ink" style={{ ...paragraph, margin: 0, fontWeight: 600 }}>
            {parcel.title}: {parcel.state}
          </Text>
          {parcel.items.map((item, at) => (
            <Text key={at} className="quiet" style={small}>
              {item}
            </Text>
          ))}
          {parcel.trackingNumber && (
            <Text className="quiet" style={small}>
              {words.trackingNumber}: {parcel.trackingNumber}
            </Text>
          )}
          {parcel.trackingUrl && <PlainLink href={parcel.trackingUrl} label={words.track} color={linkColor} />}
        </Section>
      ));
    case "size_chart":
      return data.sizeCharts.map((chart, index) => <SizeChart key={index} chart={chart} data={data} linkColor={linkColor} />);
    case "faq":
      return (
        data.faqs.length > 0 && (
          <Section style={{ margin: "8px 0" }}>
            <Title>{words.questions}</Title>
            {data.faqs.map((faq, index) => (
              <Section key={index}>
                <Text className="ink" style={{ ...paragraph, margin: 0, fontWeight: 600 }}>
                  {faq.question}
                </Text>
                <div className="ink" style={{ ...paragraph, margin: 0 }} dangerouslySetInnerHTML={{ __html: safeMailHtml(faq.answer, linkColor) }} />
              </Section>
            ))}
          </Section>
        )
      );
    case "rating":
      return <Rating question={fillLine(block.question, data.values)} data={data} linkColor={linkColor} />;
    case "button": {
      const url = safeUrl(fillLine(block.url, data.values));
      return url && <BigButton href={url} label={fillLine(block.label, data.values)} color={data.brand.color} />;
    }
    case "image": {
      const source = safeUrl(fillLine(block.url, data.values), ["https:", "http:"]);
      const link = block.link && safeUrl(fillLine(block.link, data.values));
      const picture = source && <Img src={source} alt={fillLine(block.alt, data.values)} width="536" style={{ width: "100%", maxWidth: 536, height: "auto", margin: "0 0 16px" }} />;
      return link ? <Link href={link}>{picture}</Link> : picture;
    }
    case "discount":
      return (
        <Section className="line" style={{ border: `1px dashed ${LINE}`, padding: 16, margin: "0 0 16px", textAlign: "center" }}>
          <Text className="ink" style={{ ...paragraph, margin: "0 0 8px" }}>
            {fillLine(block.words, data.values)}
          </Text>
          <Text className="ink" style={{ ...paragraph, margin: 0, fontSize: 20, fontWeight: 600 }}>
            {fillLine(block.code, data.values)}
          </Text>
        </Section>
      );
    case "signature":
      return (
        <Text className="ink" style={{ ...paragraph, margin: "8px 0 0" }}>
          {fillLine(block.name, data.values)}
        </Text>
      );
  }
}

function Items({ data }: { data: StepMailData }) {
  const words = FRAME_WORDS[data.locale];
  const withPictures = data.items.some((item) => item.imageUrl);
  return (
    <Section style={{ margin: "8px 0 16px" }}>
      <Title>{words.items}</Title>
      {data.items.map((item, index) => (
        <Row key={index} style={{ margin: "0 0 12px" }}>
          {withPictures && (
            <Column style={{ width: 76, verticalAlign: "top" }}>
              {item.imageUrl && <Img src={item.imageUrl} alt="" width="64" height="64" style={{ borderRadius: 4, objectFit: "cover" }} />}
            </Column>
          )}
          <Column style={{ verticalAlign: "top" }}>
            <Text className="ink" style={{ ...paragraph, margin: 0 }}>
              {item.url ? (
                <Link className="ink" href={item.url} style={{ color: INK, textDecoration: "underline" }}>
                  {item.title}
                </Link>
              ) : (
                item.title
              )}
              {item.quantity > 1 && ` × ${item.quantity}`}
            </Text>
            <Text className="quiet" style={{ ...small, margin: 0 }}>
              {[item.detail, item.price].filter(Boolean).join(" · ")}
            </Text>
          </Column>
        </Row>
      ))}
      {data.moreItems > 0 && (
        <Text className="quiet" style={small}>
          {words.moreItems(data.moreItems)}
        </Text>
      )}
    </Section>
  );
}

function Returns({ returns, data, linkColor }: { returns: NonNullable<StepMailData["returns"]>; data: StepMailData; linkColor: string }) {
  const words = FRAME_WORDS[data.locale];
  return (
    <Section className="line" style={{ borderTop: `1px solid ${LINE}`, margin: "8px 0 0", padding: "8px 0 0" }}>
      <Title>{words.returns}</Title>
      {returns.deadlines.map((deadline, index) => (
        <Section key={index} style={{ margin: "0 0 8px" }}>
          <Text className="ink" style={{ ...paragraph, margin: 0, fontWeight: 600 }}>
            {deadline.sentence}
          </Text>
          <Text className="quiet" style={small}>
            {[...deadline.items, deadline.basis].join(" · ")}
          </Text>
        </Section>
      ))}
      {returns.notReturnable.length > 0 && (
        <>
          <Text className="quiet" style={{ ...small, fontWeight: 600 }}>
            {words.notReturnable}
          </Text>
          {returns.notReturnable.map((line, index) => (
            <Text key={index} className="quiet" style={small}>
              {line}
            </Text>
          ))}
        </>
      )}
      {returns.policy.length > 0 && (
        <Text className="ink" style={{ ...paragraph, margin: "8px 0 16px", fontSize: 15 }}>
          {returns.policy.join(" ")}
        </Text>
      )}
      {returns.startUrl && <PlainLink href={returns.startUrl} label={words.startReturn} color={linkColor} />}
    </Section>
  );
}

function Rating({ question, data, linkColor }: { question: string; data: StepMailData; linkColor: string }) {
  const { ratings } = FRAME_WORDS[data.locale];
  return (
    <Section style={{ margin: "8px 0 16px" }}>
      <Text className="ink" style={{ ...paragraph, fontWeight: 600 }}>
        {question}
      </Text>
      {data.ratingUrls.map((url, index) => (
        <PlainLink key={url} href={url} label={`${"★".repeat(index + 1)}${"☆".repeat(4 - index)}  ${ratings[index]}`} color={linkColor} />
      ))}
    </Section>
  );
}

function BigButton({ href, label, color }: { href: string; label: string; color: string }) {
  return (
    <Section style={{ margin: "8px 0 24px" }}>
      <Button href={href} style={{ backgroundColor: color, color: readableOn(color, "#ffffff", "#000000"), padding: "12px 20px", borderRadius: 6, fontSize: 16, fontWeight: 600, textDecoration: "none" }}>
        {label}
      </Button>
    </Section>
  );
}
