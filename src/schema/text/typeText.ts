import { columnText, inOrder } from './columnText.ts';
import { commentText } from './commentText.ts';
import { constraintText } from './constraintText.ts';
import { fields } from './fields.ts';
import { type Group, partsOf, type Writer } from './group.ts';
import { ownership } from './ownership.ts';
import { remark } from './sqlWords.ts';

/** An enum, domain, range, composite or base type. */
export const typeText: Writer = (group, setting) => {
  const { identity, definition } = group.head;
  const found = fields<'owner' | 'acl' | 'kind'>(definition, TYPE);
  if (!found) return [remark(`type ${identity}: ${definition}`)];
  const create = CREATE[found.kind] ?? CREATE['b'];
  const on = `${found.kind === 'd' ? 'DOMAIN' : 'TYPE'} ${identity}`;
  return [
    `${create?.(group, found) ?? ''};`,
    ...ownership(found, setting, { on, all: 'U', everybody: 'U' }),
    ...partsOf(group, 'comment').map(commentText),
  ];
};

const CREATE: Readonly<
  Record<string, (group: Group, found: Readonly<Record<string, string>>) => string>
> = {
  e: ({ head }, { values = '' }) => {
    const lines = values.match(/'(?:[^']|'')*'/g) ?? [];
    return `CREATE TYPE ${head.identity} AS ENUM (\n    ${lines.join(',\n    ')}\n)`;
  },
  c: (group) => {
    const lines = inOrder(group).map((it) => columnText(it, group));
    return `CREATE TYPE ${group.head.identity} AS (\n    ${lines.join(',\n    ')}\n)`;
  },
  d: (group, { base, collation, default: value, notNull }) => {
    const lines = [
      `CREATE DOMAIN ${group.head.identity} AS ${base}`,
      collation && collation !== '"default"' && `COLLATE ${collation}`,
      value && `DEFAULT ${value}`,
      notNull === 't' && 'NOT NULL',
      ...partsOf(group, 'constraint').map(constraintText),
    ];
    return lines.filter((it) => it).join('\n    ');
  },
  r: ({ head }, { range = '' }) => {
    const { subtype, canonical, difference, multirange, collation, operators } =
      RANGE.exec(range)?.groups ?? {};
    const options = [
      `SUBTYPE = ${subtype}`,
      operators && `SUBTYPE_OPCLASS = ${operators}`,
      collation && collation !== '"default"' && `COLLATION = ${collation}`,
      canonical !== '-' && `CANONICAL = ${canonical}`,
      difference !== '-' && `SUBTYPE_DIFF = ${difference}`,
      multirange !== usualMultirange(head.identity) && `MULTIRANGE_TYPE_NAME = ${multirange}`,
    ];
    return `CREATE TYPE ${head.identity} AS RANGE (${options.filter((it) => it).join(', ')})`;
  },
  b: ({ head }, { isShell, input, output }) =>
    isShell || !input
      ? `CREATE TYPE ${head.identity}`
      : `CREATE TYPE ${head.identity} (INPUT = ${input}, OUTPUT = ${output})`,
};

/** The name that PostgreSQL gives where none is written. */
function usualMultirange(range: string): string {
  const [, schema = '', name = ''] = /^(.*\.)?(.*)$/.exec(range) ?? [];
  const usual = name.includes('range') ? name.replace('range', 'multirange') : `${name}_multirange`;
  return `${schema}${usual}`;
}

const RANGE =
  /^(?<subtype>.*) canonical=(?<canonical>.*) difference=(?<difference>.*) multirange=(?<multirange>.*) range collation=(?<collation>.*) operator class=(?<operators>.*)$/;

const TYPE =
  /^(?<kind>\w)(?<isShell> shell)? values=(?<values>[\s\S]*) base=(?<base>.*) not null=(?<notNull>[tf]) default=(?<default>[\s\S]*) collation=(?<collation>.*) range of=(?<range>.*?)(?: in=(?<input>\S*) out=(?<output>\S*))? owner=(?<owner>.*) acl=(?<acl>.*)$/;
