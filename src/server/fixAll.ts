import type { TextEdit, WorkspaceEdit } from 'vscode-languageserver';
import type { Replacement } from '../lint/applyEdits.ts';
import type { Finding } from '../lint/finding.ts';
import { fixRound } from '../lint/fixRound.ts';
import type { CurrentFile } from './lintServer.ts';

/** The edits of all safe fixes of a file's findings, within the file, that can be made together. */
export function fixAll(
  { file, text }: CurrentFile,
  isWanted: (finding: Finding) => boolean = () => true,
): WorkspaceEdit | undefined {
  const chosen = fixRound(file.shown.filter((it) => isWanted(it) && isMendable(it)));
  const replacements = chosen.flatMap(({ edits }) => edits.filter((it) => it.kind === 'replace'));
  const edits = distinct(replacements).map(
    ({ span, text: newText }): TextEdit => ({ range: text.rangeOf(span), newText }),
  );
  if (edits.length === 0) return undefined;
  return { documentChanges: [{ textDocument: { uri: text.uri, version: text.version }, edits }] };
}

/** Whether a finding's preferred fix may be applied unseen and changes its own file only. */
export function isMendable({ path, fixes: [fix] }: Finding): boolean {
  if (!fix?.isSafe) return false;
  return fix.edits.every((it) => it.kind === 'replace' && (it.path ?? path) === path);
}

/** What several fixes ask for, such as a directive in the first line, is done once. */
function distinct(edits: readonly Replacement[]): Replacement[] {
  const keyOf = ({ span, text }: Replacement) => `${span.start} ${span.end} ${text}`;
  return [...new Map(edits.map((it) => [keyOf(it), it])).values()];
}
