import { child, type Node, textOf } from '../../sql/node.ts';
import { type Evidence, nameOf, quoted, relation, relationGone } from './evidenceParts.ts';

/** A renamed relation stays in its schema, so the old name is gone and the new one is there. */
export function renameEvidence(node: Node): Evidence | undefined {
  const to = textOf(node, 'newname');
  if (to === undefined || !RENAMED_RELATIONS.has(String(node['renameType']))) return undefined;
  const from = nameOf(child(node, 'relation'));
  return {
    effect: `${quoted(from)} is called ${to}`,
    isConclusive: true,
    checks: [
      ...relationGone(from).checks,
      {
        subject: relation(to),
        holds: 'to_regclass($1) IS NOT NULL',
        values: [quoted([...from.slice(0, -1), to])],
      },
    ],
  };
}

const RENAMED_RELATIONS = new Set([
  'OBJECT_TABLE',
  'OBJECT_INDEX',
  'OBJECT_VIEW',
  'OBJECT_SEQUENCE',
]);
