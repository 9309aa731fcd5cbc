/** The one answer for "not there" and "not yours": nobody can tell the two apart. */
export class NotHere extends Error {
  override readonly name = "NotHere";
}

export function notHere(what: string): never {
  throw new NotHere(`No such ${what}.`);
}

/** For doors: a NotHere becomes a 404, everything else passes. */
export async function or404<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof NotHere) throw new Response("Not found", { status: 404 });
    throw error;
  }
}
