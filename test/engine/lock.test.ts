import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lockId } from '../../src/engine/lock/lock.ts';

/** sqlx.md, section 4. */
const VECTORS: Readonly<Record<string, bigint>> = {
  postgres: 368907709894077238n,
  test: 3729328775749822312n,
  app: 3469795979745788610n,
  sqlx: 2659960926882687016n,
  mydb: 293176876009260204n,
  bücher: 186809587008309708n,
  myapp_dev: 1556193219983859596n,
  t: 2298173756490087344n,
};

for (const [database, id] of Object.entries(VECTORS)) {
  test(`runs on "${database}" take the lock that sqlx takes`, () => {
    assert.equal(lockId(database), id);
  });
}
