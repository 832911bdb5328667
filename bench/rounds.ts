import { PSQL, SQLX, STAIRCASE, type Tool, time } from './tools.ts';
import type { Workload } from './workload.ts';

/** On which server and over which line tools are compared. */
export interface Situation {
  /** The server waits for its disk (fsync). */
  readonly isDurable: boolean;
  /** Milliseconds added to each round trip. */
  readonly added: number;
  readonly rounds: number;
}

/** What the tools took for the same work, in milliseconds: the median of the rounds. */
export interface Comparison {
  readonly workload: string;
  readonly situation: Situation;
  readonly staircase: number;
  readonly sqlx: number;
  readonly psql: number;
}

const TOOLS = [STAIRCASE, SQLX, PSQL] as const;

/** Runs every tool once a round, each first in turn, so that a busy moment hits them alike. */
export async function compare(
  workload: Workload,
  situation: Situation,
  newDatabase: () => Promise<string>,
): Promise<Comparison> {
  const { added, isDurable, rounds } = situation;
  const times = new Map<Tool, number[]>(TOOLS.map((tool) => [tool, []]));
  for (let round = 0; round < rounds; round++) {
    for (const tool of [...TOOLS.slice(round % 3), ...TOOLS.slice(0, round % 3)]) {
      const taken = await time(tool, await newDatabase(), workload);
      times.get(tool)?.push(taken);
      const where = `+${added} ms, fsync ${isDurable ? 'on' : 'off'}`;
      process.stdout.write(`${workload.name}, ${where}, ${tool.name}: ${Math.round(taken)} ms\n`);
    }
  }
  const [staircase, sqlx, psql] = TOOLS.map((tool) => median(times.get(tool) ?? []));
  return { workload: workload.name, situation, staircase, sqlx, psql } as Comparison;
}

/** The one in the middle. */
export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
