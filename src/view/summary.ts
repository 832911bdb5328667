import type { Entry, State } from '../engine/plan.ts';
import type { FolderView } from './folderView.ts';

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
  const troubles = TROUBLES.map((state) => ({ state, count: count(state) }));
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

/** The migrations of one folder, without the ledger's rows that no file belongs to. */
export function entriesOf({ config, state }: FolderView): readonly Entry[] {
  if (state.kind !== 'planned') return [];
  return state.plan.entries.filter(({ migration }) => migration?.folder === config.path);
}

/** The ledger's rows that no file of any folder belongs to. */
export function orphansOf({ state }: FolderView): readonly Entry[] {
  return state.kind === 'planned' ? state.plan.entries.filter((entry) => !entry.migration) : [];
}

/** The entries of all folders; an orphan of a ledger that several folders share stands in it once. */
export function allEntries(views: readonly FolderView[]): readonly Entry[] {
  return ledgerGroups(views).flatMap((group) => [
    ...group.flatMap(entriesOf),
    ...group.slice(0, 1).flatMap(orphansOf),
  ]);
}

/** Folders that share a ledger, together. A folder whose ledger is not known stands alone. */
export function ledgerGroups(views: readonly FolderView[]): readonly (readonly FolderView[])[] {
  const groups = new Map<unknown, FolderView[]>();
  for (const view of views) {
    const key = view.state.kind === 'planned' ? view.state.plan.ledger : view;
    groups.set(key, [...(groups.get(key) ?? []), view]);
  }
  return [...groups.values()];
}
