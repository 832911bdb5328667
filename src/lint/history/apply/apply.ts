import type { Node, RangeVar } from '@pgsql/types';
import { inner, type Nodes, type NodeTag, nodesOf, wordsOf } from '../../../sql/nodes.ts';
import type { Statement } from '../../../sql/parser.ts';
import { isElsewhere } from '../elsewhere.ts';
import { madeKey } from '../madeKey.ts';
import { relationsNeeded } from '../needs.ts';
import type { Named } from '../objects.ts';
import { routineCalled } from '../routineCalled.ts';
import type { Scribe } from '../scribe.ts';
import type { Timeline } from '../timeline.ts';
import { alterTable } from './alterTable.ts';
import { runBlock } from './blocks.ts';
import { notePolicy, notePublished, noteRule, noteTrigger } from './dependents.ts';
import { drop } from './drops.ts';
import { createEventTrigger } from './eventTriggers.ts';
import { createMapping, createServer, createWrapper, dropMapping } from './foreign.ts';
import { createIndex } from './indexes.ts';
import { createCast, createOperator, createOperatorClass } from './operators.ts';
import { makeOther, otherMeant } from './others.ts';
import { rangeOf } from './rangeOf.ts';
import { rename, setSchema } from './renames.ts';
import { createAggregate, createFunction } from './routines.ts';
import { createStatistics } from './statistics.ts';
import { noteForeign } from './tableDependents.ts';
import { createTable, createTableAs, exists, selectInto } from './tables.ts';
import {
  alterEnum,
  createComposite,
  createDomain,
  createRange,
  makeType,
  touchType,
} from './types.ts';
import { callsOut, setVariable } from './unknowns.ts';
import { createView } from './views.ts';

/** Writes down what a statement does to the schema. Total. */
export function apply({ kind, node, inDo }: Statement, scribe: Scribe): void {
  if (!inDo?.isGuarded) noteStrangers(kind, node, scribe);
  const step = STEPS[kind as NodeTag] as ((node: unknown, scribe: Scribe) => void) | undefined;
  step?.(node, scribe);
}

/** Only the first one counts. */
function noteStrangers(kind: string, node: unknown, scribe: Scribe): void {
  if (scribe.knowsStranger) return;
  for (const name of relationsNeeded(kind, node)) {
    if (!scribe.find(name) && !isOfOthers(name, scribe)) scribe.noteStranger();
  }
}

const STEPS: { readonly [Tag in NodeTag]?: (node: Nodes[Tag], scribe: Scribe) => void } = {
  CreateStmt: (node, scribe) => createTable(node, scribe),
  CreateForeignTableStmt({ base, servername = '' }, scribe) {
    if (!base) return;
    createTable(base, scribe, true);
    noteForeign(scribe, base.relation, otherMeant('OBJECT_FOREIGN_SERVER', servername, scribe));
  },
  CreateTableAsStmt: createTableAs,
  SelectStmt(node, scribe) {
    if (node.intoClause) selectInto(node, scribe);
    else callsOut(node, scribe);
  },
  CallStmt: (_node, scribe) => scribe.doubt('calls a procedure'),
  DoStmt: (_node, scribe) => runBlock(scribe, apply),
  TransactionStmt({ kind }, scribe) {
    if (kind?.startsWith('TRANS_STMT_ROLLBACK')) scribe.doubt('takes back what was done');
  },
  AlterTableStmt: alterTable,
  IndexStmt: createIndex,
  ViewStmt: createView,
  CreateSeqStmt({ sequence, if_not_exists }, scribe) {
    if (!sequence || (if_not_exists && exists(scribe, sequence))) return;
    makeSequence(scribe, sequence);
  },
  CreateEnumStmt: ({ typeName, vals }, scribe) =>
    makeType(scribe, wordsOf(typeName), 'enum', wordsOf(vals)),
  CreateDomainStmt: createDomain,
  AlterDomainStmt: ({ typeName }, scribe) => touchType(scribe, wordsOf(typeName)),
  CreateRangeStmt: createRange,
  CompositeTypeStmt: createComposite,
  AlterEnumStmt: alterEnum,
  CreateFunctionStmt: createFunction,
  DefineStmt(node, scribe) {
    if (node.kind === 'OBJECT_AGGREGATE') createAggregate(node, scribe);
    else if (node.kind === 'OBJECT_OPERATOR') createOperator(node, scribe);
    else if (node.kind === 'OBJECT_TYPE') makeType(scribe, wordsOf(node.defnames), 'base');
    else makeOther(scribe, node.kind ?? '', wordsOf(node.defnames).join('.'));
  },
  CreateTrigStmt(node, scribe) {
    makePart(scribe, scribe.catalogue.triggers, node.relation, node.trigname);
    const called = routineCalled(node, scribe.catalogue, scribe.now);
    const table = scribe.find(node.relation);
    if (called && table) scribe.noteNeeds(table, [madeKey(called)]);
    noteTrigger(node, scribe);
  },
  CreatePolicyStmt(node, scribe) {
    makePart(scribe, scribe.catalogue.policies, node.table, node.policy_name);
    notePolicy(node, scribe);
  },
  AlterPolicyStmt: ({ table, policy_name }, scribe) =>
    makePart(scribe, scribe.catalogue.policies, table, policy_name),
  RuleStmt(node, scribe) {
    makePart(scribe, scribe.catalogue.rules, node.relation, node.rulename);
    noteRule(node, scribe);
  },
  CreateSchemaStmt({ schemaname, schemaElts }, scribe) {
    if (schemaname) makeOther(scribe, 'OBJECT_SCHEMA', schemaname);
    for (const it of nodesOf(schemaElts, 'CreateStmt')) {
      createTable({ ...it, relation: { schemaname: schemaname ?? '', ...it.relation } }, scribe);
    }
  },
  CreateExtensionStmt({ extname = '' }, scribe) {
    makeOther(scribe, 'OBJECT_EXTENSION', extname);
    scribe.noteExtended();
    if (!HARMLESS.has(extname)) scribe.doubtMore('makes an extension, which may have tables');
  },
  CreatePublicationStmt({ pubname = '', pubobjects }, scribe) {
    makeOther(scribe, 'OBJECT_PUBLICATION', pubname);
    for (const { pubtable } of nodesOf(pubobjects, 'PublicationObjSpec')) {
      if (pubtable) notePublished(pubname, pubtable, scribe);
    }
  },
  AlterPublicationStmt({ pubname = '' }, scribe) {
    makeOther(scribe, 'OBJECT_PUBLICATION', pubname);
  },
  CreateRoleStmt({ role }, scribe) {
    makeOther(scribe, 'OBJECT_ROLE', role ?? '');
  },
  CreateStatsStmt: createStatistics,
  CreateEventTrigStmt: createEventTrigger,
  CreateOpClassStmt: createOperatorClass,
  CreateCastStmt: createCast,
  CreateFdwStmt: createWrapper,
  CreateForeignServerStmt: createServer,
  CreateUserMappingStmt: createMapping,
  DropUserMappingStmt: dropMapping,
  ImportForeignSchemaStmt: (_node, scribe) => scribe.doubt('imports a foreign schema'),
  DropStmt: drop,
  DropOwnedStmt: (_node, scribe) => scribe.doubt('drops all that a role owns'),
  RenameStmt: rename,
  AlterObjectSchemaStmt: setSchema,
  AlterSeqStmt({ sequence, options }, scribe) {
    const found = scribe.find(sequence);
    const owner = nodesOf(options, 'DefElem').find(({ defname }) => defname === 'owned_by');
    if (found && owner) scribe.change(found, { ownedBy: ownerOf(scribe, owner.arg) });
  },
  VariableSetStmt: setVariable,
  AlterRoleSetStmt: ({ setstmt }, scribe) => setsPath(setstmt?.name, scribe),
  AlterDatabaseSetStmt: ({ setstmt }, scribe) => setsPath(setstmt?.name, scribe),
};

