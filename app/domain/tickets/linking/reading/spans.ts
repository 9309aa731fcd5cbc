/** A stretch of a text, end exclusive. */
export interface Span {
  start: number;
  end: number;
}

export function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

/** E-mail addresses, web addresses and file names: whatever digits are in them belong to them. */
export function addressSpans(text: string): Span[] {
  const pattern = /https?:\/\/\S+|www\.\S+|[^\s<>()",;]{1,64}@[^\s<>()",;]+|\b[\w-]{1,80}\.(?:jpe?g|png|pdf|heic|mp4|mov|docx?)\b/gi;
  return [...text.matchAll(pattern)].map((match) => ({ start: match.index, end: match.index + match[0].length }));
}
