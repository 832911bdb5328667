import type { Nodes } from '../../sql/nodes.ts';
import type { Statement } from '../../sql/parser.ts';
import type { LintScript } from '../subject.ts';
import type { Deed, Unrepeatable } from './deed.ts';
import { objectKey } from './objectTypes.ts';
import { findWords } from './tokens.ts';

/** Every ALTER TABLE without IF EXISTS of a table that the same script takes away further down. */
export function alteredThenGone(script: LintScript): Unrepeatable[] {
  const gone = new Set<string>();
  const found: Unrepeatable[] = [];
  for (const statement of [...script.deeds.keys()].reverse()) {
    const it = gone.size > 0 && alteration(statement, script, gone);
    if (it) found.push(it);
    for (const { deed, keys } of takings(statement, script)) {
      for (const key of deed === 'take' ? keys : []) gone.add(key);
    }
  }
  return found.reverse();
}

function takings(statement: Statement, { deeds }: LintScript): readonly Deed[] {
  return (TAKES.has(statement.kind) && deeds.get(statement)) || [];
}

const TAKES: ReadonlySet<string> = new Set(['DropStmt', 'RenameStmt', 'AlterObjectSchemaStmt']);

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
