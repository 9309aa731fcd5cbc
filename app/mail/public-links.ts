/** Links in mails that work without logging in. GET only shows a page; the page's form changes something by POST. */
export function rateUrl(appUrl: string, token: string, score: number): string {
  return new URL(`/rate/${token}?score=${score}`, appUrl).href;
}

export function unsubscribeUrl(appUrl: string, token: string): string {
  return new URL(`/unsubscribe/${token}`, appUrl).href;
}

/** Header fields by which mail programs offer unsubscribing with one click (RFC 8058). */
export function unsubscribeHeaders(appUrl: string, token: string): Record<string, string> {
  return { "List-Unsubscribe": `<${unsubscribeUrl(appUrl, token)}>`, "List-Unsubscribe-Post": "List-Unsubscribe=One-Click" };
}
