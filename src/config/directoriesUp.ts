import { dirname, relative, sep } from 'node:path';

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
  return isInside(path, root) ? relative(root, path).split(sep).join('/') : path;
}

/** Whether a path is the root or lies below it. */
export function isWithin(path: string, root: string): boolean {
  return path === root || isInside(path, root);
}

function isInside(path: string, root: string): boolean {
  return path.startsWith(root.endsWith(sep) ? root : root + sep);
}
