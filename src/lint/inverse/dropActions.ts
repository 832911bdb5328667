import { sqlName } from '../facts/sqlName.ts';
import { guardedSql } from './guardedSql.ts';
import { nameOf, ownerOf } from './names.ts';
import type { Thing } from './thing.ts';
import { type Action, command, statement } from './undo.ts';
import { sql, type Written } from './written.ts';

/** What takes away a thing that was made; undefined where PostgreSQL has nothing that does. */
export function dropActions(thing: Thing, isConcurrent: boolean): readonly Action[] | undefined {
  const { kind, name, on, argsText = '' } = thing;
  const [own, owner] = [sqlName(name), ownerOf(thing)];
  if (kind === 'enum value' || kind === 'default privileges') return undefined;
  if (kind === 'column') return [command(owner, sql`DROP COLUMN IF EXISTS ${own}`, wordOf(on))];
  if (kind === 'attribute') {
    return [statement(sql`ALTER TYPE ${owner} DROP ATTRIBUTE IF EXISTS ${own}`)];
  }
  if (kind === 'constraint')
    return [command(owner, sql`DROP CONSTRAINT IF EXISTS ${own}`, wordOf(on))];
  if (kind === 'domain constraint') {
    return [statement(sql`ALTER DOMAIN ${owner} DROP CONSTRAINT IF EXISTS ${own}`)];
  }
  if (kind === 'publication member') {
    const [table = '', schema] = name.split('.').toReversed();
    const member = nameOf({ kind: 'table', name: table, ...(schema !== undefined && { schema }) });
    const text = sql`ALTER PUBLICATION ${owner} DROP TABLE ${member}`;
    return [statement(guardedSql(text, { rescue: 'undefined_object' }))];
  }
  const word: Written = { upper: kind.toUpperCase(), lower: kind };
  if (kind === 'trigger' || kind === 'policy' || kind === 'rule') {
    return [statement(sql`DROP ${word} IF EXISTS ${own} ON ${owner}`)];
  }
  if (kind === 'index' && isConcurrent) {
    return [statement(sql`DROP INDEX CONCURRENTLY IF EXISTS ${nameOf(thing)}`)];
  }
  return [statement(sql`DROP ${word} IF EXISTS ${nameOf(thing)}${argsText}`)];
}

/** What ALTER is of for the commands of a relation. */
export function wordOf(on: Thing | undefined): string {
  return on && RELATIONS.has(on.kind) ? on.kind.toUpperCase() : 'TABLE';
}

const RELATIONS: ReadonlySet<string> = new Set([
  ...['foreign table', 'view', 'materialized view', 'index', 'sequence'],
]);
