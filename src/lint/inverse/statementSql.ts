import { sqlName } from '../facts/sqlName.ts';
import type { Kind, Thing } from './thing.ts';

/**
 * A CREATE statement as one that does no harm where the object is there already; undefined where the
 * statement is not of that kind.
 */
export function repeatable(text: string, { kind, name }: Thing): string | undefined {
  const [head] = HEAD.exec(text) ?? [];
  if (head === undefined) return undefined;
  const isUpper = !/[a-z]/.test(head);
  const like = (words: string): string => (isUpper ? words : words.toLowerCase());
  if (REPLACED.has(kind)) {
    return text.replace(
      /^create\s+(?!or\s+replace\b)(?!constraint\b)/i,
      (it) => `${it}${like('OR REPLACE ')}`,
    );
  }
  if (!OPTIONAL.has(kind)) return text;
  const [nameless] = kind === 'index' ? (NAMELESS.exec(text) ?? []) : [];
  if (nameless)
    return `${nameless}${like('IF NOT EXISTS')} ${sqlName(name)} ${text.slice(nameless.length)}`;
  return text.replace(OPTIONAL_HEAD, (it) => `${it}${like('IF NOT EXISTS ')}`);
}

/** CREATE INDEX without CONCURRENTLY, or with it. */
export function concurrently(text: string, isConcurrent: boolean): string {
  if (!isConcurrent)
    return text.replace(/^(create\s+(?:unique\s+)?index\s+)concurrently\s+/i, '$1');
  return text.replace(/^(create\s+(?:unique\s+)?index\s+)(?!concurrently\b)/i, (it) =>
    /[a-z]/.test(it) ? `${it}concurrently ` : `${it}CONCURRENTLY `,
  );
}

/** An index to which PostgreSQL gave its name. */
const NAMELESS = /^create\s+(?:unique\s+)?index\s+(?:concurrently\s+)?(?=on\b)/i;

const HEAD = /^create\s+\w+/i;

const OPTIONAL_HEAD =
  /^create\s+(?:unlogged\s+|foreign\s+|unique\s+)?(?:table|index(?:\s+concurrently)?|sequence|schema|extension|materialized\s+view|statistics|server|collation)\s+(?!if\s+not\s)/i;

const REPLACED: ReadonlySet<Kind> = new Set<Kind>([
  'function',
  'procedure',
  'view',
  'trigger',
  'rule',
]);

const OPTIONAL: ReadonlySet<Kind> = new Set<Kind>([
  ...(['table', 'foreign table', 'index', 'sequence', 'schema', 'extension'] as const),
  ...(['materialized view', 'statistics', 'server', 'collation'] as const),
]);
