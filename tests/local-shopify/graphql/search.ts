/**
 * Shopify's search syntax: `name:1001 status:open -tag:vip (a OR b) updated_at:>'2026-01-01'`.
 *
 * It is not exact. Text is cut into words at everything that is neither letter nor digit, and a term matches when its words
 * stand in the field: `name:1029` finds `#1029` and `EXC-1029`; `email:meyer@example.com` finds every address with these words in it,
 * quoted or not, so what comes back must be compared again. An unknown field is ignored with a warning, so that it finds everything.
 */
export interface Field<Row> {
  kind: "text" | "exact" | "time" | "number" | "custom";
  /** What the row has here: for "custom", whether it matches. */
  of(row: Row, wanted: string): string | number | boolean | null | (string | null)[];
}

export interface SearchPlan<Row> {
  fields: Record<string, Field<Row>>;
  /** Where a term without a field is looked for. */
  free(row: Row): (string | null)[];
}

export interface Warning {
  field: string;
  message: string;
  code: string;
}

type Node<Row> = (row: Row) => boolean;

interface Token {
  text: string;
  quoted: boolean;
}

export const words = (text: string): string[] => text.normalize("NFKC").toLowerCase().match(/[\p{L}\p{N}_]+/gu) ?? [];

/** @returns a test for rows, and what Shopify would warn about */
export function compileSearch<Row>(query: string, plan: SearchPlan<Row>, now: Date): { matches: Node<Row>; warnings: Warning[] } {
  const tokens = tokenise(query);
  const warnings: Warning[] = [];
  let position = 0;

  function either(): Node<Row> {
    let left = both();
    while (tokens[position]?.text === "OR" && !tokens[position]?.quoted) {
      position++;
      const [a, b] = [left, both()];
      left = (row) => a(row) || b(row);
    }
    return left;
  }

  function both(): Node<Row> {
    const parts: Node<Row>[] = [];
    for (let token = tokens[position]; token; token = tokens[position]) {
      if (!token.quoted && (token.text === "OR" || token.text === ")")) break;
      if (!token.quoted && token.text === "AND") {
        position++;
        continue;
      }
      parts.push(one());
    }
    return (row) => parts.every((part) => part(row));
  }

  function one(): Node<Row> {
    const token = tokens[position++];
    if (!token) return () => true;
    if (!token.quoted && (token.text === "NOT" || token.text === "-")) {
      const inner = one();
      return (row) => !inner(row);
    }
    if (!token.quoted && token.text === "(") {
      const inner = either();
      if (tokens[position]?.text === ")") position++;
      return inner;
    }
    const field = /^(-?)([a-z_]+(?:\.[\w-]+)*):(.*)$/is.exec(token.text);
    if (token.quoted || !field) return freeTerm(token.text, token.quoted);
    const [, minus, name = "", rest = ""] = field;
    const value = rest === "" && tokens[position]?.quoted ? (tokens[position++] ?? token) : { text: rest, quoted: false };
    const matches = fieldTerm(name.toLowerCase(), value.text, value.quoted);
    return minus ? (row) => !matches(row) : matches;
  }

  function freeTerm(text: string, quoted: boolean): Node<Row> {
    if (text.startsWith("-") && text.length > 1 && !quoted) {
      const inner = freeTerm(text.slice(1), false);
      return (row) => !inner(row);
    }
    return (row) => plan.free(row).some((value) => value !== null && textMatches(value, text, quoted, true));
  }

  function fieldTerm(name: string, raw: string, quoted: boolean): Node<Row> {
    const field = plan.fields[name];
    if (!field) {
      warnings.push({ field: name, message: "Invalid search field for this query.", code: "invalid_field" });
      return () => true;
    }
    const compared = /^(<=|>=|<|>)(.*)$/s.exec(raw);
    const sign = compared?.[1] ?? "=";
    const wanted = unquote(compared?.[2] || (compared ? takeQuoted() : raw));
    switch (field.kind) {
      case "custom":
        return (row) => field.of(row, wanted) === true;
      case "exact":
        return (row) => [field.of(row, wanted)].flat().some((value) => wanted === "*" ? value !== null : String(value).toLowerCase() === wanted.toLowerCase());
      case "time": {
        const at = instantOf(wanted, now);
        if (at === null) {
          warnings.push({ field: name, message: `Input \`${wanted}\` is not an accepted value.`, code: "invalid_value" });
          return () => true;
        }
        const day = /^\d{4}-\d\d-\d\d$/.test(wanted);
        return (row) => {
          const value = field.of(row, wanted);
          // Shopify knows whole seconds only.
          return typeof value === "string" && holdsFor(Math.floor(Date.parse(value) / 1000), sign, Math.floor(at / 1000), day ? 86_400 : 1);
        };
      }
      case "number":
        return (row) => {
          const value = field.of(row, wanted);
          return value !== null && holdsFor(Number(value), sign, Number(wanted), 1);
        };
      default:
        return (row) => [field.of(row, wanted)].flat().some((value) => value !== null && textMatches(String(value), wanted, quoted, false));
    }
  }

  function takeQuoted(): string {
    const next = tokens[position];
    if (!next?.quoted) return "";
    position++;
    return next.text;
  }

  const parts: Node<Row>[] = [];
  while (position < tokens.length) {
    parts.push(either());
    if (tokens[position]?.text === ")") position++;
  }
  return { matches: (row) => parts.every((part) => part(row)), warnings };
}

