import { targetText } from '../targetText.ts';
import type { FolderView } from './folderView.ts';
import { allEntries, type ShownFolder, shownLedgers } from './shownLedgers.ts';
import { summaryOf, summaryText } from './summary.ts';

/** The status bar's one item. */
export interface StatusLine {
  /** Such as "3 pending · local"; without an icon. */
  readonly text: string;
  /** One line per folder. */
  readonly tooltip: string;
  /** The id of a theme icon. */
  readonly icon: string;
  readonly severity: 'normal' | 'warning' | 'error';
}

/** What the status bar says of all folders together; nothing where there is no folder. */
export function statusLine(views: readonly FolderView[]): StatusLine | undefined {
  if (views.length === 0) return undefined;
  const folders = shownLedgers(views).flatMap((ledger) => ledger.folders);
  return { ...stateOf(views), tooltip: folders.map(folderLine).join('\n') };
}

function stateOf(views: readonly FolderView[]): Omit<StatusLine, 'tooltip'> {
  const kinds = new Set(views.map(({ state }) => state.kind));
  const names = targetNames(views);
  if (kinds.has('untrusted'))
    return { text: 'workspace not trusted', icon: 'workspace-untrusted', severity: 'normal' };
  if (kinds.has('unreachable'))
    return { text: withNames('not connected', names), icon: 'debug-disconnect', severity: 'error' };
  if (kinds.has('connecting'))
    return { text: withNames('connecting', names), icon: 'loading~spin', severity: 'normal' };
  if (kinds.has('asleep'))
    return { text: withNames('not read yet', names), icon: 'database', severity: 'normal' };
  return plannedLine(views, names);
}

/** A refusal that no state of a migration tells (another tool's ledger, a bad name) is told in words. */
function plannedLine(
  views: readonly FolderView[],
  names: readonly string[],
): Omit<StatusLine, 'tooltip'> {
  const summary = summaryOf(allEntries(views));
  const refused = views.some(({ state }) => state.kind === 'planned' && state.plan.refusals.length);
  const words = summaryText(summary) + (refused && !summary.troubles.length ? ', run refused' : '');
  return {
    text: withNames(words, names),
    icon: refused ? 'warning' : 'database',
    severity: refused ? 'warning' : 'normal',
  };
}

/** The names of the targets that are not connected, where any is; of all targets otherwise. */
function targetNames(views: readonly FolderView[]): string[] {
  const broken = views.filter(({ state }) => state.kind === 'unreachable');
  const shown = broken.length > 0 ? broken : views;
  const names = shown.flatMap(({ config }) =>
    config.target.kind === 'target' ? [config.target.target.name] : [],
  );
  return [...new Set(names)];
}

function withNames(words: string, names: readonly string[]): string {
  return names.length === 0 ? words : `${words} · ${names.join(', ')}`;
}

function folderLine({ view: { config, state }, entries }: ShownFolder): string {
  const target = config.target.kind === 'target' ? targetText(config.target.target) : 'no target';
  switch (state.kind) {
    case 'unreachable':
      return `${config.label}: ${state.reason.message}`;
    case 'untrusted':
      return `${config.label}: workspace not trusted`;
    case 'connecting':
      return `${config.label}: connecting, ${target}`;
    case 'asleep':
      return `${config.label}: not read yet, ${target}`;
    case 'planned':
      return `${config.label}: ${summaryText(summaryOf(entries))}, ${target}`;
  }
}
