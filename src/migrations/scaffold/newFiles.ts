import { sep } from 'node:path';
import type { FolderStyle } from '../folderStyle.ts';

/** A file to be written. */
export interface NewFile {
  readonly path: string;
  readonly content: string;
}

/** The files of a new migration, and the directory to be made for it; the flat layout has none. */
export interface NewFiles {
  readonly directory?: string;
  readonly up: NewFile;
  readonly down?: NewFile;
}

/** `stem` is the path up to the description. Without a text for it, there is no down script. */
export function newFiles(
  stem: string,
  { layout, reversible }: FolderStyle,
  up: string,
  down: string,
): NewFiles {
  if (layout === 'flat' && !reversible) return { up: { path: `${stem}.sql`, content: up } };
  const pathOf = (name: string) => `${stem}${layout === 'flat' ? '.' : sep}${name}`;
  return {
    ...(layout === 'directory' && { directory: stem }),
    up: { path: pathOf('up.sql'), content: up },
    ...(down !== '' && { down: { path: pathOf('down.sql'), content: down } }),
  };
}
