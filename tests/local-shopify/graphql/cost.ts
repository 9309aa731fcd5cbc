/**
 * What a call costs, and the leaky bucket it is paid from. Shopify prices what a query could return: an object 1 point, a connection 2 points
 * and then its nodes times `first`, a mutation 10 points. A single query above 1,000 points is refused; an empty bucket answers THROTTLED.
 */
import {
  type DocumentNode,
  getNamedType,
  getNullableType,
  type GraphQLObjectType,
  type GraphQLSchema,
  isCompositeType,
  isLeafType,
  isListType,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from "graphql";

export const MAX_COST = 1000;

/** @returns points the operation may cost at most */
export function requestedCost(schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode, variables: Record<string, unknown>): number {
  const fragments = new Map(document.definitions.flatMap((each) => (each.kind === "FragmentDefinition" ? [[each.name.value, each] as const] : [])));

  function costOf(selection: SelectionSetNode, typeName: string, multiplier: { nodes: number } | null): number {
    const type = schema.getType(typeName);
    const fields = type && "getFields" in type ? (type as GraphQLObjectType).getFields() : {};
    let cost = 0;
    let dearestAlternative = 0;
    for (const node of selection.selections) {
      if (node.kind === "FragmentSpread") {
        const fragment = fragments.get(node.name.value);
        if (fragment) cost += costOf(fragment.selectionSet, fragment.typeCondition.name.value, multiplier);
        continue;
      }
      if (node.kind === "InlineFragment") {
        // Only one of several alternatives can be what comes back.
        dearestAlternative = Math.max(dearestAlternative, costOf(node.selectionSet, node.typeCondition?.name.value ?? typeName, multiplier));
        continue;
      }
      const field = fields[node.name.value];
      if (!field || !node.selectionSet) continue;
      const named = getNamedType(field.type);
      if (isLeafType(named) || !isCompositeType(named)) continue;
      const argument = node.arguments?.find(({ name }) => name.value === "first" || name.value === "last")?.value;
      const size = argument?.kind === "IntValue" ? Number(argument.value) : argument?.kind === "Variable" ? Number(variables[argument.name.value] ?? 0) : null;
      const isList = isListType(getNullableType(field.type));
      if (named.name.endsWith("Connection")) cost += 2 + costOf(node.selectionSet, named.name, { nodes: size ?? 1 });
      else if (named.name === "PageInfo") continue;
      else if (multiplier && node.name.value === "edges") cost += costOf(node.selectionSet, named.name, multiplier);
      else if (multiplier && (node.name.value === "nodes" || node.name.value === "node")) cost += multiplier.nodes * (1 + costOf(node.selectionSet, named.name, null));
      else if (isList && size !== null) cost += size * (1 + costOf(node.selectionSet, named.name, null));
      else if (named.name.endsWith("Payload")) cost += 10 + costOf(node.selectionSet, named.name, null);
      else if (named.name.endsWith("UserError")) continue;
      else cost += 1 + costOf(node.selectionSet, named.name, null);
    }
    return cost + dearestAlternative;
  }

  const root = operation.operation === "mutation" ? schema.getMutationType() : schema.getQueryType();
  return root ? costOf(operation.selectionSet, root.name, null) : 0;
}

export interface ThrottleStatus {
  maximumAvailable: number;
  currentlyAvailable: number;
  restoreRate: number;
}

export interface Bucket {
  /** Takes the points, or says how many there are. */
  take(points: number): { taken: boolean; status: ThrottleStatus };
  giveBack(points: number): ThrottleStatus;
}

/** @param limits  read at each call, so that a test can change them */
export function makeBucket(limits: () => { bucketSize: number; restoreRate: number }, nowMs: () => number): Bucket {
  let level = limits().bucketSize;
  let size = limits().bucketSize;
  let at = nowMs();
  function refill() {
    const { bucketSize, restoreRate } = limits();
    if (bucketSize !== size) level = size = bucketSize;
    const now = nowMs();
    level = Math.min(bucketSize, level + ((now - at) / 1000) * restoreRate);
    at = now;
  }
  const status = (): ThrottleStatus => ({ maximumAvailable: limits().bucketSize, currentlyAvailable: Math.floor(level), restoreRate: limits().restoreRate });
  return {
    take(points) {
      refill();
      const taken = level >= points;
      if (taken) level -= points;
      return { taken, status: status() };
    },
    giveBack(points) {
      level = Math.min(size, level + points);
      return status();
    },
  };
}
