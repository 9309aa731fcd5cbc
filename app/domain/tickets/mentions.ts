/** Colleagues whose name stands behind an @: the whole name, or the first one when only one colleague has it. */
export function mentionedIn<Person extends { name: string }>(text: string, team: Person[]): Person[] {
  const fold = (words: string) => words.normalize("NFKD").replace(/\p{M}+/gu, "").toLowerCase();
  const folded = fold(text);
  const firstNames = team.map(({ name }) => fold(name).split(/\s+/)[0]!);
  return team.filter((person, index) => {
    const whole = fold(person.name).replace(/\s+/g, " ");
    if (stands(folded, whole)) return true;
    return firstNames.filter((name) => name === firstNames[index]).length === 1 && stands(folded, firstNames[index]!);
  });
}

function stands(text: string, name: string): boolean {
  const escaped = name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return name !== "" && new RegExp(`(^|[^\\p{L}\\p{N}])@${escaped}(?![\\p{L}\\p{N}])`, "u").test(text);
}
