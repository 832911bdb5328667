import type { FolderView } from './folderView.ts';
import { allEntries, summaryOf, summaryText } from './summary.ts';
import { targetText } from './targetText.ts';

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
  const tooltip = views.map(folderLine).join('\n');
  return { ...stateOf(views), tooltip };
}

function stateOf(views: readonly FolderView[]): Omit<StatusLine, 'tooltip'> {
  const kinds = new Set(views.map(({ state }) => state.kind));
  if (kinds.has('untrusted'))
    return { text: 'workspace not trusted', icon: 'workspace-untrusted', severity: 'normal' };
  const names = targetNames(views);
  if (kinds.has('unreachable'))
    return { text: withNames('not connected', names), icon: 'debug-disconnect', severity: 'error' };
  if (kinds.has('connecting'))
    return { text: withNames('connecting', names), icon: 'loading~spin', severity: 'normal' };
  const summary = summaryOf(allEntries(views));
  const troubled = summary.troubles.length > 0;
  return {
    text: withNames(summaryText(summary), names),
    icon: troubled ? 'warning' : 'database',
    severity: troubled ? 'warning' : 'normal',
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

function folderLine({ config, state, ...view }: FolderView): string {
  const target = config.target.kind === 'target' ? targetText(config.target.target) : 'no target';
  if (state.kind === 'unreachable') return `${config.label}: ${state.reason.message}`;
  if (state.kind === 'untrusted') return `${config.label}: workspace not trusted`;
  if (state.kind === 'connecting') return `${config.label}: connecting, ${target}`;
  return `${config.label}: ${summaryText(summaryOf(allEntries([{ config, state, ...view }])))}, ${target}`;
}
