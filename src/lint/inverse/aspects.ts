import type { DefElem } from '@pgsql/types';
import { inner, type Nodes, type NodeTag, nodesOf, wordsOf } from '../../sql/nodes.ts';
import type { Statement } from '../../sql/parser.ts';

/** What a CREATE says of an object, by what a person calls it. Two that differ in none define the same. */
export type Aspects = Readonly<Record<string, string>>;

/** Undefined for statements that do not define an object as a whole. */
export function aspectsOf({ kind, node }: Statement): Aspects | undefined {
  const read = READERS[kind as NodeTag] as ((node: unknown) => Aspects) | undefined;
  return read?.(node);
}

const READERS: { readonly [Tag in NodeTag]?: (node: Nodes[Tag]) => Aspects } = {
  CreateFunctionStmt: ({ options, sql_body }) => {
    const given = new Map(nodesOf(options, 'DefElem').map((it) => [it.defname, it]));
    return {
      body: plain(sql_body ?? given.get('as')?.arg),
      language: option(given.get('language'), 'sql'),
      volatility: option(given.get('volatility'), 'volatile'),
      'treatment of NULL': option(given.get('strict'), 'false'),
      security: option(given.get('security'), 'false'),
      parallelism: option(given.get('parallel'), 'unsafe'),
    };
  },
  CreateTrigStmt: ({
    timing = 0,
    events = 0,
    row = false,
    columns,
    funcname,
    args,
    whenClause,
  }) => ({
    timing: `${timing} ${row}`,
    events: String(events),
    columns: wordsOf(columns).join(),
    function: `${wordsOf(funcname).at(-1)}(${wordsOf(args).join()})`,
    condition: plain(whenClause),
  }),
  CreatePolicyStmt: ({ cmd_name = '', permissive = false, roles, qual, with_check }) => ({
    command: cmd_name,
    kind: String(permissive),
    roles: plain(roles),
    condition: plain([qual, with_check]),
  }),
  IndexStmt: ({ unique = false, accessMethod = '', indexParams, whereClause, ...rest }) => {
    const columns = nodesOf(indexParams, 'IndexElem');
    const orders = columns.map((it) => `${it.ordering} ${it.nulls_ordering}`);
    return {
      uniqueness: `${unique} ${rest.nulls_not_distinct ?? false}`,
      method: accessMethod,
      order: orders.join().replaceAll('SORTBY_ASC', 'SORTBY_DEFAULT'),
      condition: String(whereClause !== undefined),
    };
  },
  CreateEnumStmt: ({ vals }) => ({ kind: 'enum', values: wordsOf(vals).join() }),
  CreateRangeStmt: ({ params }) => ({ kind: 'range', parameters: plain(params) }),
  CompositeTypeStmt: ({ coldeflist }) => ({ kind: 'composite', attributes: plain(coldeflist) }),
  CreateDomainStmt: ({ typeName, constraints, collClause }) => ({
    type: plain(typeName),
    constraints: plain(constraints),
    collation: plain(collClause),
  }),
  ViewStmt: ({ query }) => ({ kind: 'view', query: plain(query) }),
  CreateTableAsStmt: ({ query }) => ({ kind: 'materialized view', query: plain(query) }),
  CreateSeqStmt: ({ options }) => ({
    options: nodesOf(options, 'DefElem')
      .filter(({ defname }) => defname !== 'owned_by')
      .map(({ defname, arg }) => `${defname} ${plain(arg)}`)
      .sort()
      .join(),
  }),
};

function option(given: DefElem | undefined, usual: string): string {
  const { arg } = given ?? {};
  const value = inner(arg, 'String')?.sval ?? inner(arg, 'Boolean')?.boolval;
  return String(arg ? (value ?? false) : usual).toLowerCase();
}

/**
 * A tree to compare: without its places, the schema `public` and the spelling of white space. Whose a
 * column is does not count, and neither does a name that it has anyway.
 */
function plain(tree: unknown): string {
  const text = JSON.stringify(tree, (key, value: unknown) => {
    if (DROPPED.has(key) || (key === 'schemaname' && value === 'public')) return undefined;
    if (key === 'ColumnRef') return lastField(value);
    if (key === 'ResTarget') return withoutOwnName(value as Nodes['ResTarget']);
    return typeof value === 'string' ? value.replaceAll(/\s+/g, ' ').trim() : value;
  });
  return text ?? '';
}

const DROPPED: ReadonlySet<string> = new Set(['location', 'alias']);

function lastField(value: unknown): unknown {
  return (value as Nodes['ColumnRef']).fields?.at(-1);
}

function withoutOwnName({ name, val, ...rest }: Nodes['ResTarget']): unknown {
  const own = wordsOf(inner(val, 'ColumnRef')?.fields).at(-1);
  return { ...rest, val, ...(name !== undefined && name !== own && { name }) };
}
