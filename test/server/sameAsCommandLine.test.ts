import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { basename, dirname, join, relative } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { Diagnostic } from 'vscode-languageserver/node';
import { temporaryFolder } from '../../scripts/temporaryFolder.ts';
import { LINT_WORKSPACE } from '../../src/protocol/lint.ts';
import { parseCases } from '../lint/caseFile.ts';
import { runProgram, STAIRCASE } from '../support/program.ts';
import { difference, type Said, saidLine } from '../support/saidLine.ts';
import { LintEditor } from './lintEditor.ts';

test('in the editor stands what `staircase lint --json` says, in every case of every rule', async () => {
  await using scope = new AsyncDisposableStack();
  const workspace = await temporaryFolder(scope);
  const folders = await writeCases(workspace);
  const { stdout } = await runProgram(STAIRCASE, ['lint', '--json'], { cwd: workspace, env: {} });
  const said = (JSON.parse(stdout) as { findings: Said[] }).findings;
  assert.ok(said.length > 100, `${said.length} findings`);
  const expected = said.map((it) => saidLine(it, workspace)).sort();
  const editor = await LintEditor.onFolder(scope, workspace);
  const shared = { root: workspace, ignoredChars: [], isTrusted: true, settings: {} };
  const requests = folders.map((path) => ({ path, ...shared }));
  await editor.connection.sendNotification(LINT_WORKSPACE, { folders: requests });
  await editor.untilAll((published) => {
    const shown = [...published].flatMap(([uri, found]) =>
      found.map((it) => shownLine(relative(workspace, fileURLToPath(uri)), it)),
    );
    return shown.length >= expected.length ? difference(shown.sort(), expected) : undefined;
  });
});

/** What makes a folder one of migrations, whatever else is in it. */
const FIRST = ['20000101000000_first/up.sql', 'SELECT 1;\n'] as const;

/** Each case of a rule is a migrations folder of its own. */
async function writeCases(workspace: string): Promise<string[]> {
  const folders: string[] = [];
  for (const path of globSync('src/lint/rules/*.sql').sort()) {
    const cases = parseCases(readFileSync(path, 'utf8'));
    for (const [index, { files }] of cases.entries()) {
      const folder = join(workspace, `${basename(path, '.sql')}-${index}`, 'migrations');
      const scripts = [...files].filter(([name]) => name.includes('/'));
      if (scripts.length === 0) continue;
      for (const [name, text] of [...scripts, FIRST] as const) {
        await mkdir(dirname(join(folder, name)), { recursive: true });
        await writeFile(join(folder, name), text);
      }
      folders.push(folder);
    }
  }
  return folders;
}

function shownLine(path: string, { range: { start, end }, severity, code, message }: Diagnostic) {
  const name = ['', 'error', 'warning', 'info', 'hint'][severity ?? 0];
  const at = ({ line, character }: typeof start) => `${line + 1}:${character + 1}`;
  return `${path} ${at(start)}-${at(end)} ${name} ${code} ${message}`;
}
