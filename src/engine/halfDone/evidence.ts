import { child, type Node, textOf } from '../../sql/node.ts';
import type { Statement } from '../../sql/parser.ts';
import { alterTableEvidence } from './alterTableEvidence.ts';
import { enumLabel, indexThere, policyThere, triggerThere } from './createEvidence.ts';
import { dropEvidence } from './dropEvidence.ts';
import { type Evidence, nameOf, namesOf, relationThere, typeThere } from './evidenceParts.ts';
import { named, notNamed } from './namedEvidence.ts';
import { renameEvidence } from './renameEvidence.ts';

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
  RenameStmt: renameEvidence,
  DropStmt: dropEvidence,
  DropdbStmt: (node) => notNamed('database', 'pg_database', 'datname', textOf(node, 'dbname')),
};

/** What is temporary goes with the session, and stands beside what has the same name. */
function lasting(noun: string, node: Node): Evidence | undefined {
  const isTemporary = node['relpersistence'] === 't' || node['schemaname'] === 'pg_temp';
  return isTemporary ? undefined : relationThere(noun, node);
}

/** CREATE OR REPLACE: that it is there does not prove that this statement put it there. */
function replaceable(node: Node, evidence: Evidence | undefined): Evidence | undefined {
  return evidence && node['replace'] === true ? { ...evidence, isConclusive: false } : evidence;
}
