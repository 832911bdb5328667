import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { findAppliedTexts } from '../../src/engine/change/appliedTexts.ts';
import type { Entry } from '../../src/engine/plan/plan.ts';
import { plan } from '../../src/engine/plan/planner.ts';
import { checksumOf } from '../../src/migrations/checksum.ts';
import { readFolder } from '../../src/migrations/readFolder.ts';
import { ledgerOf, migration, rowOf } from '../support/migrations.ts';

const skip = spawnSync('git', ['--version']).error ? 'git is not in PATH' : false;

const ONE = '-- one\nCREATE TABLE one ();\n';
const TWO = '-- eins\nCREATE TABLE one ();\n';
const REAL = '-- eins\nCREATE TABLE one (id int);\n';

test('the commit that has the applied text is found, and tells comments from SQL', {
  skip,
}, async (t) => {
  const tree = workTree(t);
  tree.commit('migrations/1_one.sql', ONE, 'Add one');
  tree.write('migrations/1_one.sql', TWO);
  const comments = await entryOf(tree.at('migrations'), ONE);
  assert.equal(comments?.change?.kind, 'comments');
  assert.equal(comments?.change?.commit?.subject, 'Add one');
  tree.write('migrations/1_one.sql', REAL);
  const real = await entryOf(tree.at('migrations'), ONE);
  assert.equal(real?.change?.kind, 'real');
  assert.equal(real?.change?.applied, ONE);
});

test('a file is followed through a rename and to another branch', { skip }, async (t) => {
  const tree = workTree(t);
  tree.commit('migrations/1_one.sql', ONE, 'Add one');
  tree.git('checkout', '-q', '-b', 'other');
  tree.commit('migrations/1_one.sql', TWO, 'Say it in German');
  tree.git('checkout', '-q', '-');
  mkdirSync(tree.at('migrations/1_one'));
  renameSync(tree.at('migrations/1_one.sql'), tree.at('migrations/1_one/up.sql'));
  tree.git('add', '-A');
  tree.git('commit', '-q', '-m', 'Use directories');
  tree.commit('migrations/1_one/up.sql', REAL, 'Give it a column');
  assert.equal((await entryOf(tree.at('migrations'), ONE))?.change?.commit?.subject, 'Add one');
  tree.git('checkout', '-q', 'other');
  tree.write('migrations/1_one.sql', REAL);
  const there = await entryOf(tree.at('migrations'), TWO);
  assert.equal(there?.change?.commit?.subject, 'Say it in German');
});

test('links are followed, and a path may have any character', { skip }, async (t) => {
  const tree = workTree(t);
  const odd = "it's :(top) a [b]*?\n-x/1_one/up.sql";
  tree.commit(odd, ONE, 'Add one\tin a "strange" place');
  tree.write(odd, TWO);
  mkdirSync(tree.at('linked'));
  symlinkSync(tree.at(dirname(odd)), tree.at('linked/1_one'));
  const direct = await entryOf(dirname(dirname(tree.at(odd))), ONE);
  assert.equal(direct?.change?.kind, 'comments');
  assert.equal((await entryOf(tree.at('linked'), ONE))?.change?.kind, 'comments');
});

test('a file that git made CRLF of was applied as CRLF', { skip }, async (t) => {
  const tree = workTree(t);
  tree.commit('migrations/1_one.sql', ONE, 'Add one');
  tree.write('migrations/1_one.sql', TWO);
  const entry = await entryOf(tree.at('migrations'), ONE.replaceAll('\n', '\r\n'));
  assert.equal(entry?.change?.commit?.subject, 'Add one');
});

test('without a work tree, without a commit, without the file: no error, and a real change', async (t) => {
  const folder = temporary(t);
  const write = (): void => writeFileSync(join(folder, '1_one.sql'), REAL);
  write();
  assert.equal((await entryOf(folder, ONE))?.change?.kind, 'real');
  if (skip) return;
  execFileSync('git', ['init', '-q'], { cwd: folder });
  assert.equal((await entryOf(folder, ONE))?.change?.kind, 'real');
});

/** The migration 1 of a folder, planned on a ledger that says `applied` was applied. */
async function entryOf(folder: string, applied: string): Promise<Entry | undefined> {
  const disk = await readFolder(folder);
  const row = rowOf(migration({ version: 1n, description: 'one', up: applied }), {
    checksum: checksumOf(Buffer.from(applied)),
  });
  const ledger = ledgerOf(row);
  const appliedTexts = await findAppliedTexts([disk], ledger);
  const made = plan({ folders: [disk], ledger, outOfOrder: 'warn', appliedTexts }, { kind: 'run' });
  return made.entries.find(({ version }) => version === 1n);
}

interface WorkTree {
  at(path: string): string;
  write(path: string, text: string): void;
  commit(path: string, text: string, subject: string): void;
  git(...args: string[]): void;
}

function workTree(t: TestContext): WorkTree {
  const root = temporary(t);
  const git = (...args: string[]): void => {
    const who = ['-c', 'user.name=Test', '-c', 'user.email=test@localhost'];
    execFileSync('git', [...who, '-c', 'commit.gpgsign=false', ...args], { cwd: root });
  };
  const at = (path: string): string => join(root, path);
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(at(path)), { recursive: true });
    writeFileSync(at(path), text);
  };
  git('init', '-q');
  return {
    at,
    write,
    git,
    commit: (path, text, subject) => {
      write(path, text);
      git('add', '-A');
      git('commit', '-q', '-m', subject);
    },
  };
}

function temporary(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'staircase-git-'));
  t.after(() => rmSync(folder, { recursive: true }));
  return folder;
}
