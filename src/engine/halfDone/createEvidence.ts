import { child, type Node, textOf } from '../../sql/node.ts';
import { type Evidence, nameOf, namesOf, quoted, relation } from './evidenceParts.ts';

/** The index itself and that it is valid: one that was left half built does not count. */
export function indexThere(node: Node): Evidence | undefined {
  const name = textOf(node, 'idxname');
  if (name === undefined) return undefined;
  return {
    effect: `the index ${name} is there and valid`,
    isConclusive: true,
    checks: [
      {
        subject: relation(name),
        holds: `EXISTS (
          SELECT FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
          WHERE c.relname = $1 AND (i.indisvalid OR c.relkind = 'I') AND c.relnamespace =
            (SELECT t.relnamespace FROM pg_catalog.pg_class t WHERE t.oid = to_regclass($2)))`,
        values: [name, quoted(nameOf(child(node, 'relation')))],
      },
    ],
  };
}

/** A value of an enum, added or renamed. */
export function enumLabel(node: Node): Evidence | undefined {
  const [label, old] = [textOf(node, 'newVal'), textOf(node, 'oldVal')];
  if (label === undefined) return undefined;
  const type = quoted(namesOf(node, 'typeName'));
  const holds = `EXISTS (
    SELECT FROM pg_catalog.pg_enum WHERE enumtypid = to_regtype($1) AND enumlabel = $2)`;
  const subject = (value: string): string => `${type} '${value}'`;
  const gone = (value: string) => ({
    ...{ subject: subject(value), holds: `NOT ${holds}`, values: [type, value] },
  });
  return {
    effect: `${type} has the value '${label}'`,
    isConclusive: true,
    checks: [
      { subject: subject(label), holds, values: [type, label] },
      ...(old === undefined ? [] : [gone(old)]),
    ],
  };
}

/** A trigger on its table. */
export function triggerThere(node: Node): Evidence {
  return onTable('trigger', 'pg_trigger', 'tgrelid', 'tgname', node, textOf(node, 'trigname'));
}

/** A row security policy on its table. */
export function policyThere(node: Node): Evidence {
  const owner = { relation: node['table'] };
  const name = textOf(node, 'policy_name');
  return onTable('policy', 'pg_policy', 'polrelid', 'polname', owner, name);
}

function onTable(
  noun: string,
  catalog: string,
  owner: string,
  column: string,
  node: Node,
  name = '',
): Evidence {
  const table = quoted(nameOf(child(node, 'relation')));
  const holds = `EXISTS (
    SELECT FROM pg_catalog.${catalog} WHERE ${owner} = to_regclass($1) AND ${column} = $2)`;
  return {
    effect: `${table} has the ${noun} ${name}`,
    isConclusive: true,
    checks: [{ subject: `${catalog} ${table} ${name}`, holds, values: [table, name] }],
  };
}
