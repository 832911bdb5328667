import type { Target } from '../../database/target.ts';
import type { Entry, Plan, State } from '../../engine/plan/plan.ts';
import { validate } from '../../engine/plan/validate.ts';
import { executionTimeText } from '../../view/duration.ts';
import { targetText } from '../../view/targetText.ts';
import { stateWords } from '../../view/tree/stateLook.ts';
import type { Terminal } from '../terminal.ts';

type Style = Parameters<Terminal['paint']>[0];

const STYLES: Readonly<Record<State, Style>> = {
  applied: 'green',
  pending: 'blue',
  'out-of-order': 'yellow',
  changed: 'yellow',
  missing: 'yellow',
  failed: 'red',
  duplicate: 'red',
};

/** The state of every migration for a person: aligned, coloured, with the counts below. */
export function listTable(plan: Plan, target: Target, { paint }: Terminal): string[] {
  const { entries } = plan;
  const versions = widest(entries.map(({ version }) => `${version}`));
  const states = widest(entries.map(stateWords));
  const names = widest(entries.map(({ description }) => description));
  const rows = entries.map((entry) => {
    const state = paint(STYLES[entry.state], stateWords(entry).padEnd(states));
    const version = paint('cyan', `${entry.version}`.padEnd(versions));
    const name = entry.description.padEnd(names);
    return `${state}  ${version}  ${name}  ${paint('dim', remarksOf(entry))}`.trimEnd();
  });
  return [...rows, paint('bold', `${targetText(target)}: ${counts(plan)}`)];
}

function widest(texts: readonly string[]): number {
  return Math.max(0, ...texts.map((text) => text.length));
}

function remarksOf({ row, migration }: Entry): string {
  const applied = row
    ? [
        `${row.installedOn.toISOString().slice(0, 16).replace('T', ' ')}Z`,
        executionTimeText(row.executionTime),
      ]
    : [];
  const noDown = migration && !migration.down ? ['no down script'] : [];
  return [...applied, ...noDown].join(', ');
}

function counts(plan: Plan): string {
  const { applied, pending, failed } = validate(plan);
  const states: readonly (readonly [count: number, word: string])[] = [
    [failed, 'failed'],
    [plan.entries.filter(({ state }) => state === 'duplicate').length, 'duplicate'],
  ];
  const further = states
    .filter(([count]) => count > 0)
    .map(([count, word]) => `, ${count} ${word}`);
  return `${applied} applied, ${pending} pending${further.join('')}`;
}
