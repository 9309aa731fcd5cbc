import { mailgun } from "./mailgun.server";
import { postmark } from "./postmark.server";
import type { MailProvider } from "./provider";
import { raw } from "./raw.server";
import { sendgrid } from "./sendgrid.server";
import { ses } from "./ses.server";

/** Every way in for mail over HTTP; the door finds them by name. */
export const mailProviders: MailProvider[] = [raw, postmark, sendgrid, mailgun, ses];
