/** The one answer for "not there" and "not yours": a door turns it into a 404, so that neither can be told from the other. */
export class NotHere extends Error {
  override readonly name = "NotHere";
}

export function notHere(what: string): never {
  throw new NotHere(`No such ${what}.`);
}
