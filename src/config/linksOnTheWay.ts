import { type Dirent, readdir, statSync } from 'node:fs';
import { join } from 'node:path';

type List = typeof readdir;
type Look = (entries: Dirent[], directory: string) => Dirent[];

/**
 * A `readdir` for a walk that does not follow links: it tells of those of a name that it meets. The
 * walk has read their entries anyway, so that this costs nothing.
 */
export function tellingLinks(name: string, tell: (path: string) => void): List {
  return looking((entries, directory) => {
    for (const it of entries) {
      if (it.name === name && it.isSymbolicLink()) tell(join(directory, name));
    }
    return entries;
  });
}

/** A `readdir` for a walk that does not follow links to directories, but takes those to files for files. */
export function takingLinksForFiles(): List {
  return looking((entries, directory) =>
    entries.map((it) =>
      it.isSymbolicLink() && isFile(join(directory, it.name)) ? asFile(it) : it,
    ),
  );
}

function looking(look: Look): List {
  const list = (
    directory: string,
    options: { withFileTypes: true },
    done: (error: NodeJS.ErrnoException | null, entries?: Dirent[]) => void,
  ): void =>
    readdir(directory, options, (error, entries) => {
      done(error, entries && look(entries, directory));
    });
  return list as List;
}

/** False for a link that leads nowhere, or round in a circle. */
function isFile(path: string): boolean {
  try {
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

function asFile(entry: Dirent): Dirent {
  return Object.create(entry, {
    name: { value: entry.name },
    isFile: { value: () => true },
    isDirectory: { value: () => false },
    isSymbolicLink: { value: () => false },
  });
}
