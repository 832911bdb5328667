import { dirname, sep } from 'node:path';

/** A folder and those above it up to the root, nearest first; of a folder outside the root, both alone. */
export function directoriesUp(folder: string, root: string): string[] {
  if (folder === root) return [root];
  return isInside(folder, root)
    ? [folder, ...directoriesUp(dirname(folder), root)]
    : [folder, root];
}

/** A path as a person reads it: from the root, with slashes; "." is the root, outside it is absolute. */
export function pathFrom(root: string, path: string): string {
  if (path === root) return '.';
  if (!isInside(path, root)) return path;
  // What `path.relative` tells of resolved paths, in a tenth of the time: thousands are printed.
  return path.slice(below(root).length).replaceAll(sep, '/');
}

/** Whether a path is the root or lies below it. */
export function isWithin(path: string, root: string): boolean {
  return path === root || isInside(path, root);
}

function isInside(path: string, root: string): boolean {
  return path.startsWith(below(root));
}

/** What the paths of all that lies below a folder begin with. */
function below(root: string): string {
  return root.endsWith(sep) ? root : root + sep;
}
