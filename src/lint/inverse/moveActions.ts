import { sqlName } from '../facts/sqlName.ts';
import { wordOf } from './dropActions.ts';
import { nameOf, ownerOf } from './names.ts';
import type { Thing } from './thing.ts';
import { type Action, statement } from './undo.ts';
import { literal, sql, type Written } from './written.ts';

/** What gives a thing its former name, or puts it back into its former schema. */
export function moveActions(now: Thing, before: Thing): readonly Action[] {
  if (now.schema !== before.schema || now.name === before.name) {
    const schema = before.schema ?? 'public';
    return [statement(sql`ALTER ${headOf(now)} SET SCHEMA ${sqlName(schema)}`)];
  }
  return [statement(renameSql(now, sqlName(before.name), before))];
}

function renameSql(now: Thing, name: string, before: Thing): Written {
  const [own, owner] = [sqlName(now.name), ownerOf(now)];
  const word: Written = { upper: wordOf(now.on), lower: wordOf(now.on).toLowerCase() };
  if (now.kind === 'column')
    return sql`ALTER ${word} IF EXISTS ${owner} RENAME COLUMN ${own} TO ${name}`;
  if (now.kind === 'constraint') {
    return sql`ALTER ${word} IF EXISTS ${owner} RENAME CONSTRAINT ${own} TO ${name}`;
  }
  if (now.kind === 'attribute') return sql`ALTER TYPE ${owner} RENAME ATTRIBUTE ${own} TO ${name}`;
  if (now.kind === 'domain constraint') {
    return sql`ALTER DOMAIN ${owner} RENAME CONSTRAINT ${own} TO ${name}`;
  }
  if (now.kind === 'enum value') {
    return sql`ALTER TYPE ${owner} RENAME VALUE ${literal(now.name)} TO ${literal(before.name)}`;
  }
  return sql`ALTER ${headOf(now)} RENAME TO ${name}`;
}

/** `TABLE IF EXISTS orders`, `FUNCTION f(int)`, `TRIGGER t ON orders`. */
function headOf(thing: Thing): Written {
  const { kind, name, on, argsText = '' } = thing;
  const word: Written = { upper: kind.toUpperCase(), lower: kind };
  if (on) return sql`${word} ${sqlName(name)} ON ${nameOf(on)}`;
  const isOptional = wordOf(thing) !== 'TABLE' || kind === 'table';
  const guard = isOptional ? sql` IF EXISTS` : sql``;
  return sql`${word}${guard} ${nameOf(thing)}${argsText}`;
}
