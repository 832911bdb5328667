import { timeServer } from './serverAlone.ts';
import { PSQL, SQLX, STAIRCASE, time } from './tools.ts';
import type { Workload } from './workload.ts';

/** On which server and over which line tools are compared. */
export interface Situation {
  /** The server waits for its disk (fsync). */
  readonly isDurable: boolean;
  /** Milliseconds added to each round trip. */
  readonly added: number;
  readonly rounds: number;
}

/** What each took for the same work, in milliseconds: the median of the rounds. */
export interface Comparison {
  readonly workload: string;
  readonly situation: Situation;
  readonly staircase: number;
  readonly sqlx: number;
  readonly psql: number;
  readonly server: number;
}

/** Who is compared; `time` resolves to milliseconds. */
interface Contender {
  readonly name: string;
  time(url: string, workload: Workload): Promise<number>;
}

const CONTENDERS: readonly Contender[] = [
  ...[STAIRCASE, SQLX, PSQL].map((tool) => ({
    name: tool.name,
    time: (url: string, workload: Workload) => time(tool, url, workload),
  })),
  { name: 'server alone', time: timeServer },
];

/** Times everyone once a round, each first in turn, so that a busy moment hits all alike. */
export async function compare(
  workload: Workload,
  situation: Situation,
  newDatabase: () => Promise<string>,
): Promise<Comparison> {
  const { added, isDurable, rounds } = situation;
  const times = CONTENDERS.map((): number[] => []);
  for (let round = 0; round < rounds; round++) {
    for (const at of turns(round)) {
      const { name, time } = CONTENDERS[at] as Contender;
      const taken = await time(await newDatabase(), workload);
      times[at]?.push(taken);
      const where = `+${added} ms, fsync ${isDurable ? 'on' : 'off'}`;
      process.stdout.write(`${workload.name}, ${where}, ${name}: ${Math.round(taken)} ms\n`);
    }
  }
  const [staircase, sqlx, psql, server] = times.map(median);
  return { workload: workload.name, situation, staircase, sqlx, psql, server } as Comparison;
}

/** Indices of all contenders, beginning with another one each round. */
function turns(round: number): number[] {
  const count = CONTENDERS.length;
  return CONTENDERS.map((_, at) => (round + at) % count);
}

/** The one in the middle. */
export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