function tokenise(query: string): Token[] {
  const tokens: Token[] = [];
  const pattern = /\s*(?:(["'])((?:\\.|(?!\1).)*)\1|([()])|((?:[^\s()"']|\\.)+))/gsy;
  for (let match = pattern.exec(query); match; match = pattern.exec(query)) {
    if (match[1]) tokens.push({ text: (match[2] ?? "").replace(/\\(.)/gs, "$1"), quoted: true });
    else tokens.push({ text: (match[3] ?? match[4] ?? "").replace(/\\(.)/gs, "$1"), quoted: false });
  }
  return tokens;
}

const unquote = (text: string) => text.replace(/^(["'])(.*)\1$/s, "$2");

/** Quoted: the words side by side. Unquoted: the words anywhere. A `*` at the end, and free text, match beginnings of words. */
function textMatches(value: string, wanted: string, quoted: boolean, beginnings: boolean): boolean {
  if (wanted === "*") return value !== "";
  const open = beginnings || wanted.endsWith("*");
  const there = words(value);
  const sought = words(wanted);
  if (sought.length === 0) return false;
  const same = (word: string | undefined, term: string, isLast: boolean) => word !== undefined && (word === term || (open && isLast && word.startsWith(term)));
  if (!quoted) return sought.every((term, index) => there.some((word) => same(word, term, index === sought.length - 1)));
  return there.some((_, start) => sought.every((term, index) => same(there[start + index], term, index === sought.length - 1)));
}

function instantOf(text: string, now: Date): number | null {
  if (text === "now") return now.getTime();
  const relative = /^past_(hour|day|week|month|quarter|year)$/.exec(text);
  const days = { hour: 1 / 24, day: 1, week: 7, month: 30, quarter: 91, year: 365 };
  if (relative?.[1]) return now.getTime() - days[relative[1] as keyof typeof days] * 86_400_000;
  const at = Date.parse(text);
  return Number.isNaN(at) ? null : at;
}

function holdsFor(value: number, sign: string, wanted: number, unit: number): boolean {
  switch (sign) {
    case ">":
      return unit > 1 ? value >= wanted + unit : value > wanted;
    case ">=":
      return value >= wanted;
    case "<":
      return value < wanted;
    case "<=":
      return unit > 1 ? value < wanted + unit : value <= wanted;
    default:
      return value >= wanted && value < wanted + unit;
  }
}
