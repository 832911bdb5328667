import { Instruction } from './task.ts';

/** One thing that a test run has looked at. */
export interface CaseResult {
  readonly title: string;
  /** What is wrong, in full; absent when nothing is. */
  readonly failure?: string;
}

/** Runs one case to its end; what it throws is its failure. */
export async function runCase(title: string, work: () => Promise<unknown>): Promise<CaseResult> {
  try {
    await work();
    return { title };
  } catch (error) {
    return { title, failure: explain(error) };
  }
}

function explain(error: unknown): string {
  if (error instanceof Instruction) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
