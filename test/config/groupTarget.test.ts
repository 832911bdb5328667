import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { FolderConfig } from '../../src/config/folderConfig.ts';
import { groupTarget } from '../../src/config/groupTarget.ts';
import { ledgerGroups } from '../../src/config/ledgerGroups.ts';
import { parseSettings } from '../../src/config/settings.ts';
import { parseConnectionUrl } from '../../src/database/connect/connectionUrl.ts';
import type { Role, Target } from '../../src/database/target.ts';

/** Two folders on one ledger: A's target is stricter and B connects as another user. */
const A = serverTarget('live', 'production', 'postgres://owner@db.example.com/app');
const B = serverTarget('mine', 'local', 'postgres://dev@db.example.com/app');

suite('of two folders on one ledger, a command', () => {
  const [group] = ledgerGroups([folder('/a', A), folder('/b', B)]);
  assert.ok(group);

  const CASES: readonly [on: string, only: string | undefined, name: string, user: string][] = [
    ['on both', undefined, 'live', 'owner'],
    ['on the stricter one', '/a', 'live', 'owner'],
    ['on the other one', '/b', 'mine', 'dev'],
    ['on a folder that is not among them', '/c', 'live', 'owner'],
  ];
  for (const [on, only, name, user] of CASES) {
    test(`${on} connects to ${name} as ${user}, and asks as production demands`, () => {
      const target = groupTarget(group, only);
      assert.ok(target.kind === 'server');
      assert.deepEqual(
        [target.name, target.connection.user, target.role],
        [name, user, 'production'],
      );
    });
  }
});

test('the timeouts are those of the target that is connected to', () => {
  const patient = { ...B, lockTimeout: 9000 } as const;
  const [group] = ledgerGroups([folder('/a', A), folder('/b', patient)]);
  assert.ok(group);
  assert.deepEqual(groupTarget(group, '/b'), { ...patient, role: 'production' });
});

test('the built-in database is the same for all its folders', () => {
  const builtIn = { kind: 'built-in', name: 'built-in', role: 'local', workspace: '/' } as const;
  const [group] = ledgerGroups([folder('/a', builtIn), folder('/b', builtIn)]);
  assert.ok(group);
  assert.deepEqual(groupTarget(group, '/b'), builtIn);
});

function serverTarget(name: string, role: Role, url: string) {
  return { kind: 'server', name, role, connection: parseConnectionUrl(url, {}) } as const;
}

function folder(path: string, target: Target): FolderConfig {
  return {
    path,
    root: '/',
    label: path,
    settings: parseSettings({}).settings,
    target: { kind: 'target', target, origin: 'selected for this folder' },
    ledgerName: '_sqlx_migrations',
    createSchemas: [],
    ignoredChars: [],
    newMigrations: { type: 'inferred', versioning: 'inferred' },
  };
}
