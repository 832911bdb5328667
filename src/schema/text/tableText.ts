import { columnStatements, columnText, inOrder } from './columnText.ts';
import { constraintText, isInherited } from './constraintText.ts';
import { fields } from './fields.ts';
import { type Group, ownName, partsOf, type Writer } from './group.ts';
import { ownership } from './ownership.ts';
import { relationParts } from './relationParts.ts';
import { foreignOptions, parameters, plainName, remark } from './sqlWords.ts';

/** A table with all that is in and on it. */
export const tableText: Writer = (group, setting) => {
  const { identity, definition } = group.head;
  const found = fields<'owner' | 'acl' | 'kind'>(definition, TABLE);
  if (!found) return [remark(`table ${identity}: ${definition}`)];
  const kind = found.kind === 'f' ? 'FOREIGN TABLE' : 'TABLE';
  const inherited = partsOf(group, 'constraint').filter(isInherited).map(ownName);
  return [
    created(group, kind, found),
    ...(inherited.length === 0 ? [] : [remark(`inherited: ${inherited.join(', ')}`)]),
    ...altered(identity, found),
    ...inOrder(group).flatMap((it) => columnStatements(it, `${kind} ${identity}`)),
    ...ownership(found, setting, { on: `TABLE ${identity}`, all: 'arwdDxtm' }),
    ...relationParts(group, setting),
  ];
};

function created(group: Group, kind: string, found: Readonly<Record<string, string>>): string {
  const { persistence, partitionBy, bound, inherits, method, options = '', tablespace } = found;
  const lines = [
    ...inOrder(group).map((it) => columnText(it, group)),
    ...partsOf(group, 'constraint').map(constraintText),
  ];
  const body = lines.length === 0 ? '()' : `(\n    ${lines.join(',\n    ')}\n)`;
  const end = [
    bound === '' && inherits && `INHERITS (${inherits.replaceAll(' (detaching)', '')})`,
    partitionBy && `PARTITION BY ${partitionBy}`,
    served(group),
    method && method !== 'heap' && `USING ${plainName(method)}`,
    options && `WITH (${parameters(options)})`,
    tablespace && `TABLESPACE ${plainName(tablespace)}`,
  ].filter((it) => it);
  const create = `CREATE ${persistence === 'u' ? 'UNLOGGED ' : ''}${kind} ${group.head.identity}`;
  return `${[`${create} ${body}`, ...end].join('\n')};`;
}

/** The server of a foreign table. */
function served(group: Group): string {
  const [row] = partsOf(group, 'foreign table options');
  if (!row) return '';
  const { server = '', options = '' } = fields(row.definition, SERVED) ?? {};
  return `SERVER ${plainName(server)}${foreignOptions(options)}`;
}

function altered(table: string, found: Readonly<Record<string, string>>): string[] {
  const { kind, bound, inherits = '', of, hasPolicies, isForced, replica = '' } = found;
  const alter = `ALTER TABLE ${table}`;
  return [
    bound && `ALTER TABLE ${inherits} ATTACH PARTITION ${table} ${bound};`,
    inherits.includes(' (detaching)') && remark(`${table} is being detached`),
    of && `${alter} OF ${of};`,
    hasPolicies === 't' && `${alter} ENABLE ROW LEVEL SECURITY;`,
    isForced === 't' && `${alter} FORCE ROW LEVEL SECURITY;`,
    kind !== 'f' && REPLICAS[replica] && `${alter} REPLICA IDENTITY ${REPLICAS[replica]};`,
  ].filter((it) => typeof it === 'string' && it !== '') as string[];
}

/** Of the one that uses an index, that index tells. */
const REPLICAS: Readonly<Record<string, string>> = { f: 'FULL', n: 'NOTHING' };

const SERVED = /^(?<server>.*) (?<options>\{.*\})?$/;

const TABLE =
  /^(?<kind>\w) (?<persistence>\w) owner=(?<owner>.*) acl=(?<acl>.*) options=(?<options>.*) rls=(?<hasPolicies>[tf])(?<isForced>[tf]) replica identity=(?<replica>\w) method=(?<method>.*) tablespace=(?<tablespace>.*) partition by=(?<partitionBy>.*) bound=(?<bound>[\s\S]*) inherits=(?<inherits>.*) of=(?<of>.*)$/;
