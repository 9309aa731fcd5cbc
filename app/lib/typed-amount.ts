/**
 * The amount in what a person typed: "12", "12.5", "12,50", "1.234,50", "1,234.50"; null when it is not one, or when it
 * could mean two ("1,234").
 */
export function readAmount(typed: string): string | null {
  const text = typed.trim().replace(/[\s\u00A0\u202F']/g, "");
  if (!/^\d[\d.,]*$/.test(text)) return null;
  const marks = [...text].filter((letter) => letter === "." || letter === ",");
  const last = Math.max(text.lastIndexOf("."), text.lastIndexOf(","));
  const decimals = last < 0 ? 0 : text.length - last - 1;
  if (marks.length === 1 && decimals === 3) return null;
  if (marks.length > 1 && new Set(marks).size === 1) return null;
  if (decimals > 2 || (last >= 0 && decimals === 0)) return null;
  const whole = (last < 0 ? text : text.slice(0, last)).replace(/[.,]/g, "");
  return last < 0 ? whole : `${whole}.${text.slice(last + 1)}`;
}
