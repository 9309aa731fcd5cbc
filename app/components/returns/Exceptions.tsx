import { BlockStack, Button, Card, InlineGrid, Select, Text, TextField } from "@shopify/polaris";
import type { ReturnPolicy } from "~/domain/returns/policy";
import { WordList } from "./WordList";

interface Props {
  policy: ReturnPolicy;
  onChange: (change: Partial<ReturnPolicy>) => void;
  errorAt: (path: string) => string | undefined;
}

/** Rules of single countries. */
export function Countries({ policy, onChange, errorAt }: Props) {
  const { countries } = policy;
  const change = (index: number, next: Partial<ReturnPolicy["countries"][number]>) => onChange({ countries: countries.map((rule, at) => (at === index ? { ...rule, ...next } : rule)) });
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          Countries with rules of their own
        </Text>
        {countries.length === 0 && (
          <Text as="p" tone="subdued">
            The same rules hold everywhere.
          </Text>
        )}
        {countries.map((rule, index) => (
          <BlockStack key={`${index} ${countries.length}`} gap="200">
            <InlineGrid columns={{ xs: 1, sm: 2 }} gap="200">
              <WordList label="Countries" values={rule.countries} onChange={(list) => change(index, { countries: list.map((code) => code.toUpperCase()) })} error={errorAt(`countries.${index}.countries`)} helpText={rule.countries.length === 0 ? "Two letters each, for example DE, AT." : rule.countries.map(countryName).join(", ")} />
              <Select label="Returns" options={[{ label: "Taken back", value: "yes" }, { label: "Not taken back", value: "no" }]} value={rule.accepts ? "yes" : "no"} onChange={(value) => change(index, { accepts: value === "yes" })} />
              <TextField label="Days" type="number" min={0} value={rule.windowDays === null ? "" : String(rule.windowDays)} onChange={(text) => change(index, { windowDays: text === "" ? null : Number(text) })} error={errorAt(`countries.${index}.windowDays`)} helpText="Empty: as everywhere else." autoComplete="off" />
              <Select label="Who pays the way back" options={[{ label: "As everywhere else", value: "" }, { label: "The customer", value: "customer" }, { label: "We do", value: "shop" }]} value={rule.shippingPaidBy ?? ""} onChange={(value) => change(index, { shippingPaidBy: value === "" ? null : (value as "shop") })} />
            </InlineGrid>
            <div>
              <Button variant="plain" tone="critical" onClick={() => onChange({ countries: countries.filter((_, at) => at !== index) })} accessibilityLabel={`Take out the rules for ${rule.countries.join(", ") || "no country"}`}>
                Take out
              </Button>
            </div>
          </BlockStack>
        ))}
        <div>
          <Button onClick={() => onChange({ countries: [...countries, { countries: [], accepts: true, windowDays: null, shippingPaidBy: null }] })}>Add countries</Button>
        </div>
      </BlockStack>
    </Card>
  );
}

const names = new Intl.DisplayNames("en", { type: "region", fallback: "none" });

/** So that a slip is seen: "SW" is no Sweden. */
function countryName(code: string): string {
  return (/^[A-Z]{2}$/.test(code) && names.of(code === "UK" ? "GB" : code)) || `no country has ${code}`;
}

/** Seasons in which the time to return is longer, such as before Christmas. */
export function Holidays({ policy, onChange, errorAt }: Props) {
  const { holidays } = policy;
  const change = (index: number, next: Partial<ReturnPolicy["holidays"][number]>) => onChange({ holidays: holidays.map((holiday, at) => (at === index ? { ...holiday, ...next } : holiday)) });
  const field = (index: number, name: "name" | "orderedFrom" | "orderedTo" | "returnUntil") => ({ value: holidays[index]![name], onChange: (value: string) => change(index, { [name]: value }), error: errorAt(`holidays.${index}.${name}`), autoComplete: "off" as const });
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          Longer returns in a season
        </Text>
        {holidays.length === 0 && (
          <Text as="p" tone="subdued">
            None. Many shops take gifts back until the end of January.
          </Text>
        )}
        {holidays.map((holiday, index) => (
          <BlockStack key={`${index} ${holidays.length}`} gap="200">
            <InlineGrid columns={{ xs: 1, sm: 2 }} gap="200">
              <TextField label="Name" {...field(index, "name")} />
              <TextField label="Can be returned until" type="date" {...field(index, "returnUntil")} />
              <TextField label="Ordered from" type="date" {...field(index, "orderedFrom")} />
              <TextField label="Ordered to" type="date" {...field(index, "orderedTo")} />
            </InlineGrid>
            <div>
              <Button variant="plain" tone="critical" onClick={() => onChange({ holidays: holidays.filter((_, at) => at !== index) })} accessibilityLabel={`Take out the season ${holiday.name}`}>
                Take out
              </Button>
            </div>
          </BlockStack>
        ))}
        <div>
          <Button onClick={() => onChange({ holidays: [...holidays, { name: "Christmas", orderedFrom: "", orderedTo: "", returnUntil: "" }] })}>Add a season</Button>
        </div>
      </BlockStack>
    </Card>
  );
}
