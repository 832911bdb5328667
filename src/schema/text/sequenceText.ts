import type { CatalogueRow } from '../catalogue.ts';
import { commentText } from './commentText.ts';
import { fields } from './fields.ts';
import { type Group, partsOf, type Setting, type Writer } from './group.ts';
import { ownership } from './ownership.ts';

/** A sequence that no table owns. */
export const sequenceText: Writer = (group, setting) => [
  ...sequenceTexts(group.head, group, setting),
  ...partsOf(group, 'comment').map(commentText),
];

/** A sequence; of one that an identity column has made only what PostgreSQL would not give it. */
export function sequenceTexts(row: CatalogueRow, group: Group, setting: Setting): string[] {
  const { identity, definition } = row;
  const found = fields<'owner' | 'acl' | 'persistence' | 'column'>(definition, SEQUENCE);
  if (!found) return [`CREATE SEQUENCE ${identity}; -- ${definition}`];
  const options = optionsOf(found);
  const isOfIdentity = identityOf(row, group, found.column);
  const kind = found.persistence === 'u' ? 'UNLOGGED SEQUENCE' : 'SEQUENCE';
  const create = [`CREATE ${kind} ${identity}`, ...options].join('\n    ');
  const alter = [`ALTER SEQUENCE ${identity}`, ...options].join('\n    ');
  const object = { on: `SEQUENCE ${identity}`, all: 'rwU' };
  if (isOfIdentity) {
    const told = options.length > 0 ? [`${alter};`] : [];
    const owner = group.head === row ? setting.owner : found.owner;
    return [...told, ...ownership({ ...found, owner }, { owner }, object)];
  }
  const owned = found.column === '' ? [] : [`ALTER SEQUENCE ${identity} OWNED BY ${found.column};`];
  return [`${create};`, ...owned, ...ownership(found, setting, object)];
}

/** What is not as PostgreSQL would make it. Source: its manual, CREATE SEQUENCE. */
function optionsOf(found: Readonly<Record<string, string>>): string[] {
  const { type = '', start, by = '', least, most, cache } = found;
  const isUp = !by.startsWith('-');
  const [low, high] = LIMITS[type] ?? ['', ''];
  const [usualLeast, usualMost] = isUp ? ['1', high] : [low, '-1'];
  return [
    ...(type === 'bigint' ? [] : [`AS ${type}`]),
    ...(by === '1' ? [] : [`INCREMENT BY ${by}`]),
    ...(least === usualLeast ? [] : [`MINVALUE ${least}`]),
    ...(most === usualMost ? [] : [`MAXVALUE ${most}`]),
    ...(start === (isUp ? least : most) ? [] : [`START WITH ${start}`]),
    ...(cache === '1' ? [] : [`CACHE ${cache}`]),
    ...(found['cycle'] === 't' ? ['CYCLE'] : []),
  ];
}

/** A person may let the same column own further ones; its own has the name that it was given. */
function identityOf({ identity }: CatalogueRow, group: Group, column: string): boolean {
  const owner = partsOf(group, 'column').find((it) => it.identity === column);
  if (!owner || !/ identity=[ad] /.test(owner.definition)) return false;
  const name = column.slice(column.indexOf('.') + 1).replace('.', '_');
  const rivals = partsOf(group, 'sequence').filter((it) => it.definition.endsWith(`=${column}`));
  return rivals.length === 1 || identity.endsWith(`.${name}_seq`);
}

const SEQUENCE =
  /^(?<type>\w+) start=(?<start>\S+) by=(?<by>\S+) min=(?<least>\S+) max=(?<most>\S+) cache=(?<cache>\S+) cycle=(?<cycle>[tf]) (?<persistence>\w) owner=(?<owner>.*) acl=(?<acl>.*) owned by=(?<column>.*)$/;

const LIMITS: Readonly<Record<string, readonly [low: string, high: string]>> = {
  smallint: ['-32768', '32767'],
  integer: ['-2147483648', '2147483647'],
  bigint: ['-9223372036854775808', '9223372036854775807'],
};
