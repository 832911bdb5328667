import { child, items, type Node, textOf } from '../../sql/node.ts';
import type { Statement } from '../../sql/parser.ts';
import { walk } from '../../sql/walk.ts';
import { rolesIn } from './rolesIn.ts';

/** What a stage has to offer. */
export interface StageOffer {
  /** The names of the extensions that can be created. */
  readonly extensions: ReadonlySet<string>;
  /** The server is the stage's own, so that roles on it are nobody else's. */
  readonly ownsServer: boolean;
  /** The roles that are there; absent: the stage makes up those that are not. */
  readonly roles?: ReadonlySet<string>;
}

/** What a statement needs that a stage lacks, or must not touch: as an object in a sentence. */
export function beyondStage({ kind, node }: Statement, offer: StageOffer): string | undefined {
  return (
    BY_KIND[kind]?.(node, offer) ??
    roles(kind, offer) ??
    absentRole(node, offer) ??
    calls(kind, node)
  );
}

type Need = (node: Node, offer: StageOffer) => string | undefined;

const DATABASES: Need = () => 'another database';
const TABLESPACES: Need = () => 'a tablespace';
const SUBSCRIPTIONS: Need = () => 'a server to subscribe to';

const BY_KIND: Readonly<Record<string, Need>> = {
  AlterSystemStmt: () => 'the settings of the whole server',
  CreatedbStmt: DATABASES,
  DropdbStmt: DATABASES,
  AlterDatabaseStmt: DATABASES,
  AlterDatabaseSetStmt: DATABASES,
  AlterDatabaseRefreshCollStmt: DATABASES,
  CreateTableSpaceStmt: TABLESPACES,
  DropTableSpaceStmt: TABLESPACES,
  AlterTableSpaceOptionsStmt: TABLESPACES,
  AlterTableMoveAllStmt: TABLESPACES,
  CreateStmt: (node) => placed(textOf(node, 'tablespacename')),
  IndexStmt: (node) => placed(textOf(node, 'tableSpace')),
  CreateSubscriptionStmt: SUBSCRIPTIONS,
  AlterSubscriptionStmt: SUBSCRIPTIONS,
  DropSubscriptionStmt: SUBSCRIPTIONS,
  LoadStmt: () => 'a library of the server',
  CopyStmt: copied,
  GrantStmt: (node) => ofKind(textOf(node, 'objtype')),
  CommentStmt: (node, offer) => ofKind(textOf(node, 'objtype')) ?? commented(node, offer),
  SecLabelStmt: () => 'a provider of security labels',
  AlterOwnerStmt: (node) => ofKind(textOf(node, 'objectType')),
  RenameStmt: (node) => ofKind(textOf(node, 'renameType')),
  CreateExtensionStmt: (node, offer) => missing(textOf(node, 'extname'), offer),
  AlterExtensionStmt: (node, offer) => missing(textOf(node, 'extname'), offer),
  AlterExtensionContentsStmt: (node, offer) => missing(textOf(node, 'extname'), offer),
  DropStmt: droppedExtension,
  CreateFunctionStmt: written,
};

function placed(tablespace: string | undefined): string | undefined {
  if (tablespace === undefined || tablespace === 'pg_default') return undefined;
  return `the tablespace ${tablespace}`;
}

function copied(node: Node): string | undefined {
  if (node['is_program'] === true) return 'a program of the server';
  return 'filename' in node ? 'a file of the server' : undefined;
}

function ofKind(kind: string | undefined): string | undefined {
  if (kind === 'OBJECT_DATABASE') return 'a database of this name';
  return kind === 'OBJECT_TABLESPACE' ? 'a tablespace' : undefined;
}

function missing(extension: string | undefined, { extensions }: StageOffer): string | undefined {
  if (extension === undefined || extensions.has(extension)) return undefined;
  return `the extension ${extension}`;
}

function commented(node: Node, offer: StageOffer): string | undefined {
  if (node['objtype'] !== 'OBJECT_EXTENSION') return undefined;
  return missing(textOf(child(child(node, 'object'), 'String'), 'sval'), offer);
}

/** With IF EXISTS it may be run anywhere. */
function droppedExtension(node: Node, offer: StageOffer): string | undefined {
  if (node['removeType'] !== 'OBJECT_EXTENSION' || node['missing_ok'] === true) return undefined;
  const names = items(node, 'objects', 'String').map((it) => textOf(it, 'sval'));
  return names.map((it) => missing(it, offer)).find((it) => it !== undefined);
}

const LANGUAGES: ReadonlySet<string> = new Set(['sql', 'plpgsql', 'internal']);

function written(node: Node): string | undefined {
  const option = items(node, 'options', 'DefElem').find((it) => it['defname'] === 'language');
  const language = textOf(child(child(option ?? {}, 'arg'), 'String'), 'sval')?.toLowerCase();
  if (language === undefined || LANGUAGES.has(language)) return undefined;
  return language === 'c' ? 'a library of the server' : `the language ${language}`;
}

/** On a server that others use, a role would be theirs as well. */
function roles(kind: string, { ownsServer }: StageOffer): string | undefined {
  return ownsServer || !ROLES.has(kind) ? undefined : 'the roles of the whole server';
}

const ROLES: ReadonlySet<string> = new Set([
  'CreateRoleStmt',
  'AlterRoleStmt',
  'AlterRoleSetStmt',
  'DropRoleStmt',
  'GrantRoleStmt',
  'ReassignOwnedStmt',
  'DropOwnedStmt',
]);

function absentRole(node: Node, { roles: there }: StageOffer): string | undefined {
  const absent = there && rolesIn(node).find((it) => !there.has(it));
  return absent === undefined ? undefined : `the role ${absent}`;
}

/** A function that is only defined runs nothing. */
function calls(kind: string, node: Node): string | undefined {
  if (kind === 'CreateFunctionStmt') return undefined;
  let need: string | undefined;
  walk(node, {
    FuncCall: ({ funcname }) => {
      const name = /"sval":"(\w+)"\}\}\]$/.exec(JSON.stringify(funcname ?? []))?.[1] ?? '';
      need ??= FUNCTIONS.find(([pattern]) => pattern.test(name))?.[1];
    },
  });
  return need;
}

const FUNCTIONS: readonly (readonly [RegExp, string])[] = [
  [
    /^(?:pg_read_(?:binary_)?file|pg_ls_\w+|pg_stat_file|pg_file_\w+|lo_import|lo_export)$/,
    'a file of the server',
  ],
  [
    /^(?:pg_reload_conf|pg_rotate_logfile|pg_switch_wal|pg_promote|pg_create_restore_point|pg_backup_\w+|pg_(?:terminate|cancel)_backend|pg_log_backend_\w+)$/,
    'the system of the server',
  ],
  [
    /^pg_(?:create|drop|copy|sync|advance)?_?\w*replication_(?:slot|origin)\w*$/,
    'replication of the server',
  ],
  [/^(?:dblink\w*|postgres_fdw_\w+)$/, 'another server'],
];
