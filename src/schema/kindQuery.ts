/**
 * Rows for the objects of one kind: `identity`, `parent`, `definition`, all text. `parent` is the
 * identity of the object that it goes with, or NULL. Common table expressions stand before each: `ours`
 * (`oid`, `nspname`), the schemas of people; `members` (`classid`, `objid`), what belongs to extensions;
 * `relations` (those of `pg_class` in `ours` that are no members, with their `name`); and `columns` of
 * these (`attrelid`, `attnum`, `relkind`, `name`, `identity`, `parent`, `definition`). `search_path` is
 * empty, so that names come out with their schema.
 */
export interface KindQuery {
  readonly kind: string;
  readonly sql: string;
}

/** What `acldefault` calls the kind of an object: relation, sequence, function, schema... */
export type AclKind = 'r' | 's' | 'f' | 'n' | 'd' | 'T' | 'F' | 'S' | 'l' | 'L';

/**
 * Owner and privileges of an object. The default of its kind is said by nothing at all, whether the
 * catalog has NULL for it or, once something was granted and revoked again, spells it out.
 */
export function ownerAndAcl(owner: string, acl: string, kind: AclKind): string {
  const standard = `pg_catalog.acldefault('${kind}', ${owner})`;
  return `concat(' owner=', pg_catalog.pg_get_userbyid(${owner}), ' acl=',
    CASE WHEN ${acl} IS NOT NULL THEN NULLIF(${aclText(acl)}, ${aclText(standard)}) END)`;
}

/**
 * Options of an object, such as `{fillfactor=70}`. The order in which they were set means nothing, and is
 * another one once one of them was reset and set again.
 */
export function inAnyOrder(options: string): string {
  return `CASE WHEN ${options} IS NOT NULL THEN ARRAY(
    SELECT it COLLATE "C" FROM pg_catalog.unnest(${options}) AS it ORDER BY 1) END`;
}

/** Nobody may do anything: another thing than the default. */
function aclText(acl: string): string {
  return `(SELECT coalesce(string_agg(it::text, ',' ORDER BY it::text), 'nobody')
    FROM unnest(${acl}) AS it)`;
}

/**
 * True for an object that neither PostgreSQL nor an extension has made. PostgreSQL's own have lower
 * numbers than 16384 (FirstNormalObjectId); with that said, its thousands of rows are not even read.
 */
export function isOwn(catalog: string, oid: string): string {
  return `${oid} >= 16384 AND ${isNoMember(catalog, oid)}`;
}

/** True for an object that no extension has made. NOT IN is hashed, however few rows are expected. */
export function isNoMember(catalog: string, oid: string): string {
  return `${oid} NOT IN (SELECT objid FROM members
    WHERE members.classid = 'pg_catalog.${catalog}'::pg_catalog.regclass)`;
}

/** A name with its schema. */
export function named(schema: string, name: string): string {
  return `concat(pg_catalog.quote_ident(${schema}), '.', pg_catalog.quote_ident(${name}))`;
}

/** Of what has an owner and no privileges. */
export function ownerOf(owner: string): string {
  return `' owner=', pg_catalog.pg_get_userbyid(${owner})`;
}
