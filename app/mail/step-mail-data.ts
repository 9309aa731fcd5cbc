import type { Locale } from "~/lib/locales";
import type { LiquidValues } from "./liquid";

/** Everything a mail shows, as finished words in the reader's language. Templates compute nothing. */
export interface StepMailData {
  locale: Locale;
  brand: {
    shopName: string;
    shopUrl: string;
    /** null: the name is written instead. */
    logoUrl: string | null;
    /** "#1f2937" */
    color: string;
  };
  values: LiquidValues;
  /** The order's name, for the small print. */
  orderName: string;
  items: MailItem[];
  /** Items that are not listed because the mail would become too long. */
  moreItems: number;
  returns: {
    /** One entry per deadline: "You can return until Sunday, 14 April", and which items when there are several. */
    deadlines: { sentence: string; basis: string; items: string[] }[];
    /** "Swim shorts: it was a final sale" */
    notReturnable: string[];
    /** Sentences of the policy worth saying in this mail. */
    policy: string[];
    startUrl: string | null;
  } | null;
  parcels: { title: string; state: string; items: string[]; trackingNumber: string | null; trackingUrl: string | null }[];
  sizeCharts: MailSizeChart[];
  faqs: MailQuestion[];
  /** Addresses for 1 to 5 stars. */
  ratingUrls: string[];
  /** Only for mail that can be refused. */
  unsubscribeUrl: string | null;
}

export interface MailItem {
  title: string;
  /** "S / Sand" */
  detail: string | null;
  quantity: number;
  price: string;
  imageUrl: string | null;
  url: string | null;
}

export interface MailSizeChart {
  /** Titles of the items that it is for. */
  products: string[];
  /** "Body measures"; empty when a column says it or nothing is measured. */
  kind: string;
  /** First the heading of the sizes: "Size", "EU", "Bust (cm)". */
  headings: string[];
  /** As many cells as headings, the size first. */
  rows: { cells: string[]; isBought: boolean }[];
  /** Rows that are not listed because the mail would become too long. */
  moreRows: number;
  /** "Runs small: most people take one size up." */
  fitNote: string | null;
  note: string | null;
  /** The product's page, where the chart stands with pictures and fit finder. */
  url: string | null;
}

export interface MailQuestion {
  question: string;
  /** Simple HTML, links absolute. */
  answer: string;
}
