import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import type { TestContext } from 'node:test';
import { promisify } from 'node:util';
import { readFolder } from '../../src/migrations/readFolder.ts';
import type { CommandLine, CommandPlace } from '../../src/view/commandLines/commandLine.ts';
import type { ShownEntry } from '../../src/view/tree/shownEntry.ts';
import { open, planOn, rowsOf } from '../engine/support/scene.ts';
import { makeTree } from '../migrations/makeTree.ts';

/** Where the migrations are, from the workspace root: a shell would take it for two words. */
export const SOURCE = 'my migrations';

const TREE = Object.fromEntries(
  [1, 2, 3].flatMap((version) => [
    [`${SOURCE}/${version}_step_${version}.up.sql`, `CREATE TABLE t${version} ();\n`],
    [`${SOURCE}/${version}_step_${version}.down.sql`, `DROP TABLE IF EXISTS t${version};\n`],
  ]),
);

/** One command after the other: on a migration or on the folder, and the rows that it leaves. */
const JOURNEY: readonly (readonly [on: bigint | undefined, label: string, rows: string[]])[] = [
  [2n, 'Run up to here', ['1', '2']],
  [undefined, 'Run everything pending', ['1', '2', '3']],
  [1n, 'Revert what is newer', ['1']],
  [2n, 'Mark as applied up to here', ['1', '2']],
  [2n, 'Revert the newest', ['1']],
  [undefined, 'Mark everything as applied', ['1', '2', '3']],
  [undefined, 'Show the state', ['1', '2', '3']],
];

/** The command lines that are offered for a folder or for one of its migrations. */
export type Offer = (
  place: CommandPlace,
  entries: readonly ShownEntry[],
  version?: bigint,
) => CommandLine[];

/** A program's name and what the shell shall run for it. */
export interface Named {
  readonly name: string;
  readonly file: string;
}

/** Pastes what is copied into a shell at the workspace root, with the database in its environment. */
export async function pasteJourney(
  t: TestContext,
  url: string,
  offer: Offer,
  program: Named,
): Promise<void> {
  const workspace = makeTree(t, TREE);
  const bin = programFolder(workspace, program);
  const session = await open(t, url);
  const { migrations } = await readFolder(join(workspace, SOURCE));
  for (const [version, label, rows] of JOURNEY) {
    const { entries } = await planOn(session, migrations, { kind: 'run' });
    const offered = offer({ source: SOURCE, isWindows: false }, entries, version);
    const chosen = offered.find((it) => it.label === label);
    assert.ok(chosen, `${label} is offered: ${offered.map((it) => it.label).join(', ')}`);
    const env = { PATH: [bin, process.env['PATH']].join(delimiter), DATABASE_URL: url };
    await promisify(execFile)('sh', ['-c', chosen.line], { cwd: workspace, env });
    assert.deepEqual(await rowsOf(session), rows, chosen.line);
  }
}

/** Scripts of ours find the Node that runs the test. */
function programFolder(workspace: string, { name, file }: Named): string {
  const path = join(workspace, 'bin', name);
  mkdirSync(dirname(path));
  const words = file.endsWith('.cjs') ? `"${process.execPath}" "${file}"` : `"${file}"`;
  writeFileSync(path, `#!/bin/sh\nexec ${words} "$@"\n`);
  chmodSync(path, 0o755);
  return dirname(path);
}
