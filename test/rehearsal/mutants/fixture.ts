import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

const DIRECTORY = join(import.meta.dirname, '../../fixtures/rehearsal/mutants');

/** A migration whose down script is right and has nothing that could be left out. */
export interface MutationFixture {
  readonly name: string;
  readonly base: string;
  readonly up: string;
  readonly down: string;
}

/** The fixtures by name. Behind a line `-- base, down` stands what belongs to both scripts. */
export function mutationFixtures(): MutationFixture[] {
  const files = globSync('*.sql', { cwd: DIRECTORY }).sort();
  return files.map((file) => {
    const parts = readFileSync(join(DIRECTORY, file), 'utf8').split(/^-- (?=base|up|down)/m);
    const scriptOf = (name: string): string =>
      parts.flatMap((part) => (headOf(part).includes(name) ? [bodyOf(part)] : [])).join('\n');
    const [base, up, down] = ['base', 'up', 'down'].map(scriptOf) as [string, string, string];
    return { name: basename(file, '.sql'), base, up, down };
  });
}

function headOf(part: string): string[] {
  return part.slice(0, part.indexOf('\n')).split(', ');
}

function bodyOf(part: string): string {
  return part.slice(part.indexOf('\n') + 1).trim();
}
