import { Banner } from "@shopify/polaris";
import type { SerializeFrom } from "@remix-run/node";
import { Ago } from "~/components/Ago";
import type { WaysBlocked } from "~/domain/outbox/list-mail-problems.server";

const SETTINGS = "/app/settings/sending";

/** What holds up mail as a whole, above the single mails. */
export function BlockedWays({ blocked, timeZone }: { blocked: SerializeFrom<WaysBlocked>; timeZone: string }) {
  const { server, limits } = blocked;
  return (
    <>
      {server && (
        <Banner tone="critical" title="Mail cannot leave by your mail server" action={{ content: "Look at it", url: `${SETTINGS}#server` }}>
          {server.host}, since <Ago at={server.since} timeZone={timeZone} />: {server.words} It is tried again and again; nothing is lost.
        </Banner>
      )}
      {limits && (
        <Banner tone={limits.level === "stopped" ? "critical" : "warning"} title={limits.level === "stopped" ? "Journeys are stopped" : "Journeys leave at half the pace"} action={{ content: "Look at it", url: `${SETTINGS}#limits` }}>
          {limits.words}
        </Banner>
      )}
    </>
  );
}
