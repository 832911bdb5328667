import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseConnectionUrl } from '../../src/database/connect/connectionUrl.ts';
import { roleOf } from '../../src/database/role.ts';

const ROLES = {
  local: [
    'postgres://localhost/x',
    'postgres://LOCALHOST/x',
    'postgres://127.0.0.1/x',
    'postgres://127.8.9.10/x',
    'postgres://[::1]/x',
    'postgres://[0:0:0:0:0:0:0:1]/x',
    'postgres://[::ffff:127.0.0.1]/x',
    'postgres:///x?host=/run/postgresql',
    'postgres://db.example/x?hostaddr=127.0.0.1',
  ],
  guarded: [
    'postgres://db.example/x',
    'postgres://10.0.0.1/x',
    'postgres://128.0.0.1/x',
    'postgres://[2001:db8::1]/x',
    'postgres://localhost.example/x',
    'postgres://127.0.0.1.example/x',
    'postgres://localhost/x?hostaddr=10.0.0.1',
  ],
} as const;

for (const role of ['local', 'guarded'] as const) {
  for (const url of ROLES[role]) {
    test(`${url} is ${role}`, () => {
      assert.equal(roleOf(parseConnectionUrl(url, {})), role);
    });
  }
}
