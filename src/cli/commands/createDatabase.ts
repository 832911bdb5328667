import { createDatabase as create } from '../changeDatabase.ts';
import type { Handler } from '../command.ts';
import { targetOf } from '../openTarget.ts';
import { sayChange } from '../output/sayChange.ts';
import { readProject } from '../project.ts';

/** `database create`: creates the database unless it is there. */
export const createDatabase: Handler = async (context) => {
  const target = await targetOf(await readProject(context));
  const change = await create(context, target);
  return sayChange(context, target, change, { done: 'Created', unneeded: 'It is there already' });
};
