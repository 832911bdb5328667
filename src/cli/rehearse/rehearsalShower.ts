import type { Finding } from '../../lint/finding.ts';
import type { Migration, MigrationFolder } from '../../migrations/migration.ts';
import { lossSpot, type Spot } from '../../rehearsal/complaints.ts';
import type { Rehearsal } from '../../rehearsal/rehearsal.ts';
import { findingOf } from '../../rehearser/findingOf.ts';
import { heard } from '../../rehearser/heard.ts';
import type { Parser } from '../../sql/parser.ts';
import { type Locator, locator, type ShownFinding } from '../lint/shownFinding.ts';
import type { ShownRehearsal, ShownSpot } from './shownRehearsal.ts';

/** What it takes to show rehearsals. */
export interface ShowerMaterial {
  readonly folder: MigrationFolder;
  readonly parser: Parser;
  /** From which paths are told. */
  readonly directory: string;
}

/** Finds to each rehearsal its complaints, and what tells their places. */
export class RehearsalShower {
  readonly locator: Locator;
  readonly #material: ShowerMaterial;
  readonly #texts: ReadonlyMap<string, string>;

  constructor(material: ShowerMaterial) {
    const { folder, directory } = material;
    const scripts = folder.migrations.flatMap(({ up, down }) => [up, down].filter((it) => !!it));
    this.#material = material;
    this.#texts = new Map(scripts.map(({ path, text }) => [path, text]));
    this.locator = locator({ texts: this.#texts }, directory);
  }

  shown(found: Rehearsal): ShownRehearsal {
    const { folder, parser } = this.#material;
    const migration = folder.migrations.find((it) => isOf(it, found));
    const { rehearsal, complaints } = migration
      ? heard(found, migration, parser)
      : { rehearsal: found, complaints: [] };
    return {
      rehearsal,
      complaints: complaints.map((it) => ({
        ...this.#finding(findingOf(rehearsal, it)),
        cause: this.#cut(it),
        ...(it.cure && { cure: this.#spot(it.cure) }),
      })),
      losses: (rehearsal.losses ?? []).map((loss) => {
        const spot = migration && lossSpot(loss, migration);
        return { loss, ...(spot && { spot: this.#spot(spot) }) };
      }),
    };
  }

  #finding(finding: Finding): ShownFinding {
    return { finding, ...this.#placed(finding) };
  }

  #spot(spot: Spot): ShownSpot {
    return { ...this.#placed(spot), text: this.#cut(spot) };
  }

  #placed({ path, span }: Spot) {
    return { path: this.locator.pathOf(path), place: this.locator.placeOf(path, span) };
  }

  #cut({ path, span }: Spot): string {
    return (this.#texts.get(path) ?? '').slice(span.start, span.end);
  }
}

/** Two may have the same version, which is what is wrong with them. */
function isOf({ version, description, up }: Migration, rehearsal: Rehearsal): boolean {
  return !!up && version === rehearsal.version && description === rehearsal.description;
}
