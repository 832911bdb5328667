import type { Entry } from '../../engine/plan/plan.ts';
import type { FolderView } from './folderView.ts';

/** Folders that share a ledger, and where each of its migrations is shown: once. */
export interface ShownLedger {
  readonly folders: readonly ShownFolder[];
  /** The ledger's rows that none of several folders has a file for. A single folder shows its own. */
  readonly orphans: readonly Entry[];
}

export interface ShownFolder {
  readonly view: FolderView;
  /** In version order; empty while the ledger is not known. */
  readonly entries: readonly Entry[];
}

/** The folders by ledger, in the order given. A folder whose ledger is not known stands alone. */
export function shownLedgers(views: readonly FolderView[]): ShownLedger[] {
  const groups = new Map<unknown, FolderView[]>();
  for (const view of views) {
    const key = view.state.kind === 'planned' ? view.state.plan.ledger : view;
    groups.set(key, [...(groups.get(key) ?? []), view]);
  }
  return [...groups.values()].map(shownLedger);
}

/** Everything shown, once. */
export function allEntries(views: readonly FolderView[]): readonly Entry[] {
  return shownLedgers(views).flatMap(({ folders, orphans }) => [
    ...folders.flatMap(({ entries }) => entries),
    ...orphans,
  ]);
}

function shownLedger(views: readonly FolderView[]): ShownLedger {
  const [first] = views;
  if (views.length === 1) {
    return { folders: views.map((view) => ({ view, entries: planEntries(view) })), orphans: [] };
  }
  return {
    folders: views.map((view) => ({ view, entries: ownEntries(view) })),
    orphans: first ? planEntries(first).filter(({ migration }) => !migration) : [],
  };
}

function planEntries({ state }: FolderView): readonly Entry[] {
  return state.kind === 'planned' ? state.plan.entries : [];
}

function ownEntries(view: FolderView): readonly Entry[] {
  return planEntries(view).filter(({ migration }) => migration?.folder === view.config.path);
}
