import type { Migration, Script } from '../migrations/migration.ts';
import type { Difference } from '../schema/differences.ts';
import { type DifferenceWords, differenceText } from '../schema/differenceText.ts';
import { wholes } from '../schema/wholes.ts';
import type { Parser, Statement } from '../sql/parser.ts';
import type { Span } from '../sql/span.ts';
import { type BlamedScripts, blame } from './blame.ts';
import { failureSpan } from './failureSpan.ts';
import { lossText } from './lossText.ts';
import type { Rehearsal } from './rehearsal.ts';
import type { Loss } from './survival/loss.ts';

/** A stretch of a script. */
export interface Spot {
  readonly path: string;
  readonly span: Span;
}

/** One thing that a rehearsal has found, with the statement that it goes back to. */
export interface RehearsalComplaint extends Spot {
  /** A full sentence. */
  readonly message: string;
  /** What to do, as far as it can be told. */
  readonly help?: string;
  /** The statement of the down script that should undo it. */
  readonly cure?: Spot;
}

/**
 * What is to be said of a migration, at the statements that have made it so: what is wrong with it, and
 * what could not be shown though it is reversible. Of what cannot be told whose doing it is, it is said
 * at the beginning of the up script.
 */
export function complaintsOf(
  rehearsal: Rehearsal,
  { up, down }: Migration,
  parser: Parser,
): RehearsalComplaint[] {
  if (!up) return [];
  const scripts = { up: parser.parse(up.text), down: down && parser.parse(down.text) };
  const found = wholes(rehearsal.differences.filter(({ isNote }) => !isNote));
  const words = WORDS[rehearsal.verdict] ?? LEFT;
  return [
    ...failureComplaints(rehearsal, up, down),
    ...found.map((it) => differenceComplaint(it, words, { up, down, scripts })),
    ...(rehearsal.losses ?? []).map((it) => ({
      message: lossText(it),
      ...(lossSpot(it, { up, ...(down && { down }) }) ?? startOf(up)),
    })),
    ...rehearsal.reasons.map((it) => ({
      message: reason(rehearsal, it),
      ...(spotOfReason(rehearsal, it, { up, ...(down && { down }) }) ?? startOf(up)),
    })),
    ...(rehearsal.verdict === 'no-down' ? [{ ...NO_DOWN, path: up.path }] : []),
  ];
}

function reason({ verdict }: Rehearsal, text: string): string {
  return verdict === 'irreversible' ? `It says of itself: ${text}` : text;
}

const START: Span = { start: 0, end: 0 };

function startOf({ path }: Script): Spot {
  return { path, span: START };
}

/** The statement that found no row to change, or was not run, where that is what a reason says. */
function spotOfReason(
  { unmatched = [], notRun = [] }: Rehearsal,
  reason: string,
  { up, down }: Scripts,
): Spot | undefined {
  const found = [...unmatched, ...notRun].find((it) => it.reason === reason);
  const script = found?.leg === 'down' ? down : up;
  return found && script && { path: script.path, span: found.span };
}

const NO_DOWN = { message: 'There is no down script.', span: START };

const LEFT: DifferenceWords = {
  extra: 'is left behind by the down script',
  missing: 'is not brought back by the down script',
  changed: 'is not brought back as it was',
};

const WORDS: { readonly [verdict: string]: DifferenceWords } = {
  'not-repeatable': {
    extra: 'is there only after the second up',
    missing: 'is there only after the first up',
    changed: 'differs after the second up',
  },
};

function failureComplaints(
  { failure }: Rehearsal,
  up: Script,
  down: Script | undefined,
): RehearsalComplaint[] {
  if (!failure) return [];
  const { leg, message, server, hint, sqlstate, advice, place } = failure;
  const script = leg === 'down' && down ? down : up;
  const said = `${LEGS[leg]} fails: ${server?.message ?? message}`;
  const code = sqlstate === undefined ? '' : ` (SQLSTATE ${sqlstate})`;
  // The engine's advice on what the server says is for databases that hold more than migrations.
  const help = hint ?? (sqlstate === undefined ? advice : undefined);
  return [
    {
      message: code === '' && /[.!?]$/.test(said) ? said : `${said.replace(/\.$/, '')}${code}.`,
      path: script.path,
      span: place ? failureSpan(script.text, place) : START,
      ...(help !== undefined && { help }),
    },
  ];
}

const LEGS = { up: 'Up', down: 'Down', 'up again': 'Up after down' } as const;

/** The statement that has lost data, where it could be told. */
export function lossSpot({ cause }: Loss, { up, down }: Scripts): Spot | undefined {
  const script = cause?.leg === 'down' ? down : up;
  return cause && script && { path: script.path, span: cause.span };
}

type Scripts = Pick<Migration, 'up' | 'down'>;

interface Blamed {
  readonly up: Script;
  readonly down: Script | undefined;
  readonly scripts: BlamedScripts;
}

function differenceComplaint(
  difference: Difference,
  words: DifferenceWords,
  { up, down, scripts }: Blamed,
): RehearsalComplaint {
  const { cause, cure } = blame(difference, scripts);
  return {
    message: `${capitalised(differenceText(difference, words))}.`,
    ...(spotOf(up, cause) ?? startOf(up)),
    ...(down && cure && { cure: { path: down.path, span: cure.span } }),
  };
}

function spotOf({ path }: Script, statement: Statement | undefined): Spot | undefined {
  return statement && { path, span: statement.span };
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
