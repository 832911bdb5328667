import { basename, dirname } from 'node:path';
import { parseDirectoryName, parseFileName } from '../../migrations/fileName.ts';
import { version } from '../optionSpecs.ts';

/**
 * The version that a word on the command line names: its digits, or the name or path of a migration
 * or of one of its scripts, as a shell completes it. Throws `UsageError`.
 */
export function migrationWord(word: string): bigint {
  const isScript = /[\\/](?:up|down)\.sql$/.test(word);
  const name = basename(isScript ? dirname(word) : word);
  // Diesel's stamp alone, without the description.
  const whole = /^\d[\d-]*$/.test(name) ? `${name}_` : name;
  const found = [parseFileName(whole), parseDirectoryName(whole)].find(
    (it) => it.kind === 'migration',
  );
  return found?.kind === 'migration' ? found.version : version(word);
}
