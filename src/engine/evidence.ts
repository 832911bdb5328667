import { quoteIdentifier } from '../database/quote.ts';
import { child, items, type Node, textOf } from '../sql/node.ts';
import type { Statement } from '../sql/parser.ts';
import { alterTableEvidence } from './alterTableEvidence.ts';
import {
  all,
  type Evidence,
  hasNo,
  isIn,
  nameOf,
  namesOf,
  relation,
  relationGone,
  relationThere,
  typeThere,
} from './evidenceParts.ts';

/**
 * How the catalog tells whether a statement has done what it does. Undefined where it does not tell,
 * as for rows that are written, or for a function, of which several may have the same name.
 */
export function evidenceOf({ kind, node }: Statement): Evidence | undefined {
  return CASES[kind]?.(node);
}

/** By the tag of the parse node. */
const CASES: Readonly<Record<string, (node: Node) => Evidence | undefined>> = {
  IndexStmt: indexThere,
  CreateStmt: (node) => lasting('table', child(node, 'relation')),
  CreateForeignTableStmt: (node) => lasting('table', child(child(node, 'base'), 'relation')),
  CreateTableAsStmt: (node) => lasting('table', child(child(node, 'into'), 'rel')),
  ViewStmt: (node) => replaceable(node, lasting('view', child(node, 'view'))),
  CreateSeqStmt: (node) => lasting('sequence', child(node, 'sequence')),
  CreateEnumStmt: (node) => typeThere(namesOf(node, 'typeName')),
  CreateRangeStmt: (node) => typeThere(namesOf(node, 'typeName')),
  CreateDomainStmt: (node) => typeThere(namesOf(node, 'domainname')),
  CompositeTypeStmt: (node) => typeThere(nameOf(child(node, 'typevar'))),
  AlterEnumStmt: enumLabel,
  CreateSchemaStmt: (node) =>
    named('schema', 'pg_namespace', 'nspname', textOf(node, 'schemaname')),
  CreateExtensionStmt: (node) =>
    named('extension', 'pg_extension', 'extname', textOf(node, 'extname')),
  CreatedbStmt: (node) => named('database', 'pg_database', 'datname', textOf(node, 'dbname')),
  CreateRoleStmt: (node) => named('role', 'pg_roles', 'rolname', textOf(node, 'role')),
  CreatePublicationStmt: (node) =>
    named('publication', 'pg_publication', 'pubname', textOf(node, 'pubname')),
  CreateTrigStmt: (node) => replaceable(node, triggerThere(node)),
  CreatePolicyStmt: policyThere,
  AlterTableStmt: alterTableEvidence,
  RenameStmt: renamed,
  DropStmt: dropped,
  DropdbStmt: (node) => notNamed('database', 'pg_database', 'datname', textOf(node, 'dbname')),
};

/** The index itself and that it is valid: one that was left half built does not count. */
function indexThere(node: Node): Evidence | undefined {
  const name = textOf(node, 'idxname');
  if (name === undefined) return undefined;
  return {
    effect: `the index ${name} is there and valid`,
    isConclusive: true,
    checks: [
      {
        subject: relation(name),
        holds: `EXISTS (
          SELECT FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
          WHERE c.relname = $1 AND (i.indisvalid OR c.relkind = 'I') AND c.relnamespace =
            (SELECT t.relnamespace FROM pg_catalog.pg_class t WHERE t.oid = to_regclass($2)))`,
        values: [name, quoted(nameOf(child(node, 'relation')))],
      },
    ],
  };
}

/** What is temporary goes with the session, and stands beside what has the same name. */
function lasting(noun: string, node: Node): Evidence | undefined {
  const isTemporary = node['relpersistence'] === 't' || node['schemaname'] === 'pg_temp';
  return isTemporary ? undefined : relationThere(noun, node);
}

/** CREATE OR REPLACE: that it is there does not prove that this statement put it there. */
function replaceable(node: Node, evidence: Evidence | undefined): Evidence | undefined {
  return evidence && node['replace'] === true ? { ...evidence, isConclusive: false } : evidence;
}

function named(
  noun: string,
  catalog: string,
  column: string,
  name: string | undefined,
): Evidence | undefined {
  if (name === undefined) return undefined;
  return {
    effect: `the ${noun} ${name} is there`,
    isConclusive: true,
    checks: [isIn(catalog, column, name)],
  };
}

