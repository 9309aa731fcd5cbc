import type { SerializeFrom } from "@remix-run/node";
import { useFetcher } from "@remix-run/react";
import { useAppBridge } from "@shopify/app-bridge-react";
import { Badge, Banner, BlockStack, Button, Card, Collapsible, FormLayout, InlineStack, Select, Text, TextField } from "@shopify/polaris";
import { useEffect, useMemo, useRef, useState } from "react";
import { Ago } from "~/components/Ago";
import { type Saved, useEdited } from "~/components/use-edited";
import { EMPTY_MAILBOX } from "~/domain/tickets/mailbox/mailbox-form";
import type { MailboxShown } from "~/domain/tickets/mailbox/show-mailbox.server";

interface Props {
  mailbox: SerializeFrom<MailboxShown> | null;
  timeZone: string;
  isOwner: boolean;
}

const securities = [
  { value: "tls", label: "TLS (usual, port 993)" },
  { value: "starttls", label: "STARTTLS (port 143)" },
];

/** The shop's own mailbox, read by IMAP: for those who cannot forward their mail. */
export function OwnMailbox({ mailbox, timeZone, isOwner }: Props) {
  const shopify = useAppBridge();
  const [open, setOpen] = useState(false);
  const acting = useFetcher<Saved>();
  const said = useRef<Saved | undefined>(undefined);
  useEffect(() => {
    if (!acting.data || said.current === acting.data) return;
    said.current = acting.data;
    if (acting.data.say) shopify.toast.show(acting.data.say);
  }, [acting.data, shopify]);
  const stored = useMemo(() => mailbox?.form ?? EMPTY_MAILBOX, [mailbox]);
  const { value, change, errorAt, isDirty, isSaving, problem, save, discard } = useEdited(stored, "connect-mailbox");
  const act = (intent: string) => acting.submit({ intent }, { method: "post" });
  const busy = acting.state !== "idle";
  const shared = { autoComplete: "off", disabled: !isOwner || isSaving };
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack gap="200" blockAlign="center">
          <Text as="h2" variant="headingMd" id="mailbox">
            Your own mailbox
          </Text>
          {mailbox && (mailbox.problem ? <Badge tone="critical">Cannot be read</Badge> : <Badge tone="success">{mailbox.lastReadAt ? "Is read" : "Connected"}</Badge>)}
        </InlineStack>
        <Text as="p">
          {mailbox ? (
            <>
              New mail for <strong>{mailbox.form.user}</strong> in “{mailbox.form.folder}” becomes a ticket within a minute. Nothing in the mailbox is changed.
            </>
          ) : (
            "If your provider does not let you forward mail, we read your mailbox every minute instead (IMAP). Only mail from then on becomes tickets, and nothing in the mailbox is marked, moved or deleted."
          )}
        </Text>
        {mailbox?.problem && (
          <Banner tone="critical" title="The mailbox cannot be read at the moment">
            <p>
              {mailbox.problem} We try again <Ago at={mailbox.nextReadAt} timeZone={timeZone} />; no mail is lost.
            </p>
          </Banner>
        )}
        {mailbox && (
          <InlineStack gap="300" blockAlign="center">
            <Text as="p" tone="subdued">
              {mailbox.lastReadAt ? (
                <>
                  Last read <Ago at={mailbox.lastReadAt} timeZone={timeZone} />, {mails(mailbox.lastKept)}; {mailbox.allKept} since it was connected.
                </>
              ) : (
                "It is read for the first time within a minute."
              )}
            </Text>
            <Button onClick={() => act("read-mailbox")} disabled={!isOwner || busy}>
              Read now
            </Button>
            <Button tone="critical" variant="plain" onClick={() => act("disconnect-mailbox")} disabled={!isOwner || busy}>
              Stop reading it
            </Button>
          </InlineStack>
        )}
        <InlineStack>
          <Button variant="plain" disclosure={open ? "up" : "down"} onClick={() => setOpen(!open)} ariaExpanded={open} ariaControls="mailbox-fields">
            {mailbox ? "Change the connection" : "Connect a mailbox"}
          </Button>
        </InlineStack>
        <Collapsible id="mailbox-fields" open={open}>
          <form
            onSubmit={(event) => {
              event.preventDefault();
              save();
            }}
          >
            <FormLayout>
              {problem && <Banner tone="critical">{problem}</Banner>}
              <FormLayout.Group>
                <TextField {...shared} label="IMAP server" value={value.host} onChange={(host) => change({ host })} error={errorAt("host")} placeholder="imap.gmail.com" />
                <TextField {...shared} label="Port" inputMode="numeric" value={value.port} onChange={(port) => change({ port })} error={errorAt("port")} />
                <Select label="Security" options={securities} value={value.security} onChange={(security) => change({ security: security === "starttls" ? "starttls" : "tls", port: security === "starttls" ? "143" : "993" })} disabled={shared.disabled} />
              </FormLayout.Group>
              <FormLayout.Group>
                <TextField {...shared} label="User name" value={value.user} onChange={(user) => change({ user })} error={errorAt("user")} placeholder="hello@yourshop.com" />
                <TextField
                  {...shared}
                  autoComplete="new-password"
                  label="Password"
                  type="password"
                  value={value.password}
                  onChange={(password) => change({ password })}
                  error={errorAt("password")}
                  placeholder={mailbox ? "Unchanged" : ""}
                  helpText="Stored encrypted. Gmail, Yahoo and iCloud give out app passwords for this."
                />
                <TextField {...shared} label="Folder" value={value.folder ?? ""} onChange={(folder) => change({ folder })} error={errorAt("folder")} placeholder="INBOX" />
              </FormLayout.Group>
              <InlineStack gap="200">
                <Button submit variant="primary" loading={isSaving} disabled={!isOwner || (!isDirty && mailbox !== null)}>
                  {mailbox ? "Test and save" : "Test and connect"}
                </Button>
                {isDirty && (
                  <Button onClick={discard} disabled={isSaving}>
                    Discard
                  </Button>
                )}
              </InlineStack>
            </FormLayout>
          </form>
        </Collapsible>
      </BlockStack>
    </Card>
  );
}

function mails(count: number): string {
  return count === 0 ? "nothing new" : count === 1 ? "1 new mail" : `${count} new mails`;
}
