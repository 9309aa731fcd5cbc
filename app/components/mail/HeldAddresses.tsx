import { Form } from "@remix-run/react";
import { BlockStack, Button, Card, Text, TextField } from "@shopify/polaris";
import type { SerializeFrom } from "@remix-run/node";
import { useState } from "react";
import { Ago } from "~/components/Ago";
import { Row, Rows } from "~/components/Rows";
import type { RowAct } from "~/components/use-row-act";
import type { SuppressedAddress } from "~/domain/outbox/list-suppressions.server";

interface Props {
  held: { total: number; addresses: SerializeFrom<SuppressedAddress>[] };
  search: string;
  timeZone: string;
  mayAct: boolean;
  rowAct: RowAct;
}

/** Addresses that get no mail, or no optional mail, and why. */
export function HeldAddresses({ held, search, timeZone, mayAct, rowAct }: Props) {
  const [typed, setTyped] = useState(search);
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd" id="addresses">
          Addresses that get no mail
        </Text>
        {held.total > 0 || search ? (
          <Form method="get">
            <TextField
              label="Find an address"
              name="address"
              type="search"
              value={typed}
              onChange={setTyped}
              autoComplete="off"
              maxLength={100}
              connectedRight={<Button submit>Find</Button>}
            />
          </Form>
        ) : null}
        {held.total === 0 && (
          <Text as="p" tone="subdued">
            {search ? `No address on the list contains “${search}”.` : "None so far. Addresses come here by themselves when mail to them comes back, or when somebody unsubscribes or reports a mail as spam."}
          </Text>
        )}
        {held.total > 0 && (
          <Rows label="Addresses that get no mail">
            {held.addresses.map((row) => (
              <OneAddress key={row.id} row={row} timeZone={timeZone} mayAct={mayAct} rowAct={rowAct} />
            ))}
          </Rows>
        )}
        {held.total > held.addresses.length && (
          <Text as="p" tone="subdued">
            The latest {held.addresses.length} of {held.total}. Search to find others.
          </Text>
        )}
      </BlockStack>
    </Card>
  );
}

function OneAddress({ row, timeZone, mayAct, rowAct }: { row: SerializeFrom<SuppressedAddress> } & Omit<Props, "held" | "search">) {
  return (
    <Row
      buttons={
        <Button onClick={() => rowAct.act("lift", row.id)} loading={rowAct.runs("lift", row.id)} disabled={rowAct.busy || !mayAct} accessibilityLabel={`Take ${row.address} off the list`}>
          Take off the list
        </Button>
      }
    >
      <BlockStack gap="100">
        <Text as="span" fontWeight="semibold">
          {row.address}
        </Text>
        <Text as="p">
          {row.words} {row.isOptionalOnly && "Answers and order mail still go there."}
        </Text>
        <Text as="p" tone="subdued">
          Since <Ago at={row.since} timeZone={timeZone} />
          {row.detail && ` · ${row.detail}`}
        </Text>
      </BlockStack>
    </Row>
  );
}
