import { askDrop } from '../ask/askDrop.ts';
import type { Handler } from '../command.ts';
import { sayChange } from '../output/sayChange.ts';
import { dropDatabase as drop } from '../perform/changeDatabase.ts';
import { nothingDone } from '../perform/nothingDone.ts';
import { readProject } from '../source/project.ts';
import { requireTarget } from '../target/requireTarget.ts';

/** `database drop`: drops the database with everything in it, once a person has said so. */
export const dropDatabase: Handler = async (context) => {
  const target = await requireTarget(await readProject(context));
  if (!(await askDrop(context, target))) return nothingDone(context);
  const change = await drop(context, target);
  return sayChange(context, target, change, { done: 'Dropped', unneeded: 'There was none' });
};
