import type { Nodes, NodeTag } from '../../sql/nodes.ts';
import { nodesOf, wordsOf } from '../../sql/nodes.ts';
import type { Effect, Make } from './effect.ts';
import { alterTable } from './effects/alterTable.ts';
import { block } from './effects/block.ts';
import { dataChange, opaque, select, truncate } from './effects/data.ts';
import { drop, dropDatabase, dropRoles } from './effects/drops.ts';
import * as options from './effects/options.ts';
import { defaultPrivileges, grant, grantRole } from './effects/privileges.ts';
import { rename, setSchema } from './effects/renames.ts';
import * as routines from './effects/routines.ts';
import * as settings from './effects/settings.ts';
import { making, type Source } from './effects/source.ts';
import { indexMake, tableAs, tableMake, viewMake } from './effects/tables.ts';
import * as types from './effects/types.ts';
import { castThing, dotted, relationThing } from './namedThing.ts';
import type { Kind } from './thing.ts';

/** What a statement does to the schema, in order. Nothing for one that leaves it as it is. */
export function effectsOf(source: Source): Effect[] {
  const read = READERS[source.statement.kind as NodeTag] as Reader | undefined;
  return read?.(source, source.statement.node) ?? [];
}

type Reader = (source: Source, node: unknown) => Effect[];

