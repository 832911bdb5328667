import type { Failure, Report } from '../../src/engine/run/report.ts';
import { migration } from '../support/migrations.ts';

const users = migration({
  version: 20241221000000n,
  description: 'create users',
  up: 'CREATE TABLE users (id bigint);\n',
});
const orders = migration({
  version: 20241223150400n,
  description: 'create orders',
  up: 'CREATE TABLE orders (\n\tuser_id bigint REFERENCES user\n);\n',
});
const bills = migration({ version: 20250601000000n, description: 'create bills', up: 'SELECT 1;' });

const failure: Failure = {
  message: 'relation "user" does not exist',
  advice: 'Create it first, or mend the name.',
  sqlstate: '42P01',
  detail: 'Two lines\nof detail.',
  hint: 'Perhaps you meant "users".',
  ...(orders.up && { path: orders.up.path }),
  place: { line: 2, column: 29 },
  statement: 'CREATE TABLE orders (\n\tuser_id bigint REFERENCES user\n)',
};

const noRemarks = { refusals: [], warnings: [] };

/** Every way a run can end. */
export const REPORTS: Readonly<Record<string, Report>> = {
  done: {
    outcome: 'done',
    steps: [
      {
        ...stepOf(users),
        outcome: 'done',
        elapsed: 31_000_000n,
        notices: [{ severity: 'NOTICE', message: 'relation "users" already exists, skipping' }],
      },
      { ...stepOf(orders), outcome: 'done', elapsed: 1_200_000_000n, notices: [] },
    ],
    refusals: [],
    warnings: [{ code: 'out-of-order', message: '20241221000000 create users runs late.' }],
    confirmed: [{ code: 'other-ledger', message: 'Another ledger is there.' }],
  },
  'failed half-way': {
    outcome: 'failed',
    steps: [
      { ...stepOf(users), outcome: 'done', elapsed: 31_000_000n, notices: [] },
      { ...stepOf(orders), outcome: 'failed', elapsed: 2_000_000n, failure, notices: [] },
      { ...stepOf(bills), outcome: 'not-reached', notices: [] },
    ],
    ...noRemarks,
  },
  'cancelled while waiting': {
    outcome: 'cancelled',
    steps: [{ ...stepOf(users), outcome: 'not-reached', notices: [] }],
    failure: { message: 'Cancelled while waiting for the migration lock.' },
    ...noRemarks,
  },
  refused: {
    outcome: 'refused',
    steps: [],
    refusals: [
      { code: 'changed-checksum', message: 'create users was changed.', path: '/project/up.sql' },
    ],
    warnings: [],
  },
};

/** Failures that are shown by themselves. */
export const FAILURES: Readonly<Record<string, readonly [failure: Failure, script?: string]>> = {
  'with everything': [failure, orders.up?.text ?? ''],
  'without a place': [{ message: 'The connection was lost', advice: 'Look at the server.' }],
  'in a line of a million characters': [
    { message: 'syntax error', path: '/p/1_a.sql', place: { line: 1, column: 500_001 } },
    `${'('.repeat(500_000)}x${')'.repeat(500_000)}`,
  ],
  'with a statement of a million characters': [
    { message: 'value too long.', path: '/p/1_a/up.sql', statement: 'x'.repeat(1_000_000) },
  ],
};

function stepOf(it: typeof users) {
  const { up } = it;
  if (!up) throw new Error('these migrations have an up script');
  return { step: { direction: 'up', migration: it, script: up } } as const;
}
