import type { TextEdit, WorkspaceEdit } from 'vscode-languageserver';
import type { Replacement } from '../lint/applyEdits.ts';
import type { Finding } from '../lint/finding.ts';
import type { CurrentFile } from './lintServer.ts';

/** The edits of all safe fixes of a file's findings, within the file. Of two that overlap, the first. */
export function fixAll(
  { file, text }: CurrentFile,
  isWanted: (finding: Finding) => boolean = () => true,
): WorkspaceEdit | undefined {
  const fixes = file.shown
    .filter(isWanted)
    .map(safeReplacements)
    .filter((it) => it.length > 0);
  const edits = apart(fixes).map(
    ({ span, text: newText }): TextEdit => ({ range: text.rangeOf(span), newText }),
  );
  if (edits.length === 0) return undefined;
  return { documentChanges: [{ textDocument: { uri: text.uri, version: text.version }, edits }] };
}

/** Whether a finding is among those that `fixAll` mends. */
export function isMendable(finding: Finding): boolean {
  return safeReplacements(finding).length > 0;
}

/** The edits of a finding's preferred fix, if it may be applied unseen and changes this file only. */
function safeReplacements({ path, fixes: [fix] }: Finding): Replacement[] {
  if (!fix?.isSafe) return [];
  const here = fix.edits.filter(
    (it): it is Replacement => it.kind === 'replace' && (it.path ?? path) === path,
  );
  return here.length === fix.edits.length ? here : [];
}

/** A fix is applied as a whole or not at all; the same edit asked for twice is one. */
function apart(fixes: readonly (readonly Replacement[])[]): Replacement[] {
  const taken: Replacement[] = [];
  for (const fix of fixes) {
    const news = fix.filter((it) => !taken.some((other) => isSame(it, other)));
    if (news.some((it) => taken.some((other) => overlap(it, other)))) continue;
    taken.push(...news);
  }
  return taken;
}

function isSame(a: Replacement, b: Replacement): boolean {
  return a.text === b.text && a.span.start === b.span.start && a.span.end === b.span.end;
}

/** Two insertions at one place overlap, too: their order would be a guess. */
function overlap({ span: a }: Replacement, { span: b }: Replacement): boolean {
  return (a.start < b.end && b.start < a.end) || a.start === b.start;
}
