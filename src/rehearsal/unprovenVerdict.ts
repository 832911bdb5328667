import { missedFrom } from './leftOut.ts';
import type { Unprovable } from './notProvable.ts';
import type { Rehearsal } from './rehearsal.ts';

/**
 * What a rehearsal proves where statements were left out of it: of the rest it says what it has seen,
 * and of the whole nothing.
 */
export function unprovenVerdict(rehearsal: Rehearsal, reasons: readonly string[]): Rehearsal {
  if (reasons.length === 0) return rehearsal;
  const { failure, ...others } = rehearsal;
  const said = [...reasons, ...rehearsal.reasons, ofTheRest(rehearsal)];
  return { ...others, verdict: 'not-provable', reasons: said };
}

/**
 * What a failure proves where statements of migrations before it were left out: nothing, when it
 * misses an object that they may have made.
 */
export function unprovenChain(rehearsal: Rehearsal, left: readonly Unprovable[]): Rehearsal {
  const { failure } = rehearsal;
  const isForWant = failure && missedFrom(failure, undefined, left);
  return isForWant
    ? unprovenVerdict(
        rehearsal,
        left.map(({ reason }) => reason),
      )
    : rehearsal;
}

/**
 * What a rehearsal proves where migrations before it do not run: what it has seen without them. That
 * a script is no SQL is its own fault all the same.
 */
export function unprovenAfter(rehearsal: Rehearsal, reasons: readonly string[]): Rehearsal {
  if (rehearsal.failure?.sqlstate !== SYNTAX_ERROR) return unprovenVerdict(rehearsal, reasons);
  return { ...rehearsal, reasons: [...reasons, ...rehearsal.reasons] };
}

const SYNTAX_ERROR = '42601';

function ofTheRest({ verdict, failure }: Rehearsal): string {
  switch (verdict) {
    case 'reversible':
      return 'Everything else was run, and its way back works.';
    case 'lossy':
      return 'Everything else was run, and its way back works, but not for all data.';
    case 'not-reversed':
      return 'Everything else was run, and its way back leaves differences.';
    case 'not-repeatable':
      return 'Everything else was run, there and back, but not there again.';
    case 'fails':
      return `Everything else fails without it: ${failure?.message ?? ''}`;
    case 'irreversible':
    case 'no-down':
    case 'not-provable':
      return 'Everything else was run.';
  }
}
