import type { Complaint } from '../complaint.ts';
import { comebacksOf } from '../inverse/comebacks.ts';
import { shownThing } from '../inverse/thing.ts';
import type { LintMigration } from '../subject.ts';
import { nameOf, type WayBack } from './wayBack.ts';

/** What a revert brings or sets back, but not as it was before up has dropped or set it. */
export function restoredOtherwise(
  does: 'drop' | 'set',
  migration: LintMigration,
  { up, down, reversal }: WayBack,
): Complaint[] {
  const histories = () => ({ before: migration.before, after: down.schemaAfter });
  return comebacksOf(reversal.played, does, histories).map(({ effect, thing, was, is }) => ({
    span: effect.span,
    path: up.path,
    message:
      is === undefined
        ? `A revert does not bring ${shownThing(thing)} back, which goes with what is dropped here.`
        : `A revert brings ${shownThing(thing)} back as ${is}, and before this migration it was ${was}.`,
    help: `Write it in ${nameOf(down)} as the earlier migrations have it.`,
  }));
}
