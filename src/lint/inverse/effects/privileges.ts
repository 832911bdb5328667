import type { RoleSpec } from '@pgsql/types';
import { inner, type Nodes, nodesOf, wordsOf } from '../../../sql/nodes.ts';
import type { Effect } from '../effect.ts';
import { namedThing, relationThing } from '../namedThing.ts';
import type { Thing } from '../thing.ts';
import { type Source, setting } from './source.ts';

/** GRANT and REVOKE, for each object and each role by itself. */
export function grant(source: Source, node: Nodes['GrantStmt']): Effect[] {
  const value = node.is_grant ? 'granted' : undefined;
  return objectsOf(node).flatMap((thing) =>
    nodesOf(node.grantees, 'RoleSpec').map((role) =>
      setting(source, thing, `privileges of ${roleName(role)}`, value),
    ),
  );
}

function objectsOf({ targtype, objtype, objects = [] }: Nodes['GrantStmt']): Thing[] {
  if (targtype === 'ACL_TARGET_ALL_IN_SCHEMA') {
    return objects.flatMap((it) => namedThing('OBJECT_SCHEMA', it) ?? []);
  }
  return objects.flatMap((it) => {
    const relation = inner(it, 'RangeVar');
    if (relation)
      return relationThing(objtype === 'OBJECT_SEQUENCE' ? 'sequence' : 'table', relation);
    return namedThing(objtype, it) ?? [];
  });
}

/** Membership in a role. */
export function grantRole(source: Source, node: Nodes['GrantRoleStmt']): Effect[] {
  const value = node.is_grant ? 'granted' : undefined;
  return nodesOf(node.grantee_roles, 'RoleSpec').flatMap(({ rolename = '' }) =>
    nodesOf(node.granted_roles, 'AccessPriv').map(({ priv_name }) =>
      setting(source, { kind: 'role', name: rolename }, `membership in ${priv_name}`, value),
    ),
  );
}

/** ALTER DEFAULT PRIVILEGES: of whom, where and for what is the aspect. */
export function defaultPrivileges(
  source: Source,
  { options, action }: Nodes['AlterDefaultPrivilegesStmt'],
): Effect[] {
  const value = action?.is_grant ? 'granted' : undefined;
  const where = nodesOf(options, 'DefElem').map(({ defname, arg }) => {
    const items = inner(arg, 'List')?.items;
    const roles = nodesOf(items, 'RoleSpec').map(roleName);
    return `${defname} ${[...wordsOf(items), ...roles].join()}`;
  });
  const thing: Thing = { kind: 'default privileges', name: [...where, action?.objtype].join(' ') };
  return nodesOf(action?.grantees, 'RoleSpec').map((role) =>
    setting(source, thing, `privileges of ${roleName(role)}`, value),
  );
}

export function roleName({ rolename, roletype }: RoleSpec): string {
  return rolename ?? (roletype ?? '').replace('ROLESPEC_', '').toLowerCase();
}
