import type { Script } from '../migrations/migration.ts';
import type { Parser, Statement } from '../sql/parser.ts';
import type { Span } from '../sql/span.ts';
import { disguised } from './disguised.ts';
import type { LeftOut } from './leftOut.ts';
import { beyondStage, type StageOffer } from './stage/beyondStage.ts';

/** A statement that is not run on a stage. */
export interface Unprovable extends LeftOut {
  readonly span: Span;
  /** What it needs, in one sentence with its first words. */
  readonly reason: string;
}

/** The same, where it stands in a migration. */
export interface NotRun extends Pick<Unprovable, 'span' | 'reason'> {
  readonly leg: 'up' | 'down';
}

/** A script as it is run on a stage, and what of it is not. */
export interface ProvableScript {
  readonly script: Script;
  readonly left: readonly Unprovable[];
}

/**
 * The script without the statements that need what the stage lacks, or that would reach out of it:
 * blanks stand in their place, so that all others keep theirs. Its checksum stays as it is.
 */
export function provableScript(script: Script, parser: Parser, offer: StageOffer): ProvableScript {
  if (offer.ownsServer && !MAY_BE_BEYOND.test(script.text)) return { script, left: [] };
  const left = parser
    .parse(script.text)
    .statements.flatMap((it) => unprovable(it, script.text, offer) ?? []);
  return withoutThese(script, left);
}

/** Blanks stand in the place of what is left out. */
export function withoutThese(script: Script, left: readonly Unprovable[]): ProvableScript {
  if (left.length === 0) return { script, left };
  return { script: { ...script, text: left.reduce(blanked, script.text) }, left };
}

/** A statement that is not run, and what it needs: as an object in a sentence. */
export function unprovableFor({ span, kind }: Statement, text: string, need: string): Unprovable {
  const own = text.slice(span.start, span.end);
  return { span, kind, text: own, reason: `Not run here, as it needs ${need}: ${firstWords(own)}` };
}

/** So much of a statement as it is known by. */
export function firstWords(statement: string): string {
  const words = statement.replaceAll(/\s+/g, ' ');
  return words.length > LONGEST ? `${words.slice(0, LONGEST)}...` : words;
}

/** On a stage of its own, most scripts have none of these words, and need not be parsed for it. */
const MAY_BE_BEYOND =
  /\b(?:system|database|tablespace|subscription|copy|load|label|extension|language|role|user|group|owned|grant|pg_\w+|lo_\w+|dblink\w*|postgres_fdw\w*)\b/i;

function unprovable(statement: Statement, text: string, offer: StageOffer): Unprovable | undefined {
  const need =
    beyondStage(statement, offer) ??
    neededInside(statement, offer) ??
    (offer.ownsServer ? undefined : disguised(statement, text));
  return need === undefined ? undefined : unprovableFor(statement, text, need);
}

/** So much of a statement is enough to know it by. */
const LONGEST = 60;

/** Of a DO block, what always runs; what is guarded may be meant for other servers. */
function neededInside({ kind, body }: Statement, offer: StageOffer): string | undefined {
  if (kind !== 'DoStmt') return undefined;
  const always = body?.()?.statements.filter(({ inDo }) => !inDo.isGuarded) ?? [];
  return always.map((it) => beyondStage(it, offer)).find((it) => it !== undefined);
}

function blanked(text: string, { span: { start, end } }: Unprovable): string {
  const blank = text.slice(start, end).replaceAll(/[^\r\n]/g, ' ');
  return `${text.slice(0, start)}${blank}${text.slice(end)}`;
}
