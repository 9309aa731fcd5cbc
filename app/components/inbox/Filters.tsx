import { useAppBridge } from "@shopify/app-bridge-react";
import { Button, FormLayout, InlineStack, Popover, Select, Tag, TextField } from "@shopify/polaris";
import { FilterIcon, SearchIcon } from "@shopify/polaris-icons";
import { startTransition, useEffect, useRef, useState } from "react";
import { priorities } from "~/domain/tickets/priorities";
import { orderStates, type TicketFilter } from "~/domain/tickets/ticket-views";
import type { Choices } from "./types";
import styles from "./Inbox.module.css";

interface Props {
  filter: TicketFilter;
  choices: Choices;
  searchId: string;
  loading: boolean;
  onChange: (change: Partial<TicketFilter>) => void;
  onSave: (name: string, isPrivate: boolean) => void;
}

const any = { label: "Any", value: "" };

const channels = { email: "Email", contact_form: "Contact form", account: "Customer account" };

/** Search, filters, and keeping a list for later. The address carries it all, so that a list can be sent to a colleague. */
export function Filters({ filter, choices, searchId, loading, onChange, onSave }: Props) {
  const [words, setWords] = useState(filter.q);
  const [open, setOpen] = useState<"filters" | "save" | null>(null);
  const [name, setName] = useState("");
  const waiting = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => setWords(filter.q), [filter.q]);
  const search = (value: string) => {
    setWords(value);
    clearTimeout(waiting.current);
    waiting.current = setTimeout(() => onChange({ q: value.trim() }), 250);
  };
  const staffName = (id: string) => (id === "nobody" ? "nobody" : (choices.staff.find((person) => person.id === id)?.name ?? "somebody"));
  const chips: [keyof TicketFilter, string][] = [
    ["assignee", filter.assignee && `Assigned to ${staffName(filter.assignee)}`],
    ["tag", filter.tag && `Tag “${filter.tag}”`],
    ["topic", filter.topic && `Topic “${filter.topic}”`],
    ["channel", filter.channel && `By ${channels[filter.channel].toLowerCase()}`],
    ["priority", filter.priority && `${priorities[filter.priority as keyof typeof priorities]} priority`],
    ["orderState", filter.orderState && `Order: ${orderStates[filter.orderState].toLowerCase()}`],
    ["product", filter.product && "Orders with one product"],
    ["customer", filter.customer && "One customer"],
  ].filter(([, label]) => label) as [keyof TicketFilter, string][];
  const shopify = useAppBridge();
  const chooseProduct = async () => {
    setOpen(null);
    const [product] = (await shopify.resourcePicker({ type: "product", action: "select", filter: { variants: false } })) ?? [];
    if (product) onChange({ product: product.id });
  };
  const select = (field: keyof TicketFilter, label: string, options: { label: string; value: string }[]) => <Select label={label} options={[any, ...options]} value={filter[field]} onChange={(value) => onChange({ [field]: value })} />;

  const save = (isPrivate: boolean) => {
    if (name.trim() === "") return;
    onSave(name.trim(), isPrivate);
    setOpen(null);
    setName("");
  };

  return (
    <div className={styles.filters}>
      <div className={styles.search}>
        <TextField id={searchId} label="Search" labelHidden value={words} onChange={search} onClearButtonClick={() => search("")} clearButton autoComplete="off" placeholder="Search words, names, #1042, tracking number, SKU" prefix={<SearchIcon width={18} />} loading={loading && words !== ""} />
      </div>
      <Popover
        active={open === "filters"}
        onClose={() => setOpen(null)}
        sectioned
        activator={
          <Button icon={FilterIcon} disclosure onClick={() => startTransition(() => setOpen(open === "filters" ? null : "filters"))}>
            {chips.length > 0 ? `Filters (${chips.length})` : "Filters"}
          </Button>
        }
      >
        <FormLayout>
          {select("assignee", "Assigned to", [{ label: "Nobody", value: "nobody" }, ...choices.staff.map((person) => ({ label: person.name, value: person.id }))])}
          {select("topic", "Topic", choices.topics.map((topic) => ({ label: topic, value: topic })))}
          {select("tag", "Tag", choices.tags.map((tag) => ({ label: tag, value: tag })))}
          {select("orderState", "Order", Object.entries(orderStates).map(([value, label]) => ({ label, value })))}
          {select("channel", "Came by", Object.entries(channels).map(([value, label]) => ({ label, value })))}
          {select("priority", "Priority", Object.entries(priorities).map(([value, label]) => ({ label, value })))}
          <Button onClick={() => void chooseProduct()}>Orders with a product …</Button>
        </FormLayout>
      </Popover>
      {(chips.length > 0 || filter.q !== "") && (
        <Popover active={open === "save"} onClose={() => setOpen(null)} sectioned activator={<Button onClick={() => setOpen(open === "save" ? null : "save")}>Save view</Button>}>
          <form
            onSubmit={(event) => {
              event.preventDefault();
              save(true);
            }}
          >
            <FormLayout>
              <TextField label="Name of the view" value={name} onChange={setName} autoComplete="off" maxLength={40} />
              <InlineStack gap="200">
                <Button submit disabled={name.trim() === ""}>
                  Only for me
                </Button>
                <Button disabled={name.trim() === ""} onClick={() => save(false)}>
                  For the team
                </Button>
              </InlineStack>
            </FormLayout>
          </form>
        </Popover>
      )}
      {chips.length > 0 && (
        <InlineStack gap="100">
          {chips.map(([field, label]) => (
            <Tag key={field} onRemove={() => onChange({ [field]: "" })}>
              {label}
            </Tag>
          ))}
        </InlineStack>
      )}
    </div>
  );
}
