import assert from 'node:assert/strict';
import { cp } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { setup, suite, test } from 'mocha';
import * as vscode from 'vscode';
import { runProgram } from '../support/program.ts';
import { difference, type Said, saidLine } from '../support/saidLine.ts';
import { freshDatabase } from './support/database.ts';
import { extensionPath, refresh } from './support/extension.ts';
import { offeredFor, ruleOf } from './support/findings.ts';
import { ruleCases } from './support/ruleCases.ts';
import { fillWorkspace, workspacePath } from './support/workspace.ts';

/** Milliseconds, less than a case has. */
const PATIENCE = 40_000;

suite('The Problems panel says what `staircase lint --json` says', () => {
  setup(freshDatabase);

  test('of the sample, which is clean', async () => {
    await fillWorkspace({ 'sqlx.toml': '' });
    await cp(join(extensionPath(), 'sample'), workspacePath(), { recursive: true });
    await refresh();
    assert.deepEqual(await said(), []);
    await untilSame([]);
  });

  test('of a folder with what every rule has to say, field by field', async () => {
    await fillWorkspace(ruleCases());
    await refresh();
    const findings = await said();
    const rules = new Set(findings.map(({ rule }) => rule));
    assert.ok(rules.size > 60, `${rules.size} rules`);
    await untilSame(findings);
  });

  test('and offers first what the command line would apply', async () => {
    await fillWorkspace(ruleCases());
    await refresh();
    const findings = await said();
    await untilSame(findings);
    const differing: string[] = [];
    for (const it of firstOfEachRule(findings)) {
      const titles = await preferredFor(it);
      if (it.fix && !titles.includes(untimed(it.fix.title)))
        differing.push(`${lineOf(it)}: ${titles}`);
    }
    assert.deepEqual(differing, []);
  });
});

async function said(): Promise<Said[]> {
  const file = join(extensionPath(), 'dist', 'cli.cjs');
  const program = { name: 'staircase', file: process.execPath, first: [file] } as const;
  const ended = await runProgram(program, ['lint', '--json'], { cwd: workspacePath(), env: {} });
  return (JSON.parse(ended.stdout) as { findings: Said[] }).findings;
}

async function untilSame(findings: readonly Said[]): Promise<void> {
  const expected = findings.map(lineOf).sort();
  const differs = () => difference(shown(), expected);
  if (differs() === '') return;
  await new Promise<void>((resolve, reject) => {
    const listening = vscode.languages.onDidChangeDiagnostics(() => {
      if (differs() !== '') return;
      end();
      resolve();
    });
    const limit = setTimeout(() => {
      end();
      reject(new Error(differs()));
    }, PATIENCE);
    const end = () => {
      listening.dispose();
      clearTimeout(limit);
    };
  });
}

/** All that the panel lists of this workspace. */
function shown(): string[] {
  return vscode.languages
    .getDiagnostics()
    .flatMap(([uri, found]) => found.map((it) => shownLine(uri, it)));
}

function shownLine({ fsPath }: vscode.Uri, found: vscode.Diagnostic): string {
  const { range, severity, message } = found;
  const at = ({ line, character }: vscode.Position) => `${line + 1}:${character + 1}`;
  const place = `${relative(workspacePath(), fsPath)} ${at(range.start)}-${at(range.end)}`;
  return `${place} ${SEVERITIES[severity]} ${ruleOf(found)} ${message}`;
}

const SEVERITIES = ['error', 'warning', 'info', 'hint'] as const;

function lineOf(finding: Said): string {
  return saidLine(finding, workspacePath());
}

/** A directory is no document, and is offered nothing. */
function firstOfEachRule(findings: readonly Said[]): Said[] {
  const scripts = findings.filter(({ path }) => path.endsWith('.sql'));
  const reversed = scripts.reverse().map((it) => [it.rule, it] as const);
  return [...new Map(reversed).values()];
}

/** The titles of what is preferred to mend a finding, and others at its place. */
async function preferredFor({ path: name, start, end }: Said): Promise<string[]> {
  const path = join(workspacePath(), name);
  await vscode.workspace.openTextDocument(path);
  const places = [start.line - 1, start.column - 1, end.line - 1, end.column - 1] as const;
  const offered = await offeredFor(path, { range: new vscode.Range(...places) });
  return offered.filter((it) => it.isPreferred).map(({ title }) => untimed(title));
}

/** A fresh version is that of the second in which it is asked for. */
function untimed(title: string): string {
  return title.replace(/\d{14}/, 'VERSION');
}
