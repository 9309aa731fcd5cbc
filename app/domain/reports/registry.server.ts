import type { ShopTx } from "~/db.server";
import type { Reading, ReportScope } from "~/domain/reports/report";
import { contactRate } from "~/domain/reports/list/contact-rate.server";
import { firstResponse } from "~/domain/reports/list/first-response.server";
import { helpOnPage } from "~/domain/reports/list/help-on-page.server";
import { journeyResults } from "~/domain/reports/list/journey-results.server";
import { linking } from "~/domain/reports/list/linking.server";
import { returnReasons } from "~/domain/reports/list/return-reasons.server";
import { satisfaction } from "~/domain/reports/list/satisfaction.server";
import { topics } from "~/domain/reports/list/topics.server";

export interface ReportDefinition<Rows> {
  /** In its address. */
  key: string;
  title: string;
  /** What it answers. */
  question: string;
  /** What exactly is counted; printed with every report. */
  definition: string;
  /** Reads rows, and decides nothing. */
  load(tx: ShopTx, scope: ReportScope): Promise<Rows>;
  /** Makes sense of them. Pure. */
  interpret(rows: Rows, scope: ReportScope): Reading;
}

/** Every report. Adding one is a file and a line. */
export const reports = [hidden(firstResponse), hidden(topics), hidden(contactRate), hidden(satisfaction), hidden(linking), hidden(journeyResults), hidden(returnReasons), hidden(helpOnPage)];

export type AnyReport = (typeof reports)[number];

/** What `load` gives is `interpret`'s own business. */
function hidden<Rows>({ load, interpret, ...rest }: ReportDefinition<Rows>) {
  return { ...rest, read: async (tx: ShopTx, scope: ReportScope): Promise<Reading> => interpret(await load(tx, scope), scope) };
}
