import type { MigrationFolder } from '../../migrations/migration.ts';
import { lastPlace, placeAfter, type SchemaPlace } from '../../rehearsal/schemaPlace.ts';
import type { Flags } from '../command.ts';
import { UsageError } from '../usageError.ts';
import type { PlaceWord } from './schemaOptionSpecs.ts';

/** The one or two schemas that a call asks for. Throws `UsageError` for a version that is not there. */
export function schemaPlaces({ at, diff }: Flags, folder: MigrationFolder): SchemaPlace[] {
  if (diff?.length === 1) {
    throw new UsageError('--diff compares two schemas.', 'Give two, such as --diff 3 target.');
  }
  const words = diff ?? (at === undefined ? [] : [at]);
  if (words.length === 0) return [lastPlace(folder)];
  return words.map((it) => placeOf(it, folder));
}

function placeOf(word: PlaceWord, folder: MigrationFolder): SchemaPlace {
  if (word === 'target') return { kind: 'target', name: 'target' };
  const place = placeAfter(folder, word);
  if (place) return place;
  const advice = 'Give the digits that the name of one of its migrations begins with.';
  throw new UsageError(`There is no migration ${word} in ${folder.path}.`, advice);
}
