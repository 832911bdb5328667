import { Client } from 'pg';
import type { RuleCase } from './caseFile.ts';
import type { Files } from './lintCase.ts';

/** Runs the fixed scripts on a new database, each twice: the second time must do no harm. */
export async function runTwice(url: string, { setup }: RuleCase, fixed: Files): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(setup);
    for (const text of [...fixed.values()].flatMap((it) => [it, it])) await client.query(text);
  } finally {
    await client.end();
  }
}
