import type { State } from '../../engine/plan/plan.ts';
import type { NodeKind } from './treeNode.ts';

/**
 * The words a node's `contextValue` is made of, separated by spaces. A menu asks for one with
 * `viewItem =~ /\bword\b/`. First stands the node's kind, then what is true of it:
 *
 * - folder: `planned`, `unreachable`, `connecting`, `asleep` or `untrusted`; `hasPending`: a run has something
 *   to do; `hasApplied`: a revert has
 * - migration: its state (`applied`, `pending`, `outOfOrder`, `changed`, `missing`, `failed`,
 *   `duplicate`, or `unknown` without a database); `onDisk`; `inLedger`; `hasDown`; `last`: the
 *   newest applied one of its folder; `runTo`: it is pending and can be run up to; `revertTo`: it is
 *   applied and later ones can be reverted down to it; `repairable`: its row in the ledger wants mending;
 *   `canBeHalfDone`: it is pending, and runs outside a transaction
 * - script: `up` or `down`
 * - problem: `refusesRun` where it keeps the folder from being run
 * - notice: `foreignLedger`, with `usable` where the table has sqlx's shape; `otherLedger`: it lists
 *   nothing of ours; `existingTable`, `secondLedger` or `orphans`
 */
export type ContextWord =
  | 'planned'
  | 'unreachable'
  | 'connecting'
  | 'asleep'
  | 'untrusted'
  | 'hasPending'
  | 'hasApplied'
  | StateWord
  | 'onDisk'
  | 'inLedger'
  | 'hasDown'
  | 'last'
  | 'runTo'
  | 'revertTo'
  | 'repairable'
  | 'canBeHalfDone'
  | 'up'
  | 'down'
  | 'refusesRun'
  | 'foreignLedger'
  | 'usable'
  | 'otherLedger'
  | 'existingTable'
  | 'secondLedger'
  | 'orphans';

type StateWord = Exclude<State, 'out-of-order'> | 'outOfOrder' | 'unknown';

/** A node's `contextValue`: its kind and the words that hold. */
export function contextValue(
  kind: NodeKind,
  words: Partial<Readonly<Record<ContextWord, boolean>>>,
): string {
  const holding = Object.entries(words).filter(([, holds]) => holds);
  return [kind, ...holding.map(([word]) => word)].join(' ');
}

/** The word for a migration's state. */
export function stateWord(state: State | 'unknown'): StateWord {
  return state === 'out-of-order' ? 'outOfOrder' : state;
}
