import { existence } from '../facts/existence.ts';
import { sqlName } from '../facts/sqlName.ts';
import { wordOf } from './dropActions.ts';
import type { Setting } from './effect.ts';
import { rangeOf } from './found.ts';
import { guardedSql } from './guardedSql.ts';
import { nameOf, ownerOf } from './names.ts';
import type { Thing } from './thing.ts';
import { type Action, command, statement } from './undo.ts';
import { literal, sql, type Written } from './written.ts';

/** The value that an aspect had; undefined where it is not known, with `none` for one that was not set. */
export type Before = { readonly value: string | undefined } | undefined;

/** What sets an aspect back; undefined where what it was is not known. */
export function setActions(
  thing: Thing,
  effect: Setting,
  before: Before,
): readonly Action[] | undefined {
  const { aspect } = effect;
  const isColumn = thing.kind === 'column';
  const change = isColumn ? COLUMN[aspect] : undefined;
  if (change) {
    const text = change(effect, before, sqlName(thing.name));
    const alter = (it: Written) => sql`ALTER COLUMN ${sqlName(thing.name)} ${it}`;
    return text && [command(ownerOf(thing), alter(text), wordOf(thing.on))];
  }
  const text = TABLE[aspect]?.(effect, before, '');
  if (text) return [command(nameOf(thing), text, wordOf(thing))];
  if (aspect === 'comment') return commentActions(thing, before);
  if (aspect === 'enabled') return enabledActions(thing, before?.value ?? 'enable');
  return patterned(thing, effect, before);
}

type Change = (effect: Setting, before: Before, name: string) => Written | undefined;

const COLUMN: Readonly<Record<string, Change>> = {
  type: (_, before, name) => {
    const type = before?.value;
    return type === undefined ? undefined : sql`TYPE ${type} USING ${name}::${type}`;
  },
  default: ({ value }, before) => {
    if (before?.value !== undefined) return sql`SET DEFAULT ${before.value}`;
    return before || value !== undefined ? sql`DROP DEFAULT` : undefined;
  },
  'not null': ({ value }) => (value === undefined ? sql`SET NOT NULL` : sql`DROP NOT NULL`),
  identity: ({ value }) => (value === 'some' ? sql`DROP IDENTITY IF EXISTS` : undefined),
  statistics: () => sql`SET STATISTICS -1`,
  compression: () => sql`SET COMPRESSION DEFAULT`,
};

const TABLE: Readonly<Record<string, Change>> = {
  'row level security': ({ value }) =>
    value ? sql`DISABLE ROW LEVEL SECURITY` : sql`ENABLE ROW LEVEL SECURITY`,
  'forced row level security': ({ value }) =>
    value ? sql`NO FORCE ROW LEVEL SECURITY` : sql`FORCE ROW LEVEL SECURITY`,
  unlogged: ({ value }) => (value ? sql`SET LOGGED` : sql`SET UNLOGGED`),
  cluster: ({ value }) => (value ? sql`SET WITHOUT CLUSTER` : undefined),
  'replica identity': ({ value }) => (value ? sql`REPLICA IDENTITY DEFAULT` : undefined),
  'all triggers': ({ value }) =>
    value === 'disable' ? sql`ENABLE TRIGGER ALL` : sql`DISABLE TRIGGER ALL`,
  'user triggers': ({ value }) =>
    value === 'disable' ? sql`ENABLE TRIGGER USER` : sql`DISABLE TRIGGER USER`,
};

function commentActions(thing: Thing, before: Before): readonly Action[] {
  const { kind, name, on, argsText = '' } = thing;
  const word: Written = { upper: kind.toUpperCase(), lower: kind };
  const text = before?.value === undefined ? sql`NULL` : sql`${literal(before.value)}`;
  if (kind === 'column')
    return [statement(sql`COMMENT ON COLUMN ${ownerOf(thing)}.${sqlName(name)} IS ${text}`)];
  if (on) return [statement(sql`COMMENT ON ${word} ${sqlName(name)} ON ${nameOf(on)} IS ${text}`)];
  return [statement(sql`COMMENT ON ${word} ${nameOf(thing)}${argsText} IS ${text}`)];
}

