import type { Node, RangeVar } from '@pgsql/types';
import { inner, type Nodes, type NodeTag, nodesOf, wordsOf } from '../../sql/nodes.ts';
import { rangeOf } from '../history/apply/rangeOf.ts';
import { signatureOf } from '../history/apply/routines.ts';
import type { History } from '../history/history.ts';
import type { Named } from '../history/objects.ts';
import type { Constraint } from '../history/relations.ts';

/** Something that a statement makes, and that must not be there yet. */
export interface NewName {
  readonly what: string;
  /** Its dotted name as the statement says it. */
  readonly words: readonly string[];
  /** The table it is a part of. */
  readonly of?: RangeVar;
  /** Where the parser tells it. */
  readonly location?: number | undefined;
  /** Which of the commands of an ALTER TABLE makes it. */
  readonly command?: number;
  /** What has the name. */
  find(schema: History): Named | undefined;
}

/** What a statement makes without IF NOT EXISTS and OR REPLACE. */
export function newNames(kind: string, node: unknown): readonly NewName[] {
  const made = MADE[kind as NodeTag] as ((node: unknown) => NewName[]) | undefined;
  return made?.(node) ?? NONE;
}

const NONE: readonly NewName[] = [];

const MADE: { readonly [Tag in NodeTag]?: (node: Nodes[Tag]) => NewName[] } = {
  CreateStmt: ({ relation, if_not_exists }) => (if_not_exists ? [] : made('table', relation)),
  CreateForeignTableStmt: ({ base }) =>
    base?.if_not_exists ? [] : made('foreign table', base?.relation),
  CreateTableAsStmt: ({ into, objtype, if_not_exists }) =>
    if_not_exists ? [] : made(objtype === 'OBJECT_MATVIEW' ? 'view' : 'table', into?.rel),
  ViewStmt: ({ view, replace }) => (replace ? [] : made('view', view)),
  CreateSeqStmt: ({ sequence, if_not_exists }) => (if_not_exists ? [] : made('sequence', sequence)),
  IndexStmt: ({ idxname, relation, if_not_exists }) =>
    idxname === undefined || if_not_exists ? [] : [indexOf(relation, idxname)],
  CreateEnumStmt: ({ typeName }) => type(wordsOf(typeName)),
  CreateDomainStmt: ({ domainname }) => type(wordsOf(domainname)),
  CompositeTypeStmt: ({ typevar }) =>
    type([typevar?.schemaname ?? [], typevar?.relname ?? ''].flat()),
  CreateSchemaStmt: ({ schemaname: name, if_not_exists }) =>
    name === undefined || if_not_exists
      ? []
      : [{ what: 'schema', words: [name], find: (schema) => schema.schema(name) }],
  CreateExtensionStmt: ({ extname: name, if_not_exists }) =>
    name === undefined || if_not_exists
      ? []
      : [{ what: 'extension', words: [name], find: (schema) => schema.extension(name) }],
  CreateFunctionStmt: ({ funcname, parameters, replace }) =>
    replace ? [] : routine(wordsOf(funcname), parameters),
  CreateTrigStmt: ({ relation: of, trigname: name = '', replace }) =>
    of && !replace
      ? [{ what: 'trigger', words: [name], of, find: (schema) => schema.trigger(of, name) }]
      : [],
  CreatePolicyStmt: ({ table: of, policy_name: name = '' }) =>
    of ? [{ what: 'policy', words: [name], of, find: (schema) => schema.policy(of, name) }] : [],
  AlterEnumStmt: ({ typeName, oldVal, newVal = '', skipIfNewValExists }) =>
    oldVal !== undefined || skipIfNewValExists ? [] : value(wordsOf(typeName), newVal),
  AlterTableStmt: ({ relation, cmds }) => (relation ? added(relation, cmds) : []),
};

function made(what: string, relation: RangeVar | undefined): NewName[] {
  if (!relation) return [];
  const { location, schemaname, relname = '' } = relation;
  const words = [schemaname ?? [], relname].flat();
  return [{ what, words, location, find: (schema) => schema.relationAt(relation) }];
}

/** An index is in the schema of its table. */
function indexOf(table: RangeVar | undefined, name: string): NewName {
  return {
    what: 'index',
    words: [name],
    find: (schema) => {
      const schemaname = table && schema.relation(table)?.schema;
      return schemaname ? schema.relationAt({ schemaname, relname: name }) : undefined;
    },
  };
}

function type(words: readonly string[]): NewName[] {
  return [{ what: 'type', words, find: (schema) => schema.typeAt(rangeOf(words)) }];
}

function value(words: readonly string[], name: string): NewName[] {
  const find = (schema: History): Named | undefined => {
    const found = schema.type(words);
    return found?.values.includes(name) ? found : undefined;
  };
  return [{ what: 'value', words: [name], of: rangeOf(words), find }];
}

function routine(words: readonly string[], parameters: readonly Node[] | undefined): NewName[] {
  const signature = signatureOf(
    nodesOf(parameters, 'FunctionParameter')
      .filter(({ mode }) => mode !== 'FUNC_PARAM_OUT' && mode !== 'FUNC_PARAM_TABLE')
      .flatMap(({ argType }) => argType ?? []),
  );
  const find = (schema: History): Named | undefined =>
    schema.routines(words).find((it) => it.signature === signature);
  return [{ what: 'function', words, find }];
}

/** What PostgreSQL has named may have another name than we think. */
function named(constraint: Constraint | undefined): Constraint | undefined {
  return constraint?.isNamed ? constraint : undefined;
}

/** What the same statement drops is gone before. */
function added(of: RangeVar, cmds: readonly Node[] | undefined): NewName[] {
  const commands = nodesOf(cmds, 'AlterTableCmd');
  const dropped = new Set(
    commands.flatMap(({ subtype, name = '' }) => (subtype && DROPS.has(subtype) ? name : [])),
  );
  return commands.flatMap((it, command) => {
    const isColumn = it.subtype === 'AT_AddColumn';
    const name = isColumn
      ? inner(it.def, 'ColumnDef')?.colname
      : it.subtype === 'AT_AddConstraint' && inner(it.def, 'Constraint')?.conname;
    if (!name || it.missing_ok || dropped.has(name)) return [];
    const find = (schema: History): Named | undefined =>
      isColumn ? schema.column(of, name) : named(schema.constraint(of, name));
    return [{ what: isColumn ? 'column' : 'constraint', words: [name], of, command, find }];
  });
}

const DROPS: ReadonlySet<string> = new Set(['AT_DropColumn', 'AT_DropConstraint']);
