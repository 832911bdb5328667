import type { Nodes } from '../../sql/nodes.ts';
import type { Statement } from '../../sql/parser.ts';

/** The names that something has in a script besides one of them, since the script renames it. */
export type OtherNames = (name: string) => ReadonlySet<string>;

/** By name alone: a difference is told by the name before or after a script, its statements by any. */
export function otherNames(statements: readonly Statement[]): OtherNames {
  const groups: Set<string>[] = [];
  for (const { kind, node } of statements) {
    if (kind !== 'RenameStmt') continue;
    const { relation, subname, newname = '' } = node as Nodes['RenameStmt'];
    const old = subname ?? relation?.relname;
    if (old === undefined) continue;
    const known = groups.find((it) => it.has(old) || it.has(newname));
    if (known) known.add(old).add(newname);
    else groups.push(new Set([old, newname]));
  }
  return (name) => groups.find((it) => it.has(name)) ?? new Set([name]);
}
