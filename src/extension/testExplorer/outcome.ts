import * as vscode from 'vscode';
import type { Verdict } from '../../rehearsal/rehearsal.ts';
import { placeAt } from '../../sql/span.ts';
import { positionOf } from '../problems/diagnostics.ts';
import type { KeptRehearsal } from '../rehearsal/keptRehearsal.ts';

/** Verdicts of which nothing is shown to be wrong, and nothing to be right. */
const SKIPPED: ReadonlySet<Verdict> = new Set(['irreversible', 'no-down', 'not-provable']);

/** Tells a run of the Test Explorer what a rehearsal has shown. */
export function tellOutcome(run: vscode.TestRun, item: vscode.TestItem, kept: KeptRehearsal): void {
  const { verdict, isIgnored, upMs = 0, downMs = 0, reasons } = kept.rehearsal;
  const said = [verdict, ...reasons].join(': ');
  run.appendOutput(`${item.description} ${item.label}: ${said}\r\n`, undefined, item);
  if (verdict === 'reversible') run.passed(item, upMs + downMs);
  else if (SKIPPED.has(verdict) || isIgnored) run.skipped(item);
  else run.failed(item, messages(kept), upMs + downMs);
}

/**
 * What was found, at its statement; then the schema as it should be beside what it is. VS Code opens the
 * last, and writes the first of a line behind it, where of two schemas no more than `CREATE TABLE p…` fits.
 */
function messages(kept: KeptRehearsal): vscode.TestMessage[] {
  const { rehearsal, findings, schemas } = kept;
  const words = findings.map((it) => messageOf(it, kept));
  if (!schemas) return words.length > 0 ? words : [new vscode.TestMessage(rehearsal.verdict)];
  const { expected, actual } = schemas;
  const diff = vscode.TestMessage.diff(
    'The schema as it should be, and as it is',
    expected,
    actual,
  );
  if (words[0]?.location) diff.location = words[0].location;
  return [...words, diff];
}

function messageOf(finding: KeptRehearsal['findings'][number], { scripts }: KeptRehearsal) {
  const { path, span, message, help } = finding;
  const said = new vscode.TestMessage(help === undefined ? message : `${message}\n${help}`);
  const text = scripts.find((it) => it.path === path)?.text ?? '';
  const position = positionOf(placeAt(text, span.start));
  said.location = new vscode.Location(vscode.Uri.file(path), position);
  return said;
}
