import { BlockStack, Button, ButtonGroup, Card, Select, Text } from "@shopify/polaris";
import { useState } from "react";
import { Row, Rows } from "~/components/Rows";
import { useAct } from "~/components/ticket/use-act";

interface Person {
  id: string;
  name: string;
  away: boolean;
  open: number;
}

/** Who is there, and what becomes of the work of somebody who leaves. */
export function Workload({ team, me, isOwner }: { team: Person[]; me: string; isOwner: boolean }) {
  const { act, busy, problem } = useAct(undefined, { showsProblem: true });
  const [leaving, setLeaving] = useState<string | null>(null);
  const [toId, setToId] = useState("");
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          Who is there
        </Text>
        <Rows label="Who is there">
          {team.map((person) => (
            <Row
              key={person.id}
              buttons={
                <ButtonGroup>
                  {(isOwner || person.id === me) && (
                    <Button size="slim" loading={busy} onClick={() => act("away", { staffId: person.id, away: String(!person.away) })} accessibilityLabel={`${person.name} is ${person.away ? "back" : "away"}`}>
                      {person.away ? "Is back" : "Is away"}
                    </Button>
                  )}
                  {isOwner && person.id !== me && (
                    <Button size="slim" onClick={() => setLeaving(leaving === person.id ? null : person.id)} ariaExpanded={leaving === person.id} accessibilityLabel={`${person.name} leaves`}>
                      Leaves
                    </Button>
                  )}
                </ButtonGroup>
              }
            >
              <BlockStack gap="100">
                <Text as="span" fontWeight="semibold">
                  {person.name}
                </Text>
                <Text as="span" tone="subdued">
                  {person.open === 1 ? "1 open ticket" : `${person.open} open tickets`}
                  {person.away && ", away: gets no new ones"}
                </Text>
                {leaving === person.id && (
                  <BlockStack gap="200">
                    <Select label={`Who takes over from ${person.name}`} options={[{ label: "Nobody yet", value: "" }, ...team.filter(({ id }) => id !== person.id).map(({ id, name }) => ({ label: name, value: id }))]} value={toId} onChange={setToId} />
                    <div>
                      <Button loading={busy} onClick={() => act("hand-over", { fromId: person.id, toId })}>
                        {`Hand over ${person.open === 1 ? "1 ticket" : `${person.open} tickets`}`}
                      </Button>
                    </div>
                  </BlockStack>
                )}
              </BlockStack>
            </Row>
          ))}
        </Rows>
        {problem && (
          <Text as="p" tone="critical">
            {problem}
          </Text>
        )}
      </BlockStack>
    </Card>
  );
}
