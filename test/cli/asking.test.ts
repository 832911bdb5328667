import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { open } from '../engine/support/scene.ts';
import { useServer } from '../support/postgres.ts';
import { sceneOf, settingsFor, TWO } from './scene.ts';

/** What is left applied after a call that began with both migrations applied. */
interface Case {
  readonly line: string;
  readonly role: 'local' | 'guarded' | 'production';
  /** Nobody sits before a pipe. */
  readonly answers?: readonly string[];
  readonly code: number;
  readonly left: number;
}

const CASES: readonly Case[] = [
  { line: 'migrate revert', role: 'local', code: 0, left: 1 },
  { line: 'migrate revert', role: 'local', answers: [], code: 0, left: 1 },
  { line: 'migrate redo', role: 'local', code: 0, left: 2 },
  { line: 'migrate reset', role: 'local', code: 0, left: 0 },
  { line: 'migrate reset', role: 'local', answers: ['n'], code: 1, left: 2 },
  { line: 'migrate reset', role: 'local', answers: ['y'], code: 0, left: 0 },
  { line: 'migrate reset --run', role: 'local', answers: ['yes'], code: 0, left: 2 },
  { line: 'migrate revert', role: 'guarded', code: 2, left: 2 },
  { line: 'migrate redo', role: 'guarded', code: 2, left: 2 },
  { line: 'migrate reset', role: 'guarded', code: 2, left: 2 },
  { line: 'migrate revert --yes', role: 'guarded', code: 0, left: 1 },
  { line: 'migrate revert', role: 'guarded', answers: ['live'], code: 0, left: 1 },
  { line: 'migrate revert', role: 'guarded', answers: ['y'], code: 1, left: 2 },
  { line: 'migrate revert', role: 'guarded', answers: [''], code: 1, left: 2 },
  { line: 'migrate revert --dry-run', role: 'guarded', code: 0, left: 2 },
  { line: 'migrate reset --yes', role: 'guarded', code: 0, left: 0 },
  { line: 'migrate reset --yes', role: 'production', code: 2, left: 2 },
  { line: 'migrate reset', role: 'production', answers: ['live'], code: 2, left: 2 },
  { line: 'migrate revert --yes', role: 'production', code: 0, left: 1 },
];

suite('what is asked before something is taken back', () => {
  const server = useServer();

  for (const { line, role, answers, code, left } of CASES) {
    const who = answers ? `a person who says "${answers.join()}"` : 'a pipe';
    test(`${line} on a ${role} target, from ${who}: exit code ${code}, ${left} left`, async (t) => {
      const base = await server.createDatabase();
      const settings = role === 'local' ? '{}' : settingsFor(base, role);
      const { call } = await sceneOf(
        t,
        server,
        { ...TWO, '.vscode/settings.json': settings },
        base,
      );
      await call('migrate run');
      const called = await call(line, answers ? { person: { answers } } : {});
      assert.equal(called.code, code, called.err);
      const { out } = await call('migrate list');
      assert.equal(out.match(/installed/g)?.length ?? 0, left);
    });
  }

  const RUNS: readonly [role: 'guarded' | 'production', answers: string[] | undefined, number][] = [
    ['guarded', undefined, 0],
    ['guarded', ['y'], 0],
    ['guarded', ['n'], 1],
    ['production', undefined, 0],
    ['production', ['n'], 1],
  ];
  for (const [role, answers, code] of RUNS) {
    const who = answers ? `a person who says "${answers.join()}"` : 'a pipe, as in CI';
    test(`migrate run on a ${role} target, from ${who}: exit code ${code}`, async (t) => {
      const url = await server.createDatabase();
      const settings = { '.vscode/settings.json': settingsFor(url, role) };
      const { call } = await sceneOf(t, server, { ...TWO, ...settings }, url);
      const called = await call('migrate run', answers ? { person: { answers } } : {});
      assert.equal(called.code, code, called.err);
      assert.equal(called.asked.length, answers ? 1 : 0);
    });
  }

  const FAILED = 'UPDATE _sqlx_migrations SET success = false WHERE version = 1';
  for (const [line, fault] of [
    ['migrate reset --json', 'SELECT'],
    ['migrate repair 1 --cure set-success --json', FAILED],
  ] as const) {
    test(`${line}, answered with no: the document says cancelled`, async (t) => {
      const { call, url } = await sceneOf(t, server);
      await call('migrate run');
      const session = await open(t, url);
      await session.script(fault);
      const { code, out } = await call(line, { person: { answers: ['n'] } });
      assert.deepEqual([code, JSON.parse(out).outcome], [1, 'cancelled']);
    });
  }
});
