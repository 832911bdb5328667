import type * as vscode from 'vscode';
import type { Observation, ObservedStatement } from '../../rehearsal/observe/observation.ts';
import type { KeptRehearsal } from './keptRehearsal.ts';

/** What a rehearsal has seen of a statement, where the text is still the one that was rehearsed. */
export interface SeenStatement {
  readonly statement: ObservedStatement;
  readonly observation: Observation;
  /** UTF-16 units by which the document is shorter than the file: the editor hides a byte order mark. */
  readonly hidden: number;
}

const BOM = '\uFEFF';

/** The statement of an up script at a place of a document, as its last rehearsal has seen it. */
export function rehearsedAt(
  kept: readonly KeptRehearsal[],
  document: vscode.TextDocument,
  position: vscode.Position,
): SeenStatement | undefined {
  const { fsPath } = document.uri;
  const found = kept.find(({ scripts, isCurrent }) =>
    isCurrent ? scripts.some(({ path, role }) => path === fsPath && role === 'up') : false,
  );
  const observation = found?.rehearsal.observed;
  const text = found?.scripts.find(({ path }) => path === fsPath)?.text;
  if (!observation || text === undefined) return undefined;
  const hidden = text.startsWith(BOM) ? 1 : 0;
  if (document.getText() !== text.slice(hidden)) return undefined;
  const offset = document.offsetAt(position) + hidden;
  const statement = observation.statements.find(
    ({ span }) => span.start <= offset && offset <= span.end,
  );
  return statement && { statement, observation, hidden };
}
