import { createHash } from 'node:crypto';
import type { Migration, MigrationFolder, Script } from '../migrations/migration.ts';

/**
 * A hash for each migration of all files that its rehearsal depends on: its own scripts, and the up
 * scripts of those before it. Where it is the same, the verdict is.
 */
export function dependencyHashes({ migrations }: MigrationFolder): Map<Migration, string> {
  const hashes = new Map<Migration, string>();
  let before = '';
  for (const migration of migrations) {
    const there = hashOf(before, `${migration.version}`, ...partsOf(migration.up));
    hashes.set(migration, hashOf(there, ...partsOf(migration.down)));
    before = there;
  }
  return hashes;
}

/** The checksum does without the ignored characters, which the places of findings count. */
function partsOf(script: Script | undefined): string[] {
  if (!script) return ['absent'];
  const { checksum, noTransaction, text } = script;
  return [checksum.toString('hex'), `${noTransaction}`, `${text.length}`];
}

function hashOf(...parts: readonly string[]): string {
  return createHash('sha256').update(parts.join('\n')).digest('hex');
}
