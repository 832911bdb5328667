import type { Entry, State } from '../../engine/plan/plan.ts';

/** How many migrations are in which state: what badge, status line and folder line count. */
export interface Summary {
  /** Pending, in order or out of it: what a run would do. */
  readonly pending: number;
  /** In the ledger, in whatever shape. */
  readonly applied: number;
  /** The states a person has to look at before a run can start, worst first. */
  readonly troubles: readonly Trouble[];
}

export interface Trouble {
  readonly state: State;
  readonly count: number;
}

const TROUBLES: readonly State[] = ['failed', 'duplicate', 'changed', 'missing'];

/** The counts of some entries. */
export function summaryOf(entries: readonly Entry[]): Summary {
  const count = (...states: State[]) =>
    entries.filter(({ state }) => states.includes(state)).length;
  const twice = entries.filter(({ extraRows }) => extraRows).length;
  const troubles = TROUBLES.map((state) => ({
    state,
    count: count(state) + (state === 'duplicate' ? twice : 0),
  }));
  return {
    pending: count('pending', 'out-of-order'),
    applied: entries.filter(({ row }) => row !== undefined).length,
    troubles: troubles.filter((trouble) => trouble.count > 0),
  };
}

/** A summary in words: "3 pending", "1 failed, 2 changed", "up to date". */
export function summaryText({ pending, troubles }: Summary): string {
  const words = troubles.map(({ state, count }) => `${count} ${state}`);
  if (pending > 0) words.push(`${pending} pending`);
  return words.length === 0 ? 'up to date' : words.join(', ');
}
