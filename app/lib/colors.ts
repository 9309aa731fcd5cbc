/** Relative luminance of "#rrggbb" (WCAG 2.1). */
function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Contrast of two colours, 1 to 21. Text needs 4.5 (WCAG 2.1, AA). */
export function contrast(one: string, other: string): number {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

/** `color` if text in it can be read on `ground`, else the first of `fallbacks` that can, else the last. */
export function readableOn(ground: string, color: string, ...fallbacks: string[]): string {
  return [color, ...fallbacks].find((candidate) => contrast(candidate, ground) >= 4.5) ?? fallbacks.at(-1) ?? color;
}
