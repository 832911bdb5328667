import type { Target } from '../../database/target.ts';
import type { Failure } from '../../engine/run/report.ts';
import type { MigrationFolder } from '../../migrations/migration.ts';
import type { SchemaPlace } from '../../rehearsal/schemaPlace.ts';
import { type StageSchemas, stageSchemas } from '../../rehearsal/stage/stageSchemas.ts';
import { targetSchema } from '../../rehearsal/targetSchema.ts';
import type { Catalogue } from '../../schema/catalogue.ts';
import { withoutServer } from '../../schema/withoutServer.ts';
import { loadParser } from '../../sql/libpgQuery.ts';
import type { CommandContext } from '../command.ts';
import { READ_LIMITS } from '../perform/planning.ts';
import { onOwnStage } from '../rehearse/onOwnStage.ts';
import type { Project } from '../source/project.ts';
import { openTarget } from '../target/openTarget.ts';
import { requireTarget } from '../target/requireTarget.ts';

/** What was read for each place, or why a migration before one of them does not run. */
export type FoundSchemas =
  | {
      readonly schemas: readonly Catalogue[];
      /** What of the migrations was not run. One sentence each. */
      readonly left: readonly string[];
      /** The database that was looked at. */
      readonly target?: Target;
    }
  | { readonly failure: Failure };

/**
 * Reads the schema at each place. Only where one of them is the target, that is connected to; and what
 * servers differ in anyhow, such as roles, is left out of both then.
 */
export async function readSchemas(
  context: CommandContext,
  project: Project,
  folder: MigrationFolder,
  places: readonly SchemaPlace[],
): Promise<FoundSchemas> {
  const isTarget = places.some(({ kind }) => kind === 'target');
  const target = isTarget ? await requireTarget(project) : undefined;
  const seen = target && (await ofTarget(context, project, target));
  const made = await ofStage(context, project, folder, places);
  if ('failure' in made) return made;
  const found = places.map((it) => (it.kind === 'target' ? seen : made.schemas.get(it.count)));
  const schemas = found.map((it) => it ?? { rows: [] });
  const { left } = made;
  return target ? { schemas: schemas.map(withoutServer), left, target } : { schemas, left };
}

async function ofTarget(
  context: CommandContext,
  { ledgerName }: Project,
  target: Target,
): Promise<Catalogue> {
  const session = await openTarget(context, target);
  try {
    context.terminal.status(`Reading the schema of ${target.name}`);
    return await targetSchema(session, ledgerName, target.kind === 'server' ? READ_LIMITS : {});
  } finally {
    await session.close().catch(() => undefined);
  }
}

async function ofStage(
  context: CommandContext,
  project: Project,
  folder: MigrationFolder,
  places: readonly SchemaPlace[],
): Promise<StageSchemas> {
  const counts = places.flatMap((it) => (it.kind === 'version' ? [it.count] : []));
  if (counts.length === 0) return { schemas: new Map(), left: [] };
  const { ledgerName, createSchemas, settings } = project;
  const { allowTransactionControl } = settings;
  const run = { ledgerName, createSchemas, allowTransactionControl, signal: context.signal };
  const parser = await loadParser();
  const task = { folder, context: { ...run, parser }, counts };
  return await onOwnStage(context, project, (stage) => stageSchemas(stage, task));
}
