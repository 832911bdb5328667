import type { FolderConfig } from './folderConfig.ts';
import { findFolders, type MissingFolder } from './folders.ts';
import type { ProjectSources, RootSources } from './projectSources.ts';
import { resolveFolder } from './resolveFolder.ts';

/** Every migrations folder of a workspace with what is configured for it. */
export interface Project {
  /** By path. A folder that lies in two roots, one within the other, stands here once. */
  readonly folders: readonly FolderConfig[];
  readonly missing: readonly MissingFolder[];
}

/** Finds the migrations folders of all roots and reads their configuration. */
export async function readProject(sources: ProjectSources): Promise<Project> {
  const innermostFirst = sources.roots.toSorted((a, b) => b.path.length - a.path.length);
  const searched = await Promise.all(
    innermostFirst.map(async (root) => ({
      root,
      ...(await findFolders(root.path, root.settings.folders, sources.trusted)),
    })),
  );
  const rootOf = new Map<string, RootSources>();
  for (const { root, found } of searched) {
    for (const path of found) if (!rootOf.has(path)) rootOf.set(path, root);
  }
  const folders = await Promise.all(
    [...rootOf].map(([path, root]) => resolveFolder(path, root, sources)),
  );
  return {
    folders: folders.toSorted((a, b) => (a.path < b.path ? -1 : 1)),
    missing: searched.flatMap(({ missing }) => missing),
  };
}
