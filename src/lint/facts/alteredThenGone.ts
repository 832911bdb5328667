import type { Nodes } from '../../sql/nodes.ts';
import type { Statement } from '../../sql/parser.ts';
import type { LintScript } from '../subject.ts';
import type { Deed, Unrepeatable } from './deed.ts';
import { objectKey } from './objectTypes.ts';
import { findWords } from './tokens.ts';

/**
 * Every ALTER TABLE without IF EXISTS of a table that the same script takes away further down, and does
 * not make again, or give its name to another, behind that.
 */
export function alteredThenGone(script: LintScript): Unrepeatable[] {
  const [gone, back] = [new Set<string>(), new Set<string>()];
  const found: Unrepeatable[] = [];
  for (const statement of [...script.deeds.keys()].reverse()) {
    const it = gone.size > 0 && alteration(statement, script, gone);
    if (it) found.push(it);
    for (const { deed, keys } of deedsOf(statement, script)) {
      for (const key of keys) {
        if (deed === 'make') back.add(key);
        else if (!back.delete(key)) gone.add(key);
      }
    }
    const named = newName(statement);
    if (named !== undefined) back.add(named);
  }
  return found.reverse();
}

function deedsOf(statement: Statement, { deeds }: LintScript): readonly Deed[] {
  return (OF_TABLES.has(statement.kind) && deeds.get(statement)) || [];
}

const OF_TABLES: ReadonlySet<string> = new Set([
  'CreateStmt',
  'CreateTableAsStmt',
  'DropStmt',
  'RenameStmt',
  'AlterObjectSchemaStmt',
]);

/** What a table is called from a statement on. */
function newName({ kind, node }: Statement): string | undefined {
  if (kind !== 'RenameStmt') return undefined;
  const { renameType, relation, newname = '' } = node as Nodes['RenameStmt'];
  if (renameType !== 'OBJECT_TABLE') return undefined;
  return objectKey(
    'table',
    [relation?.schemaname, newname].filter((it) => it !== undefined),
  );
}

function alteration(
  statement: Statement,
  script: LintScript,
  gone: ReadonlySet<string>,
): Unrepeatable | undefined {
  if (statement.kind !== 'AlterTableStmt' || statement.inDo?.isGuarded) return undefined;
  const { relation, missing_ok, objtype } = statement.node as Nodes['AlterTableStmt'];
  if (!relation || missing_ok || objtype !== 'OBJECT_TABLE') return undefined;
  const names = [relation.schemaname, relation.relname].filter((it) => it !== undefined);
  const key = objectKey('table', names);
  if (!gone.has(key) || script.newTables.has(relation, statement)) return undefined;
  const words = findWords(script.text, statement.span, 'alter', 'table');
  if (!words) return undefined;
  return {
    statement,
    deed: 'take',
    what: `table "${names.join('.')}"`,
    keys: [key],
    span: words,
    cure: { kind: 'clause', clause: 'IF EXISTS', at: words.end },
  };
}
