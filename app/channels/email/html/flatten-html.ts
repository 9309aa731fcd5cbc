/** Honest mail nests its tables some forty deep. */
const DEEPEST = 500;

/** Elements whose closing tag is left out by custom do not count: a thousand open `<p>` are a thousand lines, not a tower. */
const TAG = /<(\/?)(?!(?:p|li|br|hr|img|tr|td|th|dt|dd|meta|link|input|option|col|area|base|wbr|source|o:p)\b)([a-z][a-z0-9:]*)\b[^<>]*>/gi;

/**
 * HTML whose elements stand inside each other beyond all measure, without the tags beyond that measure; any other HTML
 * as it is. The parsers' work grows with the square of the depth: twenty thousand nested tables take them seconds.
 */
export function flattenHtml(source: string): string {
  // Each bracket that opens no tag is an event of its own to the parsers.
  const html = source.replace(/<{100,}/g, (run) => run.slice(0, 100));
  let depth = 0;
  let deepest = 0;
  for (const [, close] of html.matchAll(TAG)) {
    depth = close ? Math.max(0, depth - 1) : depth + 1;
    deepest = Math.max(deepest, depth);
  }
  if (deepest <= DEEPEST) return html;
  depth = 0;
  return html.replace(TAG, (tag, close: string) => {
    if (close) {
      depth = Math.max(0, depth - 1);
      return depth >= DEEPEST ? "" : tag;
    }
    depth++;
    return depth > DEEPEST ? "" : tag;
  });
}
