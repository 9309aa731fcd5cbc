import { Badge, Banner, BlockStack, Button, Card, FormLayout, InlineStack, Select, Text, TextField } from "@shopify/polaris";
import type { SerializeFrom } from "@remix-run/node";
import { useMemo } from "react";
import { Ago } from "~/components/Ago";
import { useEdited } from "~/components/use-edited";
import type { RowAct } from "~/components/use-row-act";
import type { SendingPage } from "~/domain/sending/read-sending.server";

interface Props {
  server: SerializeFrom<SendingPage>["server"];
  timeZone: string;
  isOwner: boolean;
  rowAct: RowAct;
}

/** The shop's own mail server: tried before it is saved. */
export function MailServer({ server, timeZone, isOwner, rowAct }: Props) {
  const form = useEdited(useMemo(() => ({ host: server?.host ?? "", port: String(server?.port ?? 587), security: server?.security ?? "starttls", user: server?.user ?? "", password: "" }), [server]), "save");
  const { value, change, errorAt } = form;
  const disabled = !isOwner || form.isSaving;
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack gap="200" blockAlign="center">
          <Text as="h2" variant="headingMd" id="server">
            Mail server
          </Text>
          {server ? server.trouble ? <Badge tone="critical">Does not work</Badge> : <Badge tone="success">Your own</Badge> : <Badge>Ours</Badge>}
        </InlineStack>
        <Text as="p" tone="subdued">
          {server ? `Your mail leaves by ${server.host}.` : "Your mail leaves by our server. If you have a mail provider whose name you built up, mail can leave by theirs instead."}
        </Text>
        {server?.trouble && server.troubleSince && (
          <Banner tone="critical">
            Mail cannot leave by {server.host} since <Ago at={server.troubleSince} timeZone={timeZone} />: {server.trouble} It is tried again and again; nothing is lost. Correct the fields and save, or go back to our server.
          </Banner>
        )}
        {form.problem && <Banner tone="critical">{form.problem}</Banner>}
        <FormLayout>
          <FormLayout.Group>
            <TextField label="Server" value={value.host} onChange={(host) => change({ host })} error={errorAt("host")} placeholder="smtp.example.com" autoComplete="off" spellCheck={false} disabled={disabled} />
            <TextField label="Port" inputMode="numeric" value={value.port} onChange={(port) => change({ port })} error={errorAt("port")} autoComplete="off" disabled={disabled} />
            <Select
              label="Encryption"
              options={[{ value: "starttls", label: "STARTTLS (port 587)" }, { value: "tls", label: "TLS (port 465)" }, { value: "none", label: "None (not safe)" }]}
              value={value.security}
              onChange={(security) => change({ security })}
              error={errorAt("security")}
              disabled={disabled}
            />
          </FormLayout.Group>
          <FormLayout.Group>
            <TextField label="User" value={value.user} onChange={(user) => change({ user })} error={errorAt("user")} autoComplete="off" spellCheck={false} disabled={disabled} />
            <TextField
              label="Password"
              type="password"
              value={value.password}
              onChange={(password) => change({ password })}
              error={errorAt("password")}
              helpText={server ? "Leave it empty to keep the one that is stored. It is stored encrypted and never shown." : "It is stored encrypted and never shown."}
              autoComplete="new-password"
              disabled={disabled}
            />
          </FormLayout.Group>
        </FormLayout>
        <InlineStack gap="200">
          <Button variant="primary" onClick={form.save} loading={form.isSaving} disabled={!isOwner || (!form.isDirty && server === null)}>
            Try it and save
          </Button>
          <Button onClick={() => rowAct.act("test", crypto.randomUUID())} disabled={!isOwner || rowAct.busy}>
            Send me a test mail
          </Button>
          {server && (
            <Button onClick={() => rowAct.act("use-ours", "")} disabled={!isOwner || rowAct.busy}>
              Use our server again
            </Button>
          )}
        </InlineStack>
      </BlockStack>
    </Card>
  );
}
