import type { CatalogueRow } from '../catalogue.ts';
import { fields } from './fields.ts';
import { type Group, ownName, partsOf } from './group.ts';
import { privileges } from './privileges.ts';
import { foreignOptions, parameters, remark } from './sqlWords.ts';

/** A column as it stands between the brackets of CREATE TABLE. */
export function columnText(row: CatalogueRow, group: Group): string {
  const name = ownName(row);
  const found = fields(row.definition, COLUMN);
  if (!found) return `${name} ${row.definition}`;
  const { type, storage, compression, collation, fdw } = found;
  const words = [
    `${name} ${type}`,
    storage && `STORAGE ${STORAGES[storage] ?? storage}`,
    compression && `COMPRESSION ${COMPRESSIONS[compression] ?? compression}`,
    foreignOptions(fdw ?? '').trim(),
    collation && `COLLATE ${collation}`,
    madeValue(found),
    notNullOf(row, group, found['notNull'] === 't'),
  ];
  return words.filter((it) => it).join(' ');
}

/** What can only be said of a column that is there: statistics, options, privileges. */
export function columnStatements(row: CatalogueRow, table: string): string[] {
  const found = fields(row.definition, COLUMN);
  if (!found) return [];
  const [name, alter] = [ownName(row), `ALTER ${table} ALTER COLUMN ${ownName(row)} SET`];
  const { statistics, options = '', acl = '' } = found;
  // Before PostgreSQL 17, -1 stood for what is no value since.
  const isSet = statistics !== '' && statistics !== '-1';
  return [
    ...(isSet ? [`${alter} STATISTICS ${statistics};`] : []),
    ...(options === '' ? [] : [`${alter} (${parameters(options)});`]),
    ...privileges(acl, '', { on: `TABLE ${row.parent}`, all: 'arwx', column: name }),
  ];
}

/** `id bigint`, for a column of which only the type is its own. */
export function columnRemark(rows: readonly CatalogueRow[]): string[] {
  const types = rows.map((it) => `${ownName(it)} ${fields(it.definition, COLUMN)?.['type'] ?? ''}`);
  return types.length === 0 ? [] : [remark(`columns: ${types.join(', ')}`)];
}

/** The columns in their order, where that is known. */
export function inOrder(group: Group): CatalogueRow[] {
  const [order] = ['column order', 'attribute order'].flatMap((it) => partsOf(group, it));
  const names = order?.definition.match(/"(?:[^"]|"")*"|[^,\s]+/g) ?? [];
  const place = new Map(names.map((name, at) => [name, at]));
  const placeOf = (it: CatalogueRow) => place.get(ownName(it)) ?? names.length;
  return partsOf(group, 'column').toSorted((a, b) => placeOf(a) - placeOf(b));
}

function madeValue(found: Readonly<Record<string, string>>): string {
  const { identity = '', generated = '', default: value = '' } = found;
  if (identity !== '') {
    return `GENERATED ${identity === 'a' ? 'ALWAYS' : 'BY DEFAULT'} AS IDENTITY`;
  }
  if (generated !== '') {
    return `GENERATED ALWAYS AS (${value}) ${generated === 's' ? 'STORED' : 'VIRTUAL'}`;
  }
  return value === '' ? '' : `DEFAULT ${value}`;
}

/** Its name is told where a person has given it. */
function notNullOf(row: CatalogueRow, group: Group, isNotNull: boolean): string {
  const rule = partsOf(group, 'not null name').find((it) => it.identity === row.identity);
  const [name = '', isValid] = rule?.definition.split(' validated=') ?? [];
  if (isValid === 'f') return `CONSTRAINT ${name} NOT NULL NOT VALID`;
  if (!isNotNull) return '';
  return isGiven(name, row) ? `CONSTRAINT ${name} NOT NULL` : 'NOT NULL';
}

/** PostgreSQL gives `orders_id_not_null`, shortened and numbered where that is needed. */
function isGiven(name: string, row: CatalogueRow): boolean {
  return name !== '' && !/_not_null\d*"?$/.test(name) && row.parent !== undefined;
}

const COLUMN =
  /^(?<type>.*?) not null=(?<notNull>[tf]) default=(?<default>[\s\S]*) identity=(?<identity>\w?) generated=(?<generated>\w?) collation=(?<collation>.*) storage=(?<storage>\w?) compression=(?<compression>\w?) statistics=(?<statistics>-?\d*) options=(?<options>.*) fdw=(?<fdw>.*) acl=(?<acl>.*)$/;

const STORAGES: Readonly<Record<string, string>> = {
  p: 'PLAIN',
  e: 'EXTERNAL',
  x: 'EXTENDED',
  m: 'MAIN',
};

const COMPRESSIONS: Readonly<Record<string, string>> = { p: 'pglz', l: 'lz4' };
