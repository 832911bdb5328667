import { type Nodes, nodesOf } from '../../../sql/nodes.ts';
import type { Effect } from '../effect.ts';
import { namedThing } from '../namedThing.ts';
import { dropping, type Source } from './source.ts';

/** DROP of nearly everything. */
export function drop(source: Source, node: Nodes['DropStmt']): Effect[] {
  const { objects = [], removeType, missing_ok, behavior, concurrent } = node;
  const more = {
    ifExists: missing_ok ?? false,
    isCascade: behavior === 'DROP_CASCADE',
    ...(concurrent && { isConcurrent: true }),
  };
  return objects.flatMap((it) => {
    const thing = namedThing(removeType, it);
    return thing ? dropping(source, thing, more) : [];
  });
}

export function dropRoles(source: Source, { roles, missing_ok }: Nodes['DropRoleStmt']): Effect[] {
  return nodesOf(roles, 'RoleSpec').map(({ rolename = '' }) =>
    dropping(source, { kind: 'role', name: rolename }, { ifExists: missing_ok ?? false }),
  );
}

export function dropDatabase(
  source: Source,
  { dbname = '', missing_ok }: Nodes['DropdbStmt'],
): Effect[] {
  return [dropping(source, { kind: 'database', name: dbname }, { ifExists: missing_ok ?? false })];
}
