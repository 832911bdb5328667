import type { Complaint } from '../complaint.ts';
import { type Comeback, comebacksOf } from '../inverse/comebacks.ts';
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
  return comebacksOf(reversal.played, does, histories).map((it) => ({
    span: it.effect.span,
    path: up.path,
    message: messageOf(it),
    help: `Write it in ${nameOf(down)} as the earlier migrations have it.`,
  }));
}

function messageOf({ thing, was, is, differs }: Comeback): string {
  const shown = shownThing(thing);
  if (is === undefined)
    return `A revert does not bring ${shown} back, which goes with what is dropped here.`;
  if (!differs)
    return `A revert brings ${shown} back as ${is}, and before this migration it was ${was}.`;
  const isMany = differs.length > 1 || /[^s]s$/.test(differs[0] ?? '');
  const verb = isMany ? 'are' : 'is';
  return `A revert brings ${shown} back otherwise than it was before this migration: its ${differs.join(' and its ')} ${verb} not the same.`;
}
