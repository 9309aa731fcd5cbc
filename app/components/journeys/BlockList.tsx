import { ActionList, BlockStack, Button, FormLayout, InlineStack, Popover, Text, TextField } from "@shopify/polaris";
import { ArrowDownIcon, ArrowUpIcon, DeleteIcon, PlusIcon } from "@shopify/polaris-icons";
import { useState } from "react";
import type { Block } from "~/mail/blocks";
import { BLOCK_NAMES, moved, newBlock, type Problems } from "./edit-journey";
import styles from "./Journeys.module.css";
import { LineField } from "./LineField";
import { RichText } from "./RichText";

/** The parts of a mail from top to bottom: change, add, take out, move. */
export function BlockList({ blocks, onChange, problems }: { blocks: Block[]; onChange: (blocks: Block[]) => void; problems: Problems }) {
  // A block that moves takes its key along, so that a text being written keeps its caret.
  const [keys, setKeys] = useState(() => blocks.map((_, index) => index));
  const [said, setSaid] = useState("");
  const change = (next: Block[], nextKeys: number[]) => (setKeys(nextKeys), onChange(next));
  const move = (from: number, to: number) => {
    change(moved(blocks, from, to), moved(keys, from, to));
    setSaid(`${BLOCK_NAMES[blocks[from]!.type]} is now part ${to + 1} of ${blocks.length}.`);
  };
  return (
    <BlockStack gap="300">
      {blocks.map((block, index) => {
        const name = `${BLOCK_NAMES[block.type]}, part ${index + 1}`;
        const wrong = problems[`block ${index + 1}`];
        return (
          <section key={keys[index]} aria-label={name} className={styles.block} data-wrong={Boolean(wrong)}>
            <BlockStack gap="200">
              <InlineStack align="space-between" blockAlign="center" wrap={false}>
                <Text as="h3" variant="headingSm">
                  {BLOCK_NAMES[block.type]}
                </Text>
                <InlineStack gap="100" wrap={false}>
                  <Button size="slim" variant="tertiary" icon={ArrowUpIcon} disabled={index === 0} onClick={() => move(index, index - 1)} accessibilityLabel={`Move up: ${name}`} />
                  <Button size="slim" variant="tertiary" icon={ArrowDownIcon} disabled={index === blocks.length - 1} onClick={() => move(index, index + 1)} accessibilityLabel={`Move down: ${name}`} />
                  <Button size="slim" variant="tertiary" icon={DeleteIcon} disabled={blocks.length === 1} onClick={() => change(blocks.filter((_, at) => at !== index), keys.filter((_, at) => at !== index))} accessibilityLabel={`Take out: ${name}`} />
                </InlineStack>
              </InlineStack>
              <BlockFields block={block} name={name} onChange={(next) => onChange(blocks.map((each, at) => (at === index ? next : each)))} error={wrong?.join(" ")} />
            </BlockStack>
          </section>
        );
      })}
      <AddBlock onAdd={(type) => change([...blocks, newBlock(type)], [...keys, Math.max(...keys, 0) + 1])} />
      <div role="status" className={styles.said}>
        {said}
      </div>
    </BlockStack>
  );
}

function AddBlock({ onAdd }: { onAdd: (type: Block["type"]) => void }) {
  const [open, setOpen] = useState(false);
  return (
    <Popover active={open} onClose={() => setOpen(false)} activator={<Button icon={PlusIcon} disclosure onClick={() => setOpen(!open)}>Add a part</Button>}>
      <ActionList items={(Object.keys(BLOCK_NAMES) as Block["type"][]).map((type) => ({ content: BLOCK_NAMES[type], onAction: () => (onAdd(type), setOpen(false)) }))} />
    </Popover>
  );
}

const WITHOUT_SETTINGS: Partial<Record<Block["type"], string>> = {
  items: "The order's items, with pictures, sizes and prices.",
  returns: "Until when each item can be returned, and the rules, from your return policy.",
  parcels: "Where each parcel is, with its tracking link.",
  size_chart: "The published size chart of each product that has one, in the units of the buyer's country, with the bought size marked. A product without a chart shows nothing.",
  faq: "The three published questions about the products that shoppers open most, with their answers.",
};

function BlockFields({ block, name, onChange, error }: { block: Block; name: string; onChange: (block: Block) => void; error?: string }) {
  switch (block.type) {
    case "heading":
      return <LineField label="Heading" value={block.text} onChange={(text) => onChange({ ...block, text })} error={error} />;
    case "text":
      return <RichText label={name} html={block.html} onChange={(html) => onChange({ ...block, html })} error={error} />;
    case "rating":
      return <LineField label="Question above the five answers" value={block.question} onChange={(question) => onChange({ ...block, question })} error={error} />;
    case "signature":
      return <LineField label="Name" value={block.name} onChange={(next) => onChange({ ...block, name: next })} error={error} />;
    case "button":
      return (
        <FormLayout>
          <LineField label="Words on the button" value={block.label} onChange={(label) => onChange({ ...block, label })} error={error} />
          <LineField label="Address it opens" value={block.url} onChange={(url) => onChange({ ...block, url })} />
        </FormLayout>
      );
    case "image":
      return (
        <FormLayout>
          <LineField label="Address of the picture" value={block.url} onChange={(url) => onChange({ ...block, url })} error={error} helpText="For example from Content › Files in Shopify." />
          <TextField label="What it shows" value={block.alt} onChange={(alt) => onChange({ ...block, alt })} autoComplete="off" helpText="Read out to people who do not see it. Leave it empty for decoration." />
          <LineField label="Address it opens (optional)" value={block.link ?? ""} onChange={(link) => onChange({ ...block, link: link || null })} />
        </FormLayout>
      );
    case "discount":
      return (
        <FormLayout>
          <TextField label="Code" value={block.code} onChange={(code) => onChange({ ...block, code })} autoComplete="off" error={error} helpText="It has to exist in Shopify." />
          <LineField label="Words above it" value={block.words} onChange={(words) => onChange({ ...block, words })} />
        </FormLayout>
      );
    default:
      return (
        <Text as="p" tone="subdued">
          {WITHOUT_SETTINGS[block.type]}
        </Text>
      );
  }
}
