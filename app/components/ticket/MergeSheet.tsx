import { Link as RouteLink, useFetcher } from "@remix-run/react";
import type { SerializeFrom } from "@remix-run/node";
import { Badge, Banner, BlockStack, Button, Spinner, Text } from "@shopify/polaris";
import { useEffect, useState } from "react";
import { Ago } from "~/components/Ago";
import { Sheet } from "~/components/Sheet";
import type { MergeCandidate } from "~/domain/tickets/merge-tickets.server";
import { onlyOneKnownWarning } from "~/domain/tickets/merge-warning";
import styles from "./Ticket.module.css";
import { useAct } from "./use-act";

/** Which ticket this one goes on in: by the order that both are about, and with a warning when other people wrote, or may have. */
export function MergeSheet({ base, timeZone, onClose }: { base: string; timeZone: string; onClose: () => void }) {
  const search = useFetcher();
  const [warned, setWarned] = useState<string | null>(null);
  const { act, busy, problem } = useAct((answer) => answer.outcome === "merged" && onClose(), { showsProblem: true });
  useEffect(() => search.load(`${base}/merge`), []); // eslint-disable-line react-hooks/exhaustive-deps -- once
  const candidates = (search.data as { candidates: SerializeFrom<MergeCandidate>[] } | undefined)?.candidates;
  const merge = (candidate: SerializeFrom<MergeCandidate>) => {
    const needsCare = candidate.otherPerson || candidate.onlyOneKnown !== null;
    if (needsCare && warned !== candidate.id) return setWarned(candidate.id);
    act("merge", { intoId: candidate.id, confirmed: String(needsCare) });
  };
  return (
    <Sheet open title="Let this go on in another ticket" onClose={onClose}>
      <BlockStack gap="300">
        {!candidates && <Spinner accessibilityLabel="Looking" size="small" />}
        {candidates?.length === 0 && <p>No other ticket is about the same order or from the same person.</p>}
        {problem && <Banner tone="warning">{problem}</Banner>}
        <ul className={styles.plain}>
          {candidates?.map((candidate) => (
            <li key={candidate.id} className={styles.candidate}>
              <BlockStack gap="050">
                <RouteLink to={`/app/inbox/${candidate.id}`}>{candidate.subject}</RouteLink>
                <Text as="span" variant="bodySm" tone="subdued">
                  {candidate.customerName} · <Ago at={candidate.lastMessageAt} timeZone={timeZone} />
                </Text>
                <span>
                  {candidate.sharedOrders.map((name) => (
                    <Badge key={name} tone="success">{`also about ${name}`}</Badge>
                  ))}
                  {candidate.otherPerson && <Badge tone="warning">Another person</Badge>}
                  {candidate.onlyOneKnown !== null && <Badge tone="warning">Perhaps another person</Badge>}
                </span>
                {warned === candidate.id && (
                  <Text as="p" tone="caution" variant="bodySm">
                    {candidate.onlyOneKnown === null
                      ? `Somebody else wrote that one. Answers will go only to ${candidate.customerName}, who will not see what was written here. Press again if that is right.`
                      : `${onlyOneKnownWarning(candidate.onlyOneKnown)} Press again if the same person wrote both.`}
                  </Text>
                )}
              </BlockStack>
              <Button size="slim" loading={busy} onClick={() => merge(candidate)} accessibilityLabel={`Merge into ${candidate.subject}`}>
                {warned === candidate.id ? "Merge anyway" : "Merge"}
              </Button>
            </li>
          ))}
        </ul>
      </BlockStack>
    </Sheet>
  );
}