function enabledActions(thing: Thing, state: string): readonly Action[] {
  const word: Written = { upper: state.toUpperCase(), lower: state };
  const name = sqlName(thing.name);
  if (thing.kind === 'event trigger') return [statement(sql`ALTER EVENT TRIGGER ${name} ${word}`)];
  const kind: Written = { upper: thing.kind.toUpperCase(), lower: thing.kind };
  return [command(ownerOf(thing), sql`${word} ${kind} ${name}`)];
}

/** Aspects that have a name in them: an option, a parent, a parameter. */
function patterned(thing: Thing, effect: Setting, before: Before): readonly Action[] | undefined {
  const { aspect, value } = effect;
  const [kind, name = ''] =
    /^(option|inherits|partition of|parameter) (.*)$/.exec(aspect)?.slice(1) ?? [];
  const [relname = '', schemaname] = name.split('.').toReversed();
  const parent: Thing = { kind: 'table', name: relname, ...(schemaname && { schema: schemaname }) };
  if (kind === 'inherits') return inheritance(thing, parent, value !== undefined);
  if (kind === 'partition of') return partition(thing, parent, value, before);
  if (kind === 'option') return optionActions(thing, name, value, before);
  if (kind === 'parameter' && value !== undefined) {
    const word: Written = { upper: thing.kind.toUpperCase(), lower: thing.kind };
    return [statement(sql`ALTER ${word} ${nameOf(thing)} RESET ${name}`)];
  }
  if (thing.kind !== 'domain') return undefined;
  return domainActions(thing, effect);
}

function domainActions(thing: Thing, { aspect, value }: Setting): readonly Action[] | undefined {
  const undo =
    aspect === 'not null'
      ? value === undefined
        ? sql`SET NOT NULL`
        : sql`DROP NOT NULL`
      : value !== undefined && sql`DROP DEFAULT`;
  return undo ? [statement(sql`ALTER DOMAIN ${nameOf(thing)} ${undo}`)] : undefined;
}

function inheritance(thing: Thing, parent: Thing, isAdded: boolean): readonly Action[] {
  const child = nameOf(thing);
  const condition = existence.child(rangeOf(parent), rangeOf(thing), true);
  const change = isAdded ? sql`NO INHERIT` : sql`INHERIT`;
  const text = sql`ALTER TABLE ${child} ${change} ${nameOf(parent)}`;
  return [statement(guardedSql(text, { condition: isAdded ? condition : `NOT ${condition}` }))];
}

function partition(
  thing: Thing,
  parent: Thing,
  value: string | undefined,
  before: Before,
): readonly Action[] | undefined {
  const condition = existence.child(rangeOf(parent), rangeOf(thing), true);
  const [of, own] = [nameOf(parent), nameOf(thing)];
  if (value !== undefined) {
    const text = sql`ALTER TABLE ${of} DETACH PARTITION ${own}`;
    return [statement(guardedSql(text, { condition }))];
  }
  if (before?.value === undefined) return undefined;
  const text = sql`ALTER TABLE ${of} ATTACH PARTITION ${own} ${before.value}`;
  return [statement(guardedSql(text, { condition: `NOT ${condition}` }))];
}

function optionActions(
  thing: Thing,
  name: string,
  value: string | undefined,
  before: Before,
): readonly Action[] | undefined {
  if (thing.kind === 'sequence') {
    const isOwner = name === 'owned_by' && before?.value === undefined;
    return isOwner
      ? [statement(sql`ALTER SEQUENCE IF EXISTS ${nameOf(thing)} OWNED BY NONE`)]
      : undefined;
  }
  if (value === undefined) return undefined;
  return [command(nameOf(thing), sql`RESET (${name})`, wordOf(thing))];
}
