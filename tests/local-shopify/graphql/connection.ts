/** Relay connections with Shopify's manners: `first` or `last` is required, 250 at most, cursors that survive changes of the list. */
import { GraphQLError } from "graphql";
import type { View } from "./request";

export interface Paging {
  first?: number | null;
  last?: number | null;
  after?: string | null;
  before?: string | null;
  reverse?: boolean | null;
}

export interface Ordered<Row> {
  rows: Row[];
  id(row: Row): string;
  /** What the list is sorted by; rows with the same value follow their id. */
  value?(row: Row): string | number;
  view(row: Row): View;
}

interface Position {
  last_id: string;
  last_value: string | number;
}

const encode = (position: Position) => Buffer.from(JSON.stringify(position)).toString("base64");

function decode(cursor: string): Position {
  try {
    const position = JSON.parse(Buffer.from(cursor, "base64").toString()) as Position;
    if (typeof position.last_id === "string") return position;
  } catch {
    // Falls through to the error below.
  }
  throw new GraphQLError(`Invalid cursor for current pagination sort.`, { extensions: { code: "BAD_REQUEST" } });
}

const idRank = (id: string) => id.replace(/\d+$/, (digits) => digits.padStart(20, "0"));

function compare(a: Position, b: Position): number {
  if (a.last_value !== b.last_value) return a.last_value < b.last_value ? -1 : 1;
  const [left, right] = [idRank(a.last_id), idRank(b.last_id)];
  return left === right ? 0 : left < right ? -1 : 1;
}

export function connection<Row>(type: string, paging: Paging, list: Ordered<Row>): View {
  const { first, last } = paging;
  if (typeof first !== "number" && typeof last !== "number") throw new GraphQLError("you must provide one of first or last", { extensions: { code: "BAD_REQUEST" } });
  const wanted = first ?? last ?? 0;
  if (wanted < 0) throw new GraphQLError(`Argument 'first' on Field has an invalid value (${wanted}).`, { extensions: { code: "BAD_REQUEST" } });
  if (wanted > 250) throw new GraphQLError(`The number of items requested (${wanted}) is above the limit of 250.`, { extensions: { code: "BAD_REQUEST" } });
  const place = (row: Row): Position => ({ last_id: list.id(row), last_value: list.value?.(row) ?? "" });
  const turn = paging.reverse ? -1 : 1;
  // Without a sort value the rows keep the order they have.
  const keyed = list.rows.map((row, index) => ({ row, index, at: place(row) }));
  if (list.value) keyed.sort((a, b) => turn * compare(a.at, b.at));
  else if (paging.reverse) keyed.reverse();
  const indexOf = (cursor: string) => {
    const position = decode(cursor);
    return list.value ? position : keyed.findIndex((each) => each.at.last_id === position.last_id);
  };
  const isAfter = (entry: (typeof keyed)[number], position: number, mark: Position | number) => (typeof mark === "number" ? position > mark : turn * compare(entry.at, mark) > 0);
  const isBefore = (entry: (typeof keyed)[number], position: number, mark: Position | number) => (typeof mark === "number" ? position < mark : turn * compare(entry.at, mark) < 0);
  const after = paging.after ? indexOf(paging.after) : null;
  const before = paging.before ? indexOf(paging.before) : null;
  const inside = keyed.filter((entry, position) => (after === null || isAfter(entry, position, after)) && (before === null || isBefore(entry, position, before)));
  const page = typeof first === "number" ? inside.slice(0, first) : inside.slice(Math.max(0, inside.length - wanted));
  const edges = page.map(({ row, at }) => ({ __typename: `${type}Edge`, cursor: encode(at), node: list.view(row) }));
  const startsAt = page[0] ? keyed.indexOf(page[0]) : 0;
  const endsAt = page.length > 0 ? startsAt + page.length : startsAt;
  return {
    __typename: `${type}Connection`,
    edges,
    nodes: edges.map((edge) => edge.node),
    pageInfo: {
      __typename: "PageInfo",
      hasNextPage: page.length > 0 ? endsAt < keyed.length : inside.length > 0,
      hasPreviousPage: startsAt > 0,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}

/** A connection of a list that has an order of its own (lines, fulfillments of an order …). */
export function plainConnection<Row extends { id: string }>(type: string, paging: Paging, rows: Row[], view: (row: Row) => View): View {
  return connection(type, paging, { rows, id: (row) => row.id, view });
}
