/**
 * Rows for the objects of one kind: `identity`, `parent`, `definition`, all text. `parent` is the
 * identity of the object that it goes with, or NULL. Two common table expressions stand before each:
 * `ours` (`oid`, `nspname`), the schemas of people, and `members` (`classid`, `objid`), what belongs
 * to extensions. `search_path` is empty, so that names come out with their schema.
 */
export interface KindQuery {
  readonly kind: string;
  readonly sql: string;
}

/** Owner and privileges of an object. A NULL acl means the default of its kind. */
export function ownerAndAcl(owner: string, acl: string): string {
  return `concat(' owner=', pg_catalog.pg_get_userbyid(${owner}), ' acl=', (
    SELECT string_agg(it::text, ',' ORDER BY it::text) FROM unnest(${acl}) AS it))`;
}

/** True for an object that no extension has made. */
export function isOwn(catalog: string, oid: string): string {
  return `NOT EXISTS (SELECT FROM members
    WHERE members.classid = 'pg_catalog.${catalog}'::pg_catalog.regclass AND members.objid = ${oid})`;
}
