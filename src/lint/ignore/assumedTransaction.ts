import { commentsIn } from './comments.ts';

/**
 * What a script says of itself with Squawk's `squawk-disable-assume-in-transaction`, or `enable`,
 * the first of them; undefined where it says neither.
 */
export function assumedTransaction(text: string): boolean | undefined {
  if (!text.includes('-assume-in-transaction')) return undefined;
  for (const { start, end } of commentsIn(text)) {
    const [, word] = COMMENT.exec(text.slice(start, end)) ?? [];
    if (word) return word === 'enable';
  }
  return undefined;
}

const COMMENT = /^(?:--|\/\*)\s*squawk-(disable|enable)-assume-in-transaction\s*(?:--|\*\/|$)/;
