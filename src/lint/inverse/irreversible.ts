import { commentSpans } from '../../sql/commentSpans.ts';

/**
 * The reason that a comment `-- irreversible: reason` gives for a way back that does not lead all
 * the way; empty when it gives none. Undefined without such a comment.
 */
export function irreversibleReason(text: string): string | undefined {
  if (!/irreversible/i.test(text)) return undefined;
  for (const { start, end } of commentSpans(text)) {
    const found = MARKER.exec(text.slice(start, end).trim());
    if (found) return (found[1] ?? '').trim();
  }
  return undefined;
}

const MARKER = /^(?:--|\/\*)\s*irreversible\b\s*:?((?:.|\n)*?)(?:\*\/)?$/i;
