import type { Handler } from '../command.ts';
import { sayChange } from '../output/sayChange.ts';
import { createDatabase as create } from '../perform/changeDatabase.ts';
import { readProject } from '../source/project.ts';
import { requireTarget } from '../target/requireTarget.ts';

/** `database create`: creates the database unless it is there. */
export const createDatabase: Handler = async (context) => {
  const target = await requireTarget(await readProject(context));
  const change = await create(context, target);
  return sayChange(context, target, change, { done: 'Created', unneeded: 'It is there already' });
};
