import type { Statement } from '../sql/parser.ts';

/**
 * What a block or function may put together as it runs, and must not on a server that others use: by
 * its words, since nobody can tell what EXECUTE is given. Rather too strict than too lax.
 */
export function disguised({ kind, span }: Statement, text: string): string | undefined {
  if (!BODIES.has(kind)) return undefined;
  const words = text.slice(span.start, span.end).replaceAll(RAISED, '');
  return WORDS.find(([pattern]) => pattern.test(words))?.[1];
}

/** What is only said, such as `RAISE EXCEPTION 'cannot create user %'`. */
const RAISED = /\braise\s+(?:(?:debug|log|info|notice|warning|exception)\s+)?'(?:[^']|'')*'/gi;

const BODIES: ReadonlySet<string> = new Set(['DoStmt', 'CreateFunctionStmt']);

const WORDS: readonly (readonly [RegExp, string])[] = [
  [/\b(?:to|from)\s+program\b/i, 'a program of the server'],
  [
    /\bcopy\b[^;]*\b(?:to|from)\s+(?:'|%L)|\b(?:pg_read_\w*file|pg_ls_\w+|pg_stat_file|pg_file_\w+|lo_import|lo_export)\b/i,
    'a file of the server',
  ],
  [
    /\b(?:create|alter|drop)\s+(?:role|user|group)\b|\b(?:reassign|drop)\s+owned\b/i,
    'the roles of the whole server',
  ],
  [/\b(?:create|alter|drop)\s+(?:database|tablespace|subscription)\b/i, 'another database'],
  [/\balter\s+system\b|\bpg_reload_conf\b/i, 'the settings of the whole server'],
  [/\bpg_(?:terminate|cancel)_backend\b/i, 'the system of the server'],
  [/\bdblink\w*\b/i, 'another server'],
];
