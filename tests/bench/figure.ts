/** One line of the benchmark table: what was measured, and against what, in the same run on the same machine. */
export interface Figure {
  name: string;
  value: number;
  unit: string;
  baseline: { name: string; value: number; unit: string };
  /** What is demanded, in words, and whether it was met. */
  demand: string;
  met: boolean;
}
