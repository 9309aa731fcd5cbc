/**
 * Saves a file of the app on the person's machine. By fetch, because a plain link in the admin's frame carries no
 * session token. Answers whether it worked.
 */
export async function saveFile(url: string, name: string): Promise<boolean> {
  const response = await fetch(url).catch(() => null);
  if (!response?.ok) return false;
  const address = URL.createObjectURL(await response.blob());
  const link = Object.assign(document.createElement("a"), { href: address, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
  return true;
}
