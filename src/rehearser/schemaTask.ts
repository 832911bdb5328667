import type { Failure } from '../engine/run/report.ts';
import type { MigrationFolder } from '../migrations/migration.ts';
import { readFolder } from '../migrations/readFolder.ts';
import { placeAfter, placeBefore, type SchemaPlace } from '../rehearsal/schemaPlace.ts';
import type { StagePlace } from '../rehearsal/stage/stagePlace.ts';
import { type StageSchemas, stageSchemas } from '../rehearsal/stage/stageSchemas.ts';
import type { Catalogue } from '../schema/catalogue.ts';
import { schemaText, schemaTexts } from '../schema/schemaText.ts';
import { withoutServer } from '../schema/withoutServer.ts';
import type { FolderQuestion } from './rehearseTask.ts';
import type { Perform, Task, TaskTools } from './task.ts';

export type SchemaTask = Task<SchemaQuestion, never, SchemaAnswer>;

/** Which schemas are wanted as text, of a folder as it stands on disk now. */
export interface SchemaQuestion {
  readonly stage: StagePlace;
  readonly folder: FolderQuestion;
  readonly places: readonly WantedPlace[];
}

/** Before or after a migration, version 0 being before all; or what was read of another database. */
export type WantedPlace =
  | { readonly kind: 'before' | 'after'; readonly version: bigint }
  | { readonly kind: 'read'; readonly name: string; readonly catalogue: Catalogue };

export type SchemaAnswer =
  | { readonly texts: readonly NamedText[]; readonly left: readonly string[] }
  | { readonly failure: Failure };

/** A schema, and where it is. */
export interface NamedText {
  readonly name: string;
  readonly text: string;
}

/** Reads the schemas; what servers differ in anyhow is left out where one was read of another database. */
export const schemaTask: Perform<SchemaTask> = async (question, tools) => {
  const { path, ignoredChars } = question.folder;
  const folder = await readFolder(path, { ignoredChars });
  const places = question.places.map((it) => placeOf(it, folder));
  const missing = question.places.find((_, at) => places[at] === undefined);
  if (missing) return { failure: gone(missing, path) };
  const made = await madeOnStage(question, folder, places, tools);
  if ('failure' in made) return made;
  const isMixed = question.places.some(({ kind }) => kind === 'read');
  const texts = question.places.map((wanted, at) => {
    const place = places[at];
    const found = wanted.kind === 'read' ? wanted.catalogue : catalogueAt(made.schemas, place);
    const shown = schemaTexts(isMixed ? withoutServer(found) : found);
    return { name: place?.name ?? '', text: schemaText(shown) };
  });
  return { texts, left: made.left };
};

function placeOf(wanted: WantedPlace, folder: MigrationFolder): SchemaPlace | undefined {
  if (wanted.kind === 'read') return { kind: 'target', name: wanted.name };
  const find = wanted.kind === 'before' ? placeBefore : placeAfter;
  return find(folder, wanted.version);
}

async function madeOnStage(
  { stage, folder: configured }: SchemaQuestion,
  folder: MigrationFolder,
  places: readonly (SchemaPlace | undefined)[],
  { parser, signal, stages }: TaskTools<never>,
): Promise<StageSchemas> {
  const counts = places.flatMap((it) => (it?.kind === 'version' ? [it.count] : []));
  if (counts.length === 0) return { schemas: new Map(), left: [] };
  const { path: _, ignoredChars: __, ...context } = configured;
  const task = { folder, context: { ...context, parser, signal }, counts };
  return await stages.on(stage, (opened) => stageSchemas(opened, task));
}

function catalogueAt(
  schemas: ReadonlyMap<number, Catalogue>,
  place: SchemaPlace | undefined,
): Catalogue {
  const found = place?.kind === 'version' ? schemas.get(place.count) : undefined;
  return found ?? { rows: [] };
}

function gone(wanted: WantedPlace, path: string): Failure {
  const name = wanted.kind === 'read' ? wanted.name : `${wanted.version}`;
  return {
    message: `There is no migration ${name} in ${path}.`,
    advice: 'Refresh, and choose one that is there.',
  };
}
