import type { History } from '../../../src/lint/history/history.ts';
import type { Table } from '../../../src/lint/history/relations.ts';
import { Replay } from '../../../src/lint/history/replay.ts';
import { parser } from '../lintCase.ts';

/** The schema after scripts that ran one after another. */
export function replayed(...texts: readonly string[]): History {
  const replay = new Replay();
  for (const [index, text] of texts.entries()) {
    const { statements } = parser.parse(text);
    replay.add({ path: `${index + 1}.sql`, text, statements });
  }
  return replay.at(replay.moment);
}

/** Tables, their columns, constraints and indexes, a line each. */
export function shown(history: History): string[] {
  return history.tables().flatMap((table) => [titleOf(table), ...partsOf(table)]);
}

function titleOf({ schema, name, partitionOf, hasAllColumns, hasRowSecurity }: Table): string {
  return [
    schema === 'public' ? name : `${schema}.${name}`,
    partitionOf ? `of ${partitionOf.name}` : '',
    hasRowSecurity ? 'with RLS' : '',
    hasAllColumns ? '' : '...',
  ]
    .filter((it) => it !== '')
    .join(' ');
}

function partsOf(table: Table): string[] {
  const columns = table.columns.map((it) =>
    [
      `  ${it.name} ${it.typeText}`,
      it.notNull ? 'not null' : '',
      it.default === undefined ? '' : `= ${it.default}`,
      it.identity ?? '',
      it.generated ?? '',
    ]
      .filter((part) => part !== '')
      .join(', '),
  );
  const constraints = table.constraints.map(
    ({ name, kind, columns: of, references, isValidated }) =>
      `  ${kind} ${name} (${of.join(', ')})${references ? ` -> ${references.name}` : ''}${isValidated ? '' : ', not valid'}`,
  );
  const indexes = table.indexes.map(
    ({ name, columns: of, isUnique, isPartial }) =>
      `  ${isUnique ? 'unique ' : ''}index ${name} (${of.map((it) => it ?? '?').join(', ')})${isPartial ? ', partial' : ''}`,
  );
  return [...columns, ...constraints, ...indexes];
}