function isOfOthers(name: RangeVar, { catalogue, now }: Scribe): boolean {
  return isElsewhere(
    name,
    (schema) => catalogue.others.get('OBJECT_SCHEMA', schema, now) !== undefined,
  );
}

/** Extensions without relations, or with such as are known or in a schema of their own. */
const HARMLESS: ReadonlySet<string> = new Set(
  (
    'address_standardizer amcheck autoinc bloom btree_gin btree_gist citext cube dblink dict_int ' +
    'dict_xsyn earthdistance file_fdw fuzzystrmatch h3 hstore http hypopg insert_username intarray ' +
    'isn lo ltree moddatetime pageinspect pg_buffercache pg_cron pg_freespacemap pg_hashids ' +
    'pg_jsonschema pg_net pg_partman pg_prewarm pg_repack pg_stat_statements pg_trgm pg_uuidv7 ' +
    'pg_visibility pgaudit pgcrypto pgjwt pgmq pgrouting pgroonga pgrowlocks pgstattuple plpgsql ' +
    'plv8 postgis postgis_raster postgis_sfcgal postgis_tiger_geocoder postgis_topology ' +
    'postgres_fdw refint rum seg sslinfo supabase_vault tablefunc tcn timescaledb tsm_system_rows ' +
    'tsm_system_time unaccent uuid-ossp vector xml2'
  ).split(' '),
);

function makeSequence(scribe: Scribe, name: RangeVar): void {
  const found = scribe.catalogue.at(scribe.catalogue.homeOf(name, scribe.now), scribe.now);
  if (found?.kind === 'sequence') scribe.change(found, {});
  else scribe.make(name, { kind: 'sequence', isTemporary: name.relpersistence === 't' });
}

function makePart(
  scribe: Scribe,
  timeline: Timeline<Named>,
  relation: RangeVar | undefined,
  name = '',
): void {
  const table = scribe.find(relation);
  if (!table) return;
  const { by, now } = scribe;
  const madeBy = timeline.get(table.id, name, now)?.madeBy ?? by;
  timeline.set(table.id, name, { name, origin: by, madeBy }, by);
}

function ownerOf(scribe: Scribe, node: Node | undefined) {
  const words = wordsOf(inner(node, 'List')?.items);
  const table = scribe.find(rangeOf(words.slice(0, -1)));
  const column = table && scribe.column(table, words.at(-1) ?? '');
  return table && column && { table: table.id, column: column.id };
}

function setsPath(name: string | undefined, scribe: Scribe): void {
  if (name === 'search_path') scribe.notePath();
}
