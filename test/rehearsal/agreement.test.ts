import assert from 'node:assert/strict';
import { globSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, test } from 'node:test';
import type { MigrationFolder } from '../../src/migrations/migration.ts';
import { readFolder } from '../../src/migrations/readFolder.ts';
import type { Rehearsal } from '../../src/rehearsal/rehearsal.ts';
import { rehearseFolder } from '../../src/rehearsal/rehearseFolder.ts';
import type { Stage } from '../../src/rehearsal/stage/stage.ts';
import { useServer } from '../support/postgres.ts';
import { assertGolden } from '../view/golden.ts';
import { context, inWords } from './rehearseCase.ts';
import { ServerStage } from './serverStage.ts';
import { useStage } from './useStage.ts';

const HISTORIES = join(import.meta.dirname, '../fixtures/rehearsal/histories');

/** Other histories as well: their directories, separated by a colon. */
const OTHERS = process.env['STAIRCASE_HISTORIES']?.split(':') ?? [];

const folders = [...globSync(join(HISTORIES, '*/')), ...OTHERS];

describe('the built-in PostgreSQL and a real one agree on every migration of a history', () => {
  const builtIn = useStage();
  const server = useServer();

  for (const directory of folders) {
    test(basename(directory), async (t) => {
      const folder = await readFolder(directory);
      const real = new ServerStage(server);
      const [here, there] = [await told(builtIn.stage, folder), await told(real, folder)];
      await builtIn.stage.reset();
      await real.close();
      t.diagnostic(counted(here));
      assert.deepEqual(here, there);
      const said = here.map((it) => it.join('\n    ')).join('\n');
      if (OTHERS.includes(directory)) t.diagnostic(said);
      else assertGolden(`../rehearsal/histories/${basename(directory)}.txt`, said);
    });
  }
});

/** Verdict, migration, and all that stands behind it. */
async function told(stage: Stage, folder: MigrationFolder): Promise<string[][]> {
  const found: string[][] = [];
  for await (const it of rehearseFolder(stage, { folder, context })) found.push(lines(it));
  assert.equal(found.length, folder.migrations.filter(({ up }) => up).length);
  return found;
}

function lines(rehearsal: Rehearsal): string[] {
  const { version, description, losses = [] } = rehearsal;
  const [verdict = '', ...rest] = inWords(rehearsal);
  const lost = losses.map(({ table, column = 'rows', rows }) => `${column} of ${table}: ${rows}`);
  return [verdict, `${version} ${description}`, ...rest, ...lost];
}

function counted(found: readonly string[][]): string {
  const counts = new Map<string, number>();
  for (const [verdict = ''] of found) counts.set(verdict, (counts.get(verdict) ?? 0) + 1);
  return [...counts].map(([verdict, count]) => `${count} ${verdict}`).join(', ');
}
