import { items, type Node, textOf } from '../../sql/node.ts';
import { all, type Evidence, namesOf, quoted, relationGone } from './evidenceParts.ts';
import { notNamed } from './namedEvidence.ts';

/** How the catalog tells of DROP: by the absence of all that it names, or not at all. */
export function dropEvidence(node: Node): Evidence | undefined {
  const kind = String(node['removeType']);
  if (RELATIONS.has(kind)) {
    return all(items(node, 'objects', 'List').map((it) => relationGone(namesOf(it, 'items'))));
  }
  const names = items(node, 'objects', 'String').map((it) => textOf(it, 'sval'));
  if (kind === 'OBJECT_SCHEMA') {
    return all(names.map((it) => notNamed('schema', 'pg_namespace', 'nspname', it)));
  }
  if (kind === 'OBJECT_EXTENSION') {
    return all(names.map((it) => notNamed('extension', 'pg_extension', 'extname', it)));
  }
  if (kind !== 'OBJECT_TYPE' && kind !== 'OBJECT_DOMAIN') return undefined;
  return all(items(node, 'objects', 'TypeName').map((it) => typeGone(namesOf(it, 'names'))));
}

const RELATIONS = new Set([
  'OBJECT_TABLE',
  'OBJECT_INDEX',
  'OBJECT_VIEW',
  'OBJECT_MATVIEW',
  'OBJECT_SEQUENCE',
  'OBJECT_FOREIGN_TABLE',
]);

function typeGone(name: readonly string[]): Evidence {
  return {
    effect: `there is no type ${quoted(name)}`,
    isConclusive: true,
    checks: [
      {
        subject: `pg_type ${name.at(-1)}`,
        holds: 'to_regtype($1) IS NULL',
        values: [quoted(name)],
      },
    ],
  };
}
