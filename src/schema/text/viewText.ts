import { columnRemark, columnStatements } from './columnText.ts';
import { fields } from './fields.ts';
import { partsOf, type Writer } from './group.ts';
import { ownership } from './ownership.ts';
import { relationParts } from './relationParts.ts';
import { parameters, plainName, remark } from './sqlWords.ts';

/** A view or materialized view, with the types of its columns, and all that is on it. */
export const viewText: Writer = (group, setting) => {
  const { identity, definition } = group.head;
  const found = fields<'owner' | 'acl'>(definition, VIEW);
  if (!found) return [remark(`view ${identity}: ${definition}`)];
  const columns = partsOf(group, 'column');
  return [
    created(identity, found),
    ...columnRemark(columns),
    ...columns.flatMap((it) => defaultText(identity, it.definition, it.identity)),
    ...columns.flatMap((it) => columnStatements(it, `TABLE ${identity}`)),
    ...ownership(found, setting, { on: `TABLE ${identity}`, all: 'arwdDxtm' }),
    ...relationParts(group, setting),
  ];
};

function created(name: string, found: Readonly<Record<string, string>>): string {
  const { kind, options = '', tablespace, query = '', isPopulated } = found;
  const isMaterialized = kind === 'm';
  const head = [
    `CREATE ${isMaterialized ? 'MATERIALIZED VIEW' : 'VIEW'} ${name}`,
    options && `WITH (${parameters(options)})`,
    tablespace && `TABLESPACE ${plainName(tablespace)}`,
    'AS',
  ];
  const body = query.trimEnd().replace(/;$/, '');
  const isEmpty = isMaterialized && isPopulated === 'f';
  return `${head.filter((it) => it).join(' ')}\n${body}${isEmpty ? '\nWITH NO DATA' : ''};`;
}

/** A column of a view may have a default of its own, for INSERT. */
function defaultText(view: string, definition: string, column: string): string[] {
  const value = fields(definition, DEFAULT)?.['value'] ?? '';
  if (value === '') return [];
  return [`ALTER VIEW ${view} ALTER COLUMN ${column.slice(view.length + 1)} SET DEFAULT ${value};`];
}

const DEFAULT = / default=(?<value>[\s\S]*) identity=\w? generated=/;

const VIEW =
  /^(?<kind>\w) \w owner=(?<owner>.*?) acl=(?<acl>.*?) options=(?<options>.*?) populated=(?<isPopulated>[tf]) tablespace=(?<tablespace>\S*) (?<query>[\s\S]*)$/;
