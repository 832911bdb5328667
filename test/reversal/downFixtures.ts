import { readFileSync } from 'node:fs';
import { BASE, CASES } from '../rehearsal/cases.ts';

/** A migration on top of what was before it, with a right down script where there is one. */
export interface DownFixture {
  readonly title: string;
  readonly base: string;
  readonly up: string;
  readonly down: string;
}

/** Those of the linter's inverse, and those of the rehearsals that run. */
export function downFixtures(): DownFixture[] {
  const inverse = readFileSync('test/lint/inverse/cases.sql', 'utf8')
    .split(/^-- case: /m)
    .slice(1);
  const rehearsed = CASES.filter(({ says = [] }) => !says.some((it) => it.startsWith('up at ')));
  return [
    ...inverse.map(inverseCase),
    ...rehearsed.map(({ title, up, down = '' }) => ({ title, base: BASE, up, down })),
  ];
}

function inverseCase(text: string): DownFixture {
  const [title = '', ...rest] = text.split('\n');
  const parts = rest.join('\n').split(/^-- (?=(?:before|up|down)$)/m);
  const part = (name: string): string =>
    parts.find((it) => it.startsWith(`${name}\n`))?.slice(name.length + 1) ?? '';
  return { title, base: part('before'), up: part('up'), down: part('down') };
}