const READERS: { readonly [Tag in NodeTag]?: (source: Source, node: Nodes[Tag]) => Effect[] } = {
  CreateStmt: tableMake,
  CreateForeignTableStmt: (source, { base }) =>
    base ? tableMake(source, base, 'foreign table') : [],
  CreateTableAsStmt: tableAs,
  ViewStmt: viewMake,
  IndexStmt: indexMake,
  CreateSeqStmt: (source, { sequence, if_not_exists, ...node }) =>
    sequence && sequence.relpersistence !== 't'
      ? [
          making(source, relationThing('sequence', sequence), {
            ...(if_not_exists && { ifNotExists: true }),
            goesWith: ownersOf(node),
          }),
        ]
      : [],
  AlterTableStmt: alterTable,
  CreateFunctionStmt: routines.routineMake,
  CreateTrigStmt: routines.triggerMake,
  CreateEventTrigStmt: routines.eventTriggerMake,
  CreatePolicyStmt: routines.policyMake,
  RuleStmt: routines.ruleMake,
  DefineStmt: (source, node) => {
    const thing = routines.definedThing(node);
    return thing ? [making(source, thing, node.if_not_exists ? { ifNotExists: true } : {})] : [];
  },
  CreateEnumStmt: types.enumMake,
  CreateRangeStmt: types.rangeMake,
  CompositeTypeStmt: types.compositeMake,
  CreateDomainStmt: types.domainMake,
  AlterEnumStmt: types.enumChange,
  AlterDomainStmt: types.domainChange,
  CreateSchemaStmt: (source, { schemaname = '', if_not_exists }) =>
    named(source, 'schema', schemaname, if_not_exists),
  CreateExtensionStmt: (source, { extname = '', if_not_exists }) =>
    // Each database has it from the beginning.
    extname === 'plpgsql' && if_not_exists
      ? []
      : named(source, 'extension', extname, if_not_exists),
  CreateStatsStmt: options.statisticsMake,
  CreatePublicationStmt: (source, { pubname = '' }) => named(source, 'publication', pubname),
  CreateSubscriptionStmt: (source, { subname = '' }) => named(source, 'subscription', subname),
  CreateForeignServerStmt: (source, { servername = '', if_not_exists }) =>
    named(source, 'server', servername, if_not_exists),
  CreateFdwStmt: (source, { fdwname = '' }) => named(source, 'foreign data wrapper', fdwname),
  CreatePLangStmt: (source, { plname = '' }) => named(source, 'language', plname),
  CreateAmStmt: (source, { amname = '' }) => named(source, 'access method', amname),
  CreateTableSpaceStmt: (source, { tablespacename = '' }) =>
    named(source, 'tablespace', tablespacename),
  CreateRoleStmt: (source, { role = '' }) => named(source, 'role', role),
  CreatedbStmt: (source, { dbname = '' }) => named(source, 'database', dbname),
  CreateConversionStmt: (source, { conversion_name }) => [
    making(source, dotted('conversion', wordsOf(conversion_name))),
  ],
  CreateOpClassStmt: (source, { opclassname, amname = '' }) => [
    making(source, {
      ...dotted('operator class', wordsOf(opclassname)),
      argsText: ` USING ${amname}`,
    }),
  ],
  CreateOpFamilyStmt: (source, { opfamilyname, amname = '' }) => [
    making(source, {
      ...dotted('operator family', wordsOf(opfamilyname)),
      argsText: ` USING ${amname}`,
    }),
  ],
  CreateCastStmt: (source, { sourcetype, targettype }) => {
    const thing = castThing([sourcetype, targettype]);
    return thing ? [making(source, thing)] : [];
  },
  DropStmt: drop,
  DropRoleStmt: dropRoles,
  DropdbStmt: dropDatabase,
  RenameStmt: rename,
  AlterObjectSchemaStmt: setSchema,
  AlterOwnerStmt: settings.owner,
  CommentStmt: settings.comment,
  AlterSeqStmt: settings.sequenceChange,
  AlterFunctionStmt: settings.routineChange,
  AlterPolicyStmt: settings.policyChange,
  AlterEventTrigStmt: settings.eventTriggerChange,
  AlterPublicationStmt: settings.publicationChange,
  AlterExtensionStmt: settings.extensionChange,
  AlterTypeStmt: settings.typeOptions,
  AlterForeignServerStmt: options.serverChange,
  AlterFdwStmt: options.wrapperChange,
  AlterStatsStmt: options.statisticsChange,
  AlterTSDictionaryStmt: options.dictionaryChange,
  AlterTSConfigurationStmt: options.configurationChange,
  AlterRoleStmt: options.roleChange,
  AlterDatabaseSetStmt: (source, { dbname = '', setstmt }) =>
    settings.parameter(source, { kind: 'database', name: dbname }, setstmt),
  AlterRoleSetStmt: (source, { role, setstmt }) =>
    settings.parameter(source, { kind: 'role', name: role?.rolename ?? 'all' }, setstmt),
  GrantStmt: grant,
  GrantRoleStmt: grantRole,
  AlterDefaultPrivilegesStmt: defaultPrivileges,
  InsertStmt: (source, { relation }) => dataChange(source, 'INSERT', relation),
  UpdateStmt: (source, { relation }) => dataChange(source, 'UPDATE', relation),
  DeleteStmt: (source, { relation }) => dataChange(source, 'DELETE', relation),
  MergeStmt: (source, { relation }) => dataChange(source, 'MERGE', relation),
  CopyStmt: (source, { relation, is_from }) =>
    is_from ? dataChange(source, 'COPY', relation) : [],
  TruncateStmt: truncate,
  SelectStmt: (source, node) =>
    node.intoClause ? tableAs(source, { into: node.intoClause }) : select(source, node),
  DoStmt: (source) => block(source, effectsOf),
  CallStmt: opaque,
  ExecuteStmt: opaque,
  DropOwnedStmt: opaque,
  ReassignOwnedStmt: opaque,
};

function named(source: Source, kind: Kind, name: string, ifNotExists = false): Make[] {
  return [making(source, { kind, name }, ifNotExists ? { ifNotExists } : {})];
}

/** OWNED BY in CREATE SEQUENCE. */
function ownersOf({ options }: Pick<Nodes['CreateSeqStmt'], 'options'>) {
  const owner = nodesOf(options, 'DefElem').find(({ defname }) => defname === 'owned_by');
  const words = owner
    ? wordsOf((owner.arg as { List?: { items?: never[] } } | undefined)?.List?.items)
    : [];
  if (words.length < 2) return [];
  return [
    { kind: 'column' as const, on: dotted('table', words.slice(0, -1)), name: words.at(-1) ?? '' },
  ];
}
