/** Said before two tickets of one address are merged when somebody may have written one of them in the other's name. */
export function onlyOneKnownWarning(address: string): string {
  return `Only one of these is known to come from ${address}: the other’s sender could be forged.`;
}
