import { quoteIdentifier } from '../../database/quote.ts';
import { items, type Node, textOf } from '../../sql/node.ts';

/** A boolean expression over the catalog, with its parameters. */
export interface Check {
  /** What it is about; a script that is about it twice leaves open which of the two is seen. */
  readonly subject: string;
  readonly holds: string;
  readonly values: readonly unknown[];
}

/** How the catalog tells whether a statement has done what it does: all checks hold. */
export interface Evidence {
  /** What is so then, such as "the table users is there". */
  readonly effect: string;
  /** False where it may have been so before, and the statement would run all the same. */
  readonly isConclusive: boolean;
  readonly checks: readonly Check[];
}

/** Undefined as soon as one part cannot be told. */
export function all(parts: readonly (Evidence | undefined)[]): Evidence | undefined {
  const known = parts.filter((part) => part !== undefined);
  if (known.length === 0 || known.length < parts.length) return undefined;
  return {
    effect: known.map(({ effect }) => effect).join(', '),
    isConclusive: known.every(({ isConclusive }) => isConclusive),
    checks: known.flatMap(({ checks }) => checks),
  };
}

/** A relation in the schema that it names or, as CREATE would put it, in the current one. */
export function relationThere(noun: string, node: Node): Evidence {
  const [name = '', schema] = nameOf(node).toReversed();
  return {
    effect: `the ${noun} ${name} is there`,
    isConclusive: true,
    checks: [inSchema('pg_class', 'relnamespace', 'relname', schema, name)],
  };
}

/** A relation that `search_path` finds no more. */
export function relationGone(name: readonly string[]): Evidence {
  const text = quoted(name);
  return {
    effect: `there is no ${name.join('.')}`,
    isConclusive: true,
    checks: [{ subject: relation(name.at(-1)), holds: 'to_regclass($1) IS NULL', values: [text] }],
  };
}

/** A type, by the parts of its name. */
export function typeThere(names: readonly string[]): Evidence {
  const [name = '', schema] = names.toReversed();
  return {
    effect: `the type ${name} is there`,
    isConclusive: true,
    checks: [inSchema('pg_type', 'typnamespace', 'typname', schema, name)],
  };
}

/** Whatever its schema: two of one name are taken for one. */
export function relation(name: string | undefined): string {
  return `pg_class ${name}`;
}

function inSchema(
  catalog: string,
  owner: string,
  column: string,
  schema: string | undefined,
  name: string,
): Check {
  const holds = `EXISTS (
    SELECT FROM pg_catalog.${catalog} c JOIN pg_catalog.pg_namespace n ON n.oid = c.${owner}
    WHERE n.nspname = coalesce($1, current_schema()) AND c.${column} = $2)`;
  return { subject: `${catalog} ${name}`, holds, values: [schema ?? null, name] };
}

/** The schema, where it is named, and the name of a relation. */
export function nameOf(node: Node): string[] {
  return [textOf(node, 'schemaname'), textOf(node, 'relname')].filter((part) => part !== undefined);
}

/** The parts of a dotted name in a list field. */
export function namesOf(node: Node, field: string): string[] {
  return items(node, field, 'String').flatMap((it) => textOf(it, 'sval') ?? []);
}

/** As SQL text, for `to_regclass` and the like. */
export function quoted(name: readonly string[]): string {
  return name.map(quoteIdentifier).join('.');
}
