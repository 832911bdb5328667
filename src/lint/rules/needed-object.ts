import type { Complaint } from '../complaint.ts';
import { type NeededObject, neededObjects } from '../facts/neededObjects.ts';
import { shownOrigin } from '../facts/shownOrigin.ts';
import type { Needer } from '../history/objects.ts';
import type { Rule } from '../rule.ts';
import type { LintScript } from '../subject.ts';

export const neededObject: Rule = {
  name: 'needed-object',
  summary: 'What views, foreign keys and the like need cannot be dropped, nor changed in its type',
  severity: 'error',
  category: 'correctness',
  preset: 'recommended',
  aliases: ['view-dependency'],
  yieldsTo: ['down-wrong-order'],
  check: {
    each: 'statement',
    commands: ['AT_DropColumn', 'AT_DropConstraint', 'AT_AlterColumnType'],
    visit: {
      *DropStmt(_node, statement, script) {
        for (const it of neededObjects(statement, script)) yield complaintOf(it, script);
      },
      *AlterTableStmt(_node, statement, script) {
        for (const it of neededObjects(statement, script)) yield complaintOf(it, script);
      },
    },
  },
};

function complaintOf({ shown, span, what, by }: NeededObject, script: LintScript): Complaint {
  const [first] = by;
  const others = by.length > 1 ? `, and ${by.length - 1} more,` : '';
  const needer = first ? `${shownNeeder(first)} (${shownOrigin(first.origin, script)})` : '';
  return {
    span,
    message: `PostgreSQL refuses to ${what} the ${shown}, because the ${needer}${others} ${others ? 'need' : 'needs'} it. ${FAILS[script.role]}`,
    ...(first && { help: helpOf(first, what) }),
  };
}

const FAILS: Readonly<Record<LintScript['role'], string>> = {
  up: 'The migration fails.',
  down: 'The revert fails.',
  plain: 'The statement fails.',
};

function shownNeeder({ kind, name, of }: Needer): string {
  const shown = of.schema === 'public' ? of.name : `${of.schema}.${of.name}`;
  if (kind === 'cast') return `${kind} (${name})`;
  if (kind === 'user mapping') return `${kind} of the server "${name}"`;
  if (kind === 'partition key') return `${kind} of "${shown}"`;
  if (kind === 'default') return `${kind} of the column "${name}" of "${shown}"`;
  return WHOLE.has(kind) ? `${kind} "${shown}"` : `${kind} "${name}" of "${shown}"`;
}

/** What is no part of a table. */
const WHOLE: ReadonlySet<Needer['kind']> = new Set([
  'view',
  'materialized view',
  'index',
  'function',
  'type',
  'domain',
  'publication',
  'table',
  'foreign table',
  'parent table',
  'sequence',
  'aggregate',
  'operator',
  'operator class',
  'statistics',
  'event trigger',
  'foreign data wrapper',
  'server',
]);

const MADE_AGAIN: ReadonlySet<Needer['kind']> = new Set([
  'view',
  'materialized view',
  'generated column',
  'policy',
  'rule',
  'function',
]);

function helpOf(needer: Needer, what: NeededObject['what']): string {
  const shown = shownNeeder(needer);
  const other = OTHERWISE[needer.kind];
  if (other) return other(shown);
  if (!MADE_AGAIN.has(needer.kind)) return `Drop the ${shown} first.`;
  const again = `Drop the ${shown} first, and make it again afterwards`;
  return what === 'drop' ? `${again} without what goes.` : `${again}.`;
}

/** Where it takes more than a DROP. */
const OTHERWISE: { readonly [Kind in Needer['kind']]?: (shown: string) => string } = {
  column: (shown) => `Drop the ${shown} first, or give it another type.`,
  'identity column': (shown) =>
    `Drop the identity of the ${shown.replace(/^identity /, '')} instead.`,
  publication: (shown) => `Take the table out of the ${shown} first, and put it back afterwards.`,
  'partition key': () => 'A partition key stays as it is: make a new table, and move the rows.',
  'parent table': (shown) => `Do it to the ${shown}: its children follow.`,
};
