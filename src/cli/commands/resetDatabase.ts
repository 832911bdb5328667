import { askDrop } from '../ask/askDrop.ts';
import type { Handler } from '../command.ts';
import { sayFailure } from '../output/sayChange.ts';
import { dropDatabase } from '../perform/changeDatabase.ts';
import { nothingDone } from '../perform/nothingDone.ts';
import { readProject } from '../source/project.ts';
import { readSource } from '../source/readSource.ts';
import { requireFolder } from '../source/requireFolder.ts';
import { requireTarget } from '../target/requireTarget.ts';
import { setUp } from './setUpDatabase.ts';

/**
 * `database reset`: drops the database, creates it and runs everything. Where sqlx goes on after a
 * "no" and drops before it looks for the migrations (sqlx.md, section 6.8), this one does neither.
 */
export const resetDatabase: Handler = async (context) => {
  const project = await readProject(context);
  const target = await requireTarget(project);
  await requireFolder(context, project, await readSource(project));
  if (!(await askDrop(context, target))) return nothingDone(context);
  const change = await dropDatabase(context, target);
  if (change.kind === 'failed') return sayFailure(context, target, change);
  const confirmed = { ...context, flags: { ...context.flags, yes: true } };
  return await setUp(confirmed, project, target);
};
