import { isRouteErrorResponse } from "@remix-run/react";
import { AppProvider, EmptyState, Layout, LegacyCard, Page } from "@shopify/polaris";
import translations from "@shopify/polaris/locales/en.json" with { type: "json" };

/** A page for what went wrong: not found, or a fault of ours. Never a bare 404 or 500. */
export function Problem({ error }: { error: unknown }) {
  const isMissing = isRouteErrorResponse(error) && error.status === 404;
  return (
    <AppProvider i18n={translations}>
      <Page>
        <Layout>
          <Layout.Section>
            <LegacyCard sectioned>
              <EmptyState
                heading={isMissing ? "This is not here" : "Something went wrong"}
                action={{ content: "Go to the inbox", url: "/app/inbox" }}
                image=""
              >
                <p>{isMissing ? "It may have been deleted, or it belongs to another shop." : "It has been noted. Nothing you did is lost; please try again in a moment."}</p>
              </EmptyState>
            </LegacyCard>
          </Layout.Section>
        </Layout>
      </Page>
    </AppProvider>
  );
}
