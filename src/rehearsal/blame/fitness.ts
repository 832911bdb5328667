import type { Difference } from '../../schema/differences.ts';
import { type Nodes, nodesOf } from '../../sql/nodes.ts';
import type { Statement } from '../../sql/parser.ts';
import { MAKERS } from './makers.ts';

/** How well what a statement does fits a difference, whatever it is about: 0 (not at all) to 5. */
export function fitness(statement: Statement, { kind, change, before, after }: Difference): number {
  const deeds = deedsOf(statement);
  const { direct, indirect } = MAKERS[kind] ?? { direct: /^(Create|Define)/ };
  if (ROWS.test(deeds)) return 0;
  const makes = direct.test(deeds) ? 5 : indirect?.test(deeds) ? 4 : 0;
  if (change === 'extra') return makes || (MOVES.test(deeds) ? 4 : LEAST);
  if (change === 'missing') return TAKES.test(deeds) ? 4 : LEAST;
  const parts = partsOf(before, after);
  if (parts.isAcl || parts.isOwner) {
    return (parts.isAcl ? /^Grant/ : /^AlterOwner|AT_ChangeOwner/).test(deeds) ? 5 : 0;
  }
  return CHANGES.test(deeds) ? 4 : makes ? 3 : LEAST;
}

/** `AlterTableStmt AT_AddColumn`, `DropStmt OBJECT_INDEX`. */
function deedsOf({ kind, node }: Statement): string {
  const commands = nodesOf((node as Nodes['AlterTableStmt']).cmds, 'AlterTableCmd');
  const types = commands.map(({ subtype }) => subtype ?? '');
  const { removeType, renameType } = node as Nodes['DropStmt'] & Nodes['RenameStmt'];
  return [kind, ...types, removeType, renameType].filter(Boolean).join(' ');
}

/** Any other statement may do something, by a function that it calls. */
const LEAST = 1;

/** These change rows and nothing else. */
const ROWS = /^(Insert|Update|Delete|Merge|Copy)Stmt/;

const MOVES = /^(Rename|AlterObjectSchema|Do)Stmt/;
const TAKES = /^(Drop|Rename|AlterObjectSchema|Do|Truncate)|AT_Drop|AT_AlterColumnType/;
const CHANGES = /^(Alter|Drop|Rename|Cluster|RefreshMatView|Do|Comment)/;

/** A changed owner or privilege is told by nothing but its part of the definition. */
function partsOf(before = '', after = '') {
  const [old, now] = [before, after].map(split);
  return {
    isAcl: old?.rest === now?.rest && old?.acl !== now?.acl,
    isOwner: old?.rest === now?.rest && old?.owner !== now?.owner,
  };
}

function split(definition: string) {
  const owner = / owner=\S*/.exec(definition)?.[0] ?? '';
  const acl = / acl=\S*/.exec(definition)?.[0] ?? '';
  return { owner, acl, rest: definition.replace(owner, '').replace(acl, '') };
}
