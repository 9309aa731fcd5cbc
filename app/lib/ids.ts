/** For doors: an id from an address when it has the form of ours, else the 404 that a missing row gets. */
export function uuidOr404(text: string | undefined): string {
  if (text && /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i.test(text)) return text;
  throw new Response("Not found", { status: 404 });
}
