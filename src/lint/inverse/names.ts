import { sqlName } from '../facts/sqlName.ts';
import type { Thing } from './thing.ts';

/** A thing's name as SQL, with the schema where the script says it. */
export function nameOf({ kind, schema, saysPublic, name }: Thing): string {
  if (kind === 'cast') return `(${name})`;
  if (kind === 'operator') return [...prefix(schema, saysPublic), name].join('.');
  return [...prefix(schema, saysPublic), sqlName(name)].join('.');
}

function prefix(schema: string | undefined, saysPublic: boolean | undefined): string[] {
  if (schema !== undefined) return [sqlName(schema)];
  return saysPublic ? ['public'] : [];
}

/** The name of what it is on. */
export function ownerOf({ on }: Thing): string {
  return on ? nameOf(on) : '';
}
