import pg from 'pg';
import { databaseText } from '../../support/databaseText.ts';
import type { Player } from '../../support/program.ts';

/** One of the things a person may do next, by one program. */
export interface Move {
  /** What it does, whoever does it. */
  readonly act: string;
  readonly player: Player;
  readonly args: readonly string[];
}

/** What came of a sequence: its last move's exit code, then ledger and schema. */
export type Outcome = string;

export interface Walk {
  /** A database that allows it, beside the ones that are copied. */
  readonly administrator: string;
  readonly moves: readonly Move[];
  readonly depth: number;
  /** Told of each sequence as soon as it has been made. */
  readonly onOutcome: (sequence: readonly Move[], outcome: Outcome) => void;
}

/**
 * Makes every sequence of up to `depth` moves from a state: each goes on from a copy of the database
 * that its predecessor has left.
 */
export async function walkFrom(
  state: string,
  walk: Walk,
  sequence: readonly Move[] = [],
): Promise<void> {
  if (sequence.length === walk.depth) return;
  for (const move of walk.moves) {
    await onCopyOf(state, walk.administrator, async (copy) => {
      const next = [...sequence, move];
      walk.onOutcome(next, await make(move, copy));
      await walkFrom(copy, walk, next);
    });
  }
}

/** Makes a move on a database. */
async function make({ player, args }: Move, url: string): Promise<Outcome> {
  const { code } = await player.run(args, { cwd: '/', env: { DATABASE_URL: url } });
  return `[${code}]\n${await databaseText(url)}`;
}

async function onCopyOf(
  url: string,
  administrator: string,
  work: (copy: string) => Promise<void>,
): Promise<void> {
  const name = new URL(url).pathname.slice(1);
  const copy = `${name}_`;
  await administrate(administrator, `CREATE DATABASE ${copy} TEMPLATE ${name}`);
  await work(url.replace(new RegExp(`/${name}$`), `/${copy}`));
  await administrate(administrator, `DROP DATABASE ${copy}`);
}

async function administrate(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
