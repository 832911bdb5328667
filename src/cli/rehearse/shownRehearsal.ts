import type { Finding } from '../../lint/finding.ts';
import type { MigrationFolder } from '../../migrations/migration.ts';
import { complaintsOf, lossSpot, type Spot } from '../../rehearsal/complaints.ts';
import type { Rehearsal } from '../../rehearsal/rehearsal.ts';
import type { Loss } from '../../rehearsal/survival/loss.ts';
import { findingOf } from '../../rehearser/findingOf.ts';
import type { Parser } from '../../sql/parser.ts';
import { type Locator, locator, type PlaceSpan, type ShownFinding } from '../lint/shownFinding.ts';

/** A rehearsal, and what it complains about, where a person looks for it. */
export interface ShownRehearsal {
  readonly rehearsal: Rehearsal;
  readonly complaints: readonly ShownComplaint[];
  readonly losses: readonly ShownLoss[];
}

/** Data that down does not bring back. */
export interface ShownLoss {
  readonly loss: Loss;
  /** The statement that has lost them, where it could be told. */
  readonly spot?: ShownSpot;
}

/** A stretch of a script, with its text. */
interface ShownSpot {
  readonly path: string;
  readonly place: PlaceSpan;
  readonly text: string;
}

/** A complaint as a finding, which is how the linter's are told, too. */
export interface ShownComplaint extends ShownFinding {
  /** The statement it is about; empty where it could not be told. */
  readonly cause: string;
  readonly cure?: ShownSpot;
}

/** What it takes to show rehearsals. */
export interface Shower {
  readonly folder: MigrationFolder;
  readonly parser: Parser;
  /** From which paths are told. */
  readonly directory: string;
}

/** Rehearsals with their complaints, and what tells their places. */
export function shownRehearsals(
  rehearsals: readonly Rehearsal[],
  { folder, parser, directory }: Shower,
): { readonly shown: ShownRehearsal[]; readonly locator: Locator } {
  const scripts = folder.migrations.flatMap(({ up, down }) => [up, down].filter((it) => !!it));
  const texts = new Map(scripts.map(({ path, text }) => [path, text]));
  const places = locator({ texts }, directory);
  const cutOf = ({ path, span }: Spot): string =>
    (texts.get(path) ?? '').slice(span.start, span.end);
  const spotOf = (it: Spot): ShownSpot => ({ ...placed(it, places), text: cutOf(it) });
  const shownOf = (rehearsal: Rehearsal): ShownRehearsal => {
    const migration = folder.migrations.find(({ version }) => version === rehearsal.version);
    const complaints = migration ? complaintsOf(rehearsal, migration, parser) : [];
    return {
      rehearsal,
      complaints: complaints.map((it) => ({
        ...shown(findingOf(rehearsal, it), places),
        cause: cutOf(it),
        ...(it.cure && { cure: spotOf(it.cure) }),
      })),
      losses: (rehearsal.losses ?? []).map((loss) => {
        const spot = migration && lossSpot(loss, migration);
        return { loss, ...(spot && { spot: spotOf(spot) }) };
      }),
    };
  };
  return { shown: rehearsals.map(shownOf), locator: places };
}

function shown(finding: Finding, places: Locator): ShownFinding {
  return { finding, ...placed(finding, places) };
}

function placed({ path, span }: Spot, { pathOf, placeOf }: Locator) {
  return { path: pathOf(path), place: placeOf(path, span) };
}
