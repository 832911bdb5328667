import type { WantedPlace } from '../../rehearser/schemaTask.ts';
import type { FolderView } from '../../view/tree/folderView.ts';
import { askFolder } from '../ask/askScope.ts';
import type { Command } from '../command.ts';
import { askPlace, type ChosenPlace } from '../schema/askPlace.ts';
import { readTargetSchema } from '../schema/readTargetSchema.ts';
import { showComparison } from '../schema/showComparison.ts';
import type { Services } from '../services.ts';

const TITLE = 'Compare Schemas';

/** Compares the schemas after two migrations, or after one and in the folder's database. */
export const compareSchemas: Command = async (services, subject) => {
  const view = await askFolder(services, subject, TITLE);
  if (!view) return undefined;
  const first =
    subject.version === undefined
      ? await askPlace(view, TITLE, { placeHolder: 'The left side', hasTarget: false })
      : { version: BigInt(subject.version) };
  if (!first) return undefined;
  const second = await askPlace(view, TITLE, { placeHolder: 'The right side', hasTarget: true });
  if (!second) return undefined;
  const left = await wanted(services, view, first);
  const right = left && (await wanted(services, view, second));
  if (!left || !right) return undefined;
  const names = `${nameOf(first, view)} and ${nameOf(second, view)}`;
  return await showComparison(services, view.config, {
    places: [left, right],
    title: `Schemas of ${names}`,
    same: `The schemas of ${names} are the same.`,
  });
};

async function wanted(
  services: Services,
  { config }: FolderView,
  place: ChosenPlace,
): Promise<WantedPlace | undefined> {
  if (place === 'target') return await readTargetSchema(services, config);
  return { kind: 'after', version: place.version };
}

function nameOf(place: ChosenPlace, { config }: FolderView): string {
  if (place !== 'target') return `${place.version}`;
  return config.target.kind === 'target' ? config.target.target.name : 'the database';
}
