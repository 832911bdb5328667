import { moveStatement } from '../facts/moveStatement.ts';
import { type WayBack, wayBackOf } from '../facts/wayBack.ts';
import type { Fix } from '../fix.ts';
import { type Refusal, refusalsOf } from '../inverse/refusals.ts';
import { shownThing } from '../inverse/thing.ts';
import type { Rule } from '../rule.ts';

export const downWrongOrder: Rule = {
  name: 'down-wrong-order',
  summary: 'The down script takes things away in an order that PostgreSQL refuses',
  severity: 'error',
  category: 'reversibility',
  preset: 'recommended',
  isFixable: true,
  check: {
    each: 'migration',
    *look(migration) {
      const wayBack = wayBackOf(migration);
      if (!wayBack) return;
      for (const it of refusalsOf(wayBack.reversal.played)) {
        yield {
          span: it.effect.span,
          path: wayBack.down.path,
          message: messageOf(it),
          help: helpOf(it),
          fixes: fixesOf(it, wayBack),
        };
      }
    },
  },
};

function messageOf({ because, thing, neededBy }: Refusal): string {
  const shown = shownThing(thing);
  if (because === 'needed' && neededBy) {
    return `PostgreSQL refuses to drop ${shown} here, because ${shownThing(neededBy)} still needs it: the revert fails.`;
  }
  const why = because === 'gone' ? 'it is gone by now' : 'it has another name by now';
  return `PostgreSQL does not find ${shown} here, because ${why}: the revert fails.`;
}

function helpOf({ because, neededBy, other }: Refusal): string {
  if (because === 'moved')
    return 'Write the name that it has at this point, or rename it back first.';
  if (because === 'gone')
    return 'Do this first, or leave it out: it goes with what it is a part of.';
  const shown = neededBy ? shownThing(neededBy) : '';
  return other ? `Drop ${shown} first: undo the last step first.` : `Drop ${shown} before it.`;
}

function fixesOf({ because, effect, other }: Refusal, { down }: WayBack): Fix[] {
  const isOfDown = other && down.statements.includes(other.statement);
  if (!isOfDown) return [];
  const [where, word] =
    because === 'needed' ? (['behind', 'behind'] as const) : (['before', 'before'] as const);
  const edits = moveStatement(down.text, effect.statement, where, other.statement);
  return [
    {
      title: `Move the statement ${word} the other`,
      isSafe: false,
      edits: edits.map((it) => ({ ...it, path: down.path })),
    },
  ];
}
