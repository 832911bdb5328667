import {
  type CodeAction,
  type CodeActionContext,
  CodeActionKind,
  type Diagnostic,
} from 'vscode-languageserver';
import { ignoreHere } from '../lint/ignore/ignoreHere.ts';
import { EXPLAIN_RULE, FIX_ALL, LINT_SOURCE } from '../protocol/lint.ts';
import { findingFor } from './diagnostic.ts';
import { downActions } from './downActions.ts';
import { fixAll, isMendable } from './fixAll.ts';
import type { CurrentFile } from './lintServer.ts';
import type { Pages } from './pages.ts';
import { workspaceEdit } from './workspaceEdit.ts';

/** What can be done about the diagnostics that the editor asks about. */
export function codeActions(
  current: CurrentFile,
  { only, diagnostics }: CodeActionContext,
  pages: Pages,
): CodeAction[] {
  const asksFor = (kind: string) => only?.some((it) => kind === it || kind.startsWith(`${it}.`));
  const ours = diagnostics.filter(
    ({ source, code }) => source === LINT_SOURCE && code !== undefined,
  );
  return [
    ...(only === undefined || asksFor(CodeActionKind.QuickFix)
      ? quickFixes(current, ours, pages)
      : []),
    ...(asksFor(FIX_ALL) ? fixAllOnSave(current) : []),
  ];
}

function quickFixes(current: CurrentFile, diagnostics: Diagnostic[], pages: Pages): CodeAction[] {
  return [
    ...diagnostics.flatMap((it) => fixesOf(it, current)),
    ...diagnostics.flatMap((it) => downActions(it, current.file.script?.migration)),
    ...diagnostics.flatMap((it) => fixAllOf(`${it.code}`, it, current)),
    ...fixEverything(current, diagnostics),
    ...diagnostics.flatMap((it) => ignoring(it, current)),
    ...diagnostics.flatMap((it) => explanation(it, pages)),
  ];
}

function fixesOf(diagnostic: Diagnostic, current: CurrentFile): CodeAction[] {
  const { file, text } = current;
  const { fixes = [] } = findingFor(diagnostic, file.shown, text) ?? {};
  const edits = fixes.flatMap(({ title, edits }) => {
    const edit = workspaceEdit(edits, file.path, (it) => current.textAt(it));
    return edit ? [{ title, edit }] : [];
  });
  return edits.map(({ title, edit }, index) => ({
    title,
    kind: CodeActionKind.QuickFix,
    diagnostics: [diagnostic],
    isPreferred: index === 0,
    edit,
  }));
}

/** Offered where there is more than one of a rule. */
function fixAllOf(rule: string, diagnostic: Diagnostic, current: CurrentFile): CodeAction[] {
  const count = current.file.shown.filter((it) => it.rule === rule && isMendable(it)).length;
  const edit = count > 1 ? fixAll(current, (it) => it.rule === rule) : undefined;
  if (!edit) return [];
  const title = `Fix all ${count} of ${rule} in this file`;
  return [{ title, kind: CodeActionKind.QuickFix, diagnostics: [diagnostic], edit }];
}

/** Offered where there is more than one rule's to mend. */
function fixEverything(current: CurrentFile, diagnostics: Diagnostic[]): CodeAction[] {
  const rules = new Set(current.file.shown.filter(isMendable).map(({ rule }) => rule));
  const edit = rules.size > 1 && diagnostics.length > 0 ? fixAll(current) : undefined;
  if (!edit) return [];
  return [
    {
      title: 'Fix all that is safe in this file',
      kind: CodeActionKind.QuickFix,
      diagnostics,
      edit,
    },
  ];
}

function fixAllOnSave(current: CurrentFile): CodeAction[] {
  const edit = fixAll(current);
  return edit ? [{ title: 'Fix all that is safe', kind: FIX_ALL, edit }] : [];
}

/** To hide that SQL cannot be read is not offered: a comment that names it does so. */
function ignoring(diagnostic: Diagnostic, { file, text }: CurrentFile): CodeAction[] {
  const finding = findingFor(diagnostic, file.shown, text);
  if (!file.script || !finding || finding.rule === 'syntax-error') return [];
  const edit = workspaceEdit([ignoreHere(finding, file.script)], file.path, () => text);
  if (!edit) return [];
  const title = `Ignore ${finding.rule} here`;
  return [{ title, kind: CodeActionKind.QuickFix, diagnostics: [diagnostic], edit }];
}

function explanation(diagnostic: Diagnostic, pages: Pages): CodeAction[] {
  const rule = `${diagnostic.code}`;
  if (pages.addressOf(rule) === undefined) return [];
  const title = `What is ${rule}?`;
  const command = { title, command: EXPLAIN_RULE, arguments: [rule] };
  return [{ title, kind: CodeActionKind.QuickFix, diagnostics: [diagnostic], command }];
}
