import { ActionList, Button, Popover, TextField } from "@shopify/polaris";
import { useState } from "react";
import { MAIL_VARIABLES } from "~/mail/variables";
import { variableTag } from "./edit-journey";

/** What an order knows, to be put into a text. `field`: what the text is called, for people who hear the page. */
export function VariableMenu({ field, onInsert }: { field: string; onInsert: (tag: string) => void }) {
  const [open, setOpen] = useState(false);
  const [wanted, setWanted] = useState("");
  const fitting = MAIL_VARIABLES.filter(({ path, means }) => `${path} ${means}`.toLowerCase().includes(wanted.trim().toLowerCase()));
  return (
    <Popover
      active={open}
      onClose={() => setOpen(false)}
      autofocusTarget="first-node"
      activator={
        <Button size="slim" disclosure onClick={() => setOpen(!open)} accessibilityLabel={`Insert a fact of the order into ${field}`}>
          Insert
        </Button>
      }
    >
      <Popover.Pane fixed>
        <Popover.Section>
          <TextField label="Find a fact" labelHidden placeholder="Name, date, order …" value={wanted} onChange={setWanted} autoComplete="off" />
        </Popover.Section>
      </Popover.Pane>
      <Popover.Pane>
        <ActionList
          items={fitting.map((variable) => ({
            content: variable.means,
            helpText: `For example “${variable.example}”${variable.sometimes ? "; left out where an order has none" : ""}`,
            onAction: () => {
              onInsert(variableTag(variable));
              setOpen(false);
            },
          }))}
        />
      </Popover.Pane>
    </Popover>
  );
}