function notNamed(
  noun: string,
  catalog: string,
  column: string,
  name: string | undefined,
): Evidence | undefined {
  if (name === undefined) return undefined;
  return {
    effect: `there is no ${noun} ${name}`,
    isConclusive: true,
    checks: [hasNo(catalog, column, name)],
  };
}

function enumLabel(node: Node): Evidence | undefined {
  const [label, old] = [textOf(node, 'newVal'), textOf(node, 'oldVal')];
  if (label === undefined) return undefined;
  const type = quoted(namesOf(node, 'typeName'));
  const holds = `EXISTS (
    SELECT FROM pg_catalog.pg_enum WHERE enumtypid = to_regtype($1) AND enumlabel = $2)`;
  const subject = (value: string): string => `${type} '${value}'`;
  const gone = (value: string) => ({
    ...{ subject: subject(value), holds: `NOT ${holds}`, values: [type, value] },
  });
  return {
    effect: `${type} has the value '${label}'`,
    isConclusive: true,
    checks: [
      { subject: subject(label), holds, values: [type, label] },
      ...(old === undefined ? [] : [gone(old)]),
    ],
  };
}

function triggerThere(node: Node): Evidence {
  return onTable('trigger', 'pg_trigger', 'tgrelid', 'tgname', node, textOf(node, 'trigname'));
}

function policyThere(node: Node): Evidence {
  const owner = { relation: node['table'] };
  const name = textOf(node, 'policy_name');
  return onTable('policy', 'pg_policy', 'polrelid', 'polname', owner, name);
}

function onTable(
  noun: string,
  catalog: string,
  owner: string,
  column: string,
  node: Node,
  name = '',
): Evidence {
  const table = quoted(nameOf(child(node, 'relation')));
  const holds = `EXISTS (
    SELECT FROM pg_catalog.${catalog} WHERE ${owner} = to_regclass($1) AND ${column} = $2)`;
  return {
    effect: `${table} has the ${noun} ${name}`,
    isConclusive: true,
    checks: [{ subject: `${catalog} ${table} ${name}`, holds, values: [table, name] }],
  };
}

const RENAMED_RELATIONS = new Set([
  'OBJECT_TABLE',
  'OBJECT_INDEX',
  'OBJECT_VIEW',
  'OBJECT_SEQUENCE',
]);

/** A renamed relation stays in its schema, so the old name is gone and the new one is there. */
function renamed(node: Node): Evidence | undefined {
  const to = textOf(node, 'newname');
  if (to === undefined || !RENAMED_RELATIONS.has(String(node['renameType']))) return undefined;
  const from = nameOf(child(node, 'relation'));
  return {
    effect: `${quoted(from)} is called ${to}`,
    isConclusive: true,
    checks: [
      ...relationGone(from).checks,
      {
        subject: relation(to),
        holds: 'to_regclass($1) IS NOT NULL',
        values: [quoted([...from.slice(0, -1), to])],
      },
    ],
  };
}

const RELATIONS = new Set([
  'OBJECT_TABLE',
  'OBJECT_INDEX',
  'OBJECT_VIEW',
  'OBJECT_MATVIEW',
  'OBJECT_SEQUENCE',
  'OBJECT_FOREIGN_TABLE',
]);

function dropped(node: Node): Evidence | undefined {
  const kind = String(node['removeType']);
  if (RELATIONS.has(kind)) {
    return all(items(node, 'objects', 'List').map((it) => relationGone(namesOf(it, 'items'))));
  }
  const names = items(node, 'objects', 'String').map((it) => textOf(it, 'sval'));
  if (kind === 'OBJECT_SCHEMA') {
    return all(names.map((it) => notNamed('schema', 'pg_namespace', 'nspname', it)));
  }
  if (kind === 'OBJECT_EXTENSION') {
    return all(names.map((it) => notNamed('extension', 'pg_extension', 'extname', it)));
  }
  if (kind !== 'OBJECT_TYPE' && kind !== 'OBJECT_DOMAIN') return undefined;
  return all(items(node, 'objects', 'TypeName').map((it) => typeGone(namesOf(it, 'names'))));
}

function typeGone(name: readonly string[]): Evidence {
  return {
    effect: `there is no type ${quoted(name)}`,
    isConclusive: true,
    checks: [
      {
        subject: `pg_type ${name.at(-1)}`,
        holds: 'to_regtype($1) IS NULL',
        values: [quoted(name)],
      },
    ],
  };
}

function quoted(name: readonly string[]): string {
  return name.map(quoteIdentifier).join('.');
}
