/** A value that a mail's text can hold, as `{{ path }}`. `sometimes`: not every order has it, so guard it with `{% if %}`. */
export interface MailVariable {
  path: string;
  means: string;
  example: string;
  sometimes: boolean;
}

const always = (path: string, means: string, example: string): MailVariable => ({ path, means, example, sometimes: false });
const sometimes = (path: string, means: string, example: string): MailVariable => ({ path, means, example, sometimes: true });

/** Every variable there is: for autocomplete, for the check of templates, and as the shape that the mail's data must have. */
export const MAIL_VARIABLES: readonly MailVariable[] = [
  sometimes("customer.first_name", "First name of the buyer", "Ana"),
  sometimes("customer.name", "Full name of the buyer", "Ana Petrov"),
  always("order.name", "The order's number", "#1042"),
  always("order.date", "The day it was placed", "Monday, 1 March"),
  always("order.total", "What it cost, refunds taken off", "€53.90"),
  always("order.item_count", "Number of items", "2"),
  always("order.first_item", "Title of the first item", "Linen shirt"),
  sometimes("order.status_url", "The order's own page", "https://shop.example/orders/5001"),
  always("shop.name", "The shop's name", "Lindqvist Lane"),
  always("shop.url", "The shop's address", "https://lindqvist-lane.example"),
  sometimes("return.sentence", "Until when the buyer can return, as a sentence", "You can return until Sunday, 14 April"),
  sometimes("return.until", "The first last day to return", "Sunday, 14 April"),
  sometimes("return.days_left", "Days left until then", "6"),
  sometimes("delivery.date", "The day the last parcel arrived", "Monday, 1 April"),
  sometimes("delivery.expected", "The day on which the parcel was expected", "Friday, 29 March"),
  sometimes("delivery.carrier", "Who brings the parcel", "DHL"),
  sometimes("delivery.tracking_number", "The parcel's number", "00340434161094015902"),
  sometimes("delivery.tracking_url", "Where the parcel can be followed", "https://track.example/0034"),
  sometimes("refund.amount", "What was paid back", "€49.00"),
];
