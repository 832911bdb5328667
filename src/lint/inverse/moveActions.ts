import { existence } from '../facts/existence.ts';
import type { Guard } from '../facts/guarded.ts';
import { sqlName } from '../facts/sqlName.ts';
import { wordOf } from './dropActions.ts';
import { rangeOf, wordsOf } from './found.ts';
import { guardedSql } from './guardedSql.ts';
import { nameOf, ownerOf } from './names.ts';
import type { Thing } from './thing.ts';
import { type Action, statement } from './undo.ts';
import { literal, sql, type Written } from './written.ts';

/** What gives a thing its former name, or puts it back into its former schema. */
export function moveActions(now: Thing, before: Thing): readonly Action[] {
  const text = moveSql(now, before);
  const guard = guardOf(now);
  return [statement(guard ? guardedSql(text, guard) : text)];
}

function moveSql(now: Thing, before: Thing): Written {
  if (now.schema !== before.schema || now.name === before.name) {
    return sql`ALTER ${headOf(now)} SET SCHEMA ${sqlName(before.schema ?? 'public')}`;
  }
  const name = sqlName(before.name);
  const [own, owner] = [sqlName(now.name), ownerOf(now)];
  const word = worded(wordOf(now.on));
  if (now.kind === 'column') return sql`ALTER ${word} ${owner} RENAME COLUMN ${own} TO ${name}`;
  if (now.kind === 'constraint') {
    return sql`ALTER ${word} ${owner} RENAME CONSTRAINT ${own} TO ${name}`;
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
  const word = worded(kind);
  if (on) return sql`${word} ${sqlName(name)} ON ${nameOf(on)}`;
  const guard = isRelation(thing) ? sql` IF EXISTS` : sql``;
  return sql`${word}${guard} ${nameOf(thing)}${argsText}`;
}

function worded(words: string): Written {
  return { upper: words.toUpperCase(), lower: words.toLowerCase() };
}

/** Their ALTER knows IF EXISTS. */
function isRelation(thing: Thing): boolean {
  return wordOf(thing) !== 'TABLE' || thing.kind === 'table';
}

function guardOf(now: Thing): Guard | undefined {
  const { kind, name, on } = now;
  const table = on && rangeOf(on);
  if (kind === 'column' && table) return { condition: existence.column(table, name, true) };
  if (kind === 'constraint' && table) return { condition: existence.constraint(table, name, true) };
  if (kind === 'trigger' && table) return { condition: existence.trigger(table, name, true) };
  if (kind === 'policy' && table) return { condition: existence.policy(table, name, true) };
  if (kind === 'enum value' && on) return { condition: existence.enumValue(wordsOf(on), name) };
  if (kind === 'type' || kind === 'domain') {
    return { condition: `${existence.typeNumber(wordsOf(now))} IS NOT NULL` };
  }
  if (kind === 'schema') return { condition: `${existence.schemaNumber([name])} IS NOT NULL` };
  if (on?.kind === 'type') return { rescue: 'undefined_column' };
  if (isRelation(now)) return undefined;
  return { rescue: 'undefined_object OR undefined_function OR invalid_schema_name' };
}
