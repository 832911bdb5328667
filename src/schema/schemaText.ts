import type { Catalogue } from './catalogue.ts';
import type { Group, Setting } from './text/group.ts';
import { byKind, groups } from './text/groups.ts';
import { writerOf } from './text/writers.ts';

/** The statements that make one object, with all that is on it. */
export interface ObjectText {
  readonly kind: string;
  readonly identity: string;
  /** Statements and remarks, each on lines of its own. */
  readonly sql: string;
}

/**
 * A schema as a person reads it: SQL by objects, each with its columns, indexes, privileges, comments
 * ..., in an order that depends on their names alone. It is to be read and compared, and not to be run:
 * an object may stand before what it needs, and what is as PostgreSQL makes it goes without saying.
 */
export function schemaTexts(catalogue: Catalogue): ObjectText[] {
  const setting: Setting = { owner: databaseOwner(catalogue) };
  return groups(catalogue)
    .toSorted(byRank)
    .map((it) => textOf(it, setting))
    .filter(({ sql }) => sql !== '');
}

/** The same as one text, which ends with a line break unless there is nothing. */
export function schemaText(texts: readonly ObjectText[]): string {
  return texts.map(({ sql }) => `${sql}\n`).join('\n');
}

function textOf(group: Group, setting: Setting): ObjectText {
  const { kind, identity } = group.head;
  return { kind, identity, sql: writerOf(kind).write(group, setting).join('\n') };
}

function byRank(a: Group, b: Group): number {
  const [first, second] = [writerOf(a.head.kind).rank, writerOf(b.head.kind).rank];
  return first - second || byKind(a.head, b.head);
}

/** Who owns the database; empty where the catalogue does not tell. */
export function databaseOwner({ rows }: Catalogue): string {
  const database = rows.find(({ kind }) => kind === 'database');
  return /^ owner=(.*) acl=/.exec(database?.definition ?? '')?.[1] ?? '';
}
