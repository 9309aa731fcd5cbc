import { BlockStack, Card, ChoiceList, FormLayout, Select, Text, TextField } from "@shopify/polaris";
import { ChosenProducts } from "~/components/ChosenProducts";
import { useCatalogue } from "~/components/storefront/use-catalogue";
import type { ReturnPolicy } from "~/domain/returns/policy";
import { Countries, Holidays } from "./Exceptions";
import { WordList } from "./WordList";

interface Props {
  policy: ReturnPolicy;
  currency: string;
  onChange: (change: Partial<ReturnPolicy>) => void;
  /** By path: "fees.restockingPercent". */
  errorAt: (path: string) => string | undefined;
}

/** The whole return policy as a form. */
export function PolicyForm({ policy, currency, onChange, errorAt }: Props) {
  const catalogue = useCatalogue();
  const { exclusions, fees, exchanges } = policy;
  const exclude = (change: Partial<ReturnPolicy["exclusions"]>) => onChange({ exclusions: { ...exclusions, ...change } });
  // An emptied field is no 0, which would take nothing back: it is asked about on saving.
  const days = (name: "windowDays" | "transitDays" | "fallbackDays") => ({ type: "number" as const, min: 0, value: Number.isNaN(policy[name]) ? "" : String(policy[name]), onChange: (text: string) => onChange({ [name]: text === "" ? NaN : Number(text) }), error: errorAt(name), autoComplete: "off" as const });
  return (
    <BlockStack gap="400">
      <Card>
        <FormLayout>
          <Text as="h2" variant="headingMd">
            How long
          </Text>
          <TextField label="Days to return, counted from delivery" {...days("windowDays")} helpText="0 takes nothing back beyond what the law demands." />
          <FormLayout.Group>
            <TextField label="Days in transit" {...days("transitDays")} helpText="When a carrier tells no delivery, the window starts this long after the parcel left." />
            <TextField label="Days from the order date" {...days("fallbackDays")} helpText="For orders of which nothing has left yet." />
          </FormLayout.Group>
          <FormLayout.Group>
            <ChoiceList title="Exchanges" choices={[{ label: "Customers may exchange", value: "yes" }, { label: "Returns only", value: "no" }]} selected={[exchanges.offered ? "yes" : "no"]} onChange={([chosen]) => onChange({ exchanges: { ...exchanges, offered: chosen === "yes" } })} />
            {exchanges.offered && <TextField label="Days to exchange" type="number" min={0} value={exchanges.windowDays === null ? "" : String(exchanges.windowDays)} onChange={(text) => onChange({ exchanges: { ...exchanges, windowDays: text === "" ? null : Number(text) } })} error={errorAt("exchanges.windowDays")} helpText="Empty: as long as returns." autoComplete="off" />}
          </FormLayout.Group>
        </FormLayout>
      </Card>
      <Card>
        <FormLayout>
          <Text as="h2" variant="headingMd">
            Costs and condition
          </Text>
          <FormLayout.Group>
            <Select label="Who pays the way back" options={[{ label: "The customer", value: "customer" }, { label: "We do", value: "shop" }]} value={policy.shippingPaidBy} onChange={(value) => onChange({ shippingPaidBy: value as "shop" })} />
            <TextField label={`Kept back for the return label (${currency})`} value={fees.returnShipping?.amount ?? ""} onChange={(amount) => onChange({ fees: { ...fees, returnShipping: amount.trim() === "" ? null : { amount: amount.trim().replace(",", "."), currency } } })} error={errorAt("fees.returnShipping.amount") && "Write the amount as 4.95."} helpText="Empty: nothing." inputMode="decimal" autoComplete="off" />
          </FormLayout.Group>
          <FormLayout.Group>
            <TextField label="Restocking fee in percent" type="number" min={0} max={100} value={String(fees.restockingPercent)} onChange={(text) => onChange({ fees: { ...fees, restockingPercent: Number(text) } })} error={errorAt("fees.restockingPercent")} autoComplete="off" />
            <Select label="Condition" options={[{ label: "As it comes", value: "any" }, { label: "Unused", value: "unused" }, { label: "Unused, with tags", value: "unused-with-tags" }]} value={policy.condition} onChange={(value) => onChange({ condition: value as "any" })} />
          </FormLayout.Group>
          <WordList label="Address for returns" lines values={policy.address} onChange={(address) => onChange({ address })} error={errorAt("address")} helpText="One line each. Leave it empty when the address comes with the label." />
        </FormLayout>
      </Card>
      <Card>
        <FormLayout>
          <Text as="h2" variant="headingMd">
            What is not taken back
          </Text>
          <WordList label="Product tags that mean final sale" values={exclusions.finalSaleTags} onChange={(finalSaleTags) => exclude({ finalSaleTags })} error={errorAt("exclusions.finalSaleTags")} />
          <FormLayout.Group>
            <WordList label="Product types" values={exclusions.types} onChange={(types) => exclude({ types })} error={errorAt("exclusions.types")} />
            <WordList label="Other product tags" values={exclusions.tags} onChange={(tags) => exclude({ tags })} error={errorAt("exclusions.tags")} />
          </FormLayout.Group>
          <FormLayout.Group>
            <WordList label="Vendors" values={exclusions.vendors} onChange={(vendors) => exclude({ vendors })} error={errorAt("exclusions.vendors")} />
            <TextField label="Items reduced by at least (percent)" type="number" min={1} max={100} value={exclusions.discountPercent === null ? "" : String(exclusions.discountPercent)} onChange={(text) => exclude({ discountPercent: text === "" ? null : Number(text) })} error={errorAt("exclusions.discountPercent")} helpText="Empty: a discount excludes nothing." autoComplete="off" />
          </FormLayout.Group>
          <ChosenProducts label="Single products" ids={exclusions.products} catalogue={catalogue} onChange={(products) => exclude({ products })} error={errorAt("exclusions.products")} />
          <ChoiceList title="Right of withdrawal (EU and UK)" choices={[{ label: "Show it to the buyers who have it", value: "yes" }, { label: "Do not show it", value: "no" }]} selected={[policy.withdrawalRight ? "yes" : "no"]} onChange={([chosen]) => onChange({ withdrawalRight: chosen === "yes" })} />
        </FormLayout>
      </Card>
      <Countries policy={policy} onChange={onChange} errorAt={errorAt} />
      <Holidays policy={policy} onChange={onChange} errorAt={errorAt} />
    </BlockStack>
  );
}
