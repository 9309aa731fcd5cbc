import { useReducer } from "react";

interface State<Value> {
  past: Value[];
  present: Value;
  future: Value[];
  /** Of the last change: typing on in the same field is one step. */
  field: string | null;
}

type Action<Value> = { kind: "change"; next: (value: Value) => Value; field: string | null } | { kind: "undo" } | { kind: "redo" } | { kind: "reset"; value: Value };

const MOST_STEPS = 200;

/** A value with its history: what editors work on. `change` with the same `field` twice in a row is one step to undo. */
export function useUndo<Value>(initial: Value) {
  const [state, act] = useReducer(reduce<Value>, { past: [], present: initial, future: [], field: null });
  return {
    value: state.present,
    canUndo: state.past.length > 0,
    canRedo: state.future.length > 0,
    change: (next: (value: Value) => Value, field: string | null = null) => act({ kind: "change", next, field }),
    undo: () => act({ kind: "undo" }),
    redo: () => act({ kind: "redo" }),
    reset: (value: Value) => act({ kind: "reset", value }),
  };
}

function reduce<Value>(state: State<Value>, action: Action<Value>): State<Value> {
  const { past, present, future } = state;
  switch (action.kind) {
    case "change": {
      const next = action.next(present);
      if (next === present) return state;
      const goesOn = action.field !== null && action.field === state.field && past.length > 0;
      return { past: goesOn ? past : [...past, present].slice(-MOST_STEPS), present: next, future: [], field: action.field };
    }
    case "undo": {
      const before = past.at(-1);
      return before === undefined ? state : { past: past.slice(0, -1), present: before, future: [present, ...future], field: null };
    }
    case "redo": {
      const [after, ...rest] = future;
      return after === undefined ? state : { past: [...past, present], present: after, future: rest, field: null };
    }
    case "reset":
      return { past: [], present: action.value, future: [], field: null };
  }
}
