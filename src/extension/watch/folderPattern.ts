import { basename, dirname, isAbsolute, relative, sep } from 'node:path';

/** A glob, and the directory it is meant from. */
export interface FolderPattern {
  readonly base: string;
  readonly glob: string;
}

/**
 * What to watch so that a migrations folder's coming and going is seen. A directory that is moved or
 * deleted makes one event, for itself, so each one on the way from the root to the folder counts, and
 * each within it. What lies outside the root is watched for its files, too.
 */
export function folderPattern(root: string, folder: string): FolderPattern {
  const way = relative(root, folder);
  if (isAbsolute(way) || way.split(sep)[0] === '..') {
    const name = escaped(basename(folder));
    return { base: dirname(folder), glob: `{${name},${name}/**}` };
  }
  const names = way === '' ? [] : way.split(sep).map(escaped);
  const directories = names.map((_, index) => names.slice(0, index + 1).join('/'));
  const within = [...names, '*'].join('/');
  return {
    base: root,
    glob: names.length === 0 ? within : `{${[...directories, within].join(',')}}`,
  };
}

/** Any one character instead of one that means something in a glob: an event too many does no harm. */
function escaped(name: string): string {
  return name.replaceAll(/[{}[\]*?,!]/g, '?');
}
