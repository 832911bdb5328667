import { NO_TRANSACTION } from '../../migrations/script.ts';
import { likeCase } from '../facts/likeCase.ts';
import { findWords } from '../facts/tokens.ts';
import { wayBackOf } from '../facts/wayBack.ts';
import type { Edit, Fix } from '../fix.ts';
import { insertion, replacement } from '../fix.ts';
import type { Effect } from '../inverse/effect.ts';
import type { Item } from '../inverse/item.ts';
import type { Played } from '../inverse/played.ts';
import { shownThing } from '../inverse/thing.ts';
import type { Rule } from '../rule.ts';
import type { LintScript } from '../subject.ts';

export const downNotConcurrent: Rule = {
  name: 'down-not-concurrent',
  summary: 'The up script takes care not to stop writes, and the down script stops them',
  severity: 'warning',
  category: 'locks',
  preset: 'recommended',
  isFixable: true,
  check: {
    each: 'migration',
    *look(migration) {
      const wayBack = wayBackOf(migration);
      if (!wayBack) return;
      const { down, reversal } = wayBack;
      for (const { effect, item } of reversal.played.down) {
        if (!item || !isCareless(effect, item, reversal.played)) continue;
        const shown = shownThing(item.origin);
        const [does, waits] =
          effect.does === 'drop'
            ? ['drops', 'reads and writes of its table wait, and it waits for all queries that run']
            : ['builds', 'writes to its table wait until it is built'];
        yield {
          span: effect.span,
          path: down.path,
          message: `The up script works on ${shown} CONCURRENTLY, and the way back ${does} it without: ${waits}.`,
          help: `Write CONCURRENTLY here, too, in a script of its own that begins with ${NO_TRANSACTION}.`,
          fixes: fixesOf(effect, down),
        };
      }
    },
  },
};

/** An index that goes with its table is nobody's any more. */
function isCareless(effect: Effect, item: Item, { up }: Played): boolean {
  if (item.kind !== 'index') return false;
  if (!(effect.does === 'drop' || effect.does === 'make') || effect.isConcurrent) return false;
  const counterpart = up.find(
    (it) =>
      it.effect.does !== effect.does &&
      it.item &&
      it.item.name === item.name &&
      it.item.kind === 'index',
  )?.effect;
  if (counterpart?.does !== 'make' && counterpart?.does !== 'drop') return false;
  const isTableGone = item.goesWith.some((it) => it.kind === 'table' && it.goneBy);
  return counterpart.isConcurrent === true && !isTableGone;
}

/** Several statements would have to be parted first. */
function fixesOf({ statement }: Effect, { text, path, statements, wrapping }: LintScript): Fix[] {
  if (statements.length !== 1) return [];
  const words = findWords(text, statement.span, 'index');
  if (!words) return [];
  const line = `${NO_TRANSACTION}${text.includes('\r\n') ? '\r\n' : '\n'}`;
  // A byte order mark in front would hide the directive.
  const first = { start: 0, end: text.startsWith('\ufeff') ? 1 : 0 };
  const directive: Edit[] = wrapping === 'none' ? [] : [replacement(first, line)];
  const word = likeCase(text.slice(words.start, words.end), 'concurrently');
  const edits = [...directive, insertion(words.end, ` ${word}`)];
  return [
    {
      title: 'Write CONCURRENTLY, outside of a transaction',
      isSafe: true,
      edits: edits.map((it) => ({ ...it, path })),
    },
  ];
}
