import { basename } from 'node:path';
import type { Findings, FlatFile } from './found.ts';
import { groupBy } from './groupBy.ts';
import type { Migration, Problem } from './migration.ts';
import { readScript } from './script.ts';

/** sqlx's own layout: files are paired by their version, descriptions may differ. */
export function flatMigrations(
  files: readonly FlatFile[],
  folder: string,
  ignoredChars: readonly string[],
): Findings {
  const scripts = files.map((it) => readFlat(it, ignoredChars));
  const versions = [...groupBy(scripts, (it) => it.name.version).values()];
  return {
    migrations: versions.flatMap((group) => migrationsOf(group, folder)),
    problems: [
      ...scripts.flatMap(({ problem }) => (problem ? [problem] : [])),
      ...versions.flatMap(downProblems),
    ],
  };
}

type FlatScript = FlatFile & ReturnType<typeof readScript>;

function readFlat(flat: FlatFile, ignoredChars: readonly string[]): FlatScript {
  const { version } = flat.name;
  return { ...flat, ...readScript(flat.file, { version, ignoredChars, noTransaction: false }) };
}

/** More than one up of a version are several migrations, which are then named as duplicates. */
function migrationsOf(group: readonly FlatScript[], folder: string): Migration[] {
  const ups = group.filter(isUp);
  const down = group.find((it) => !isUp(it));
  const named = ups.length > 0 ? ups : group.slice(0, 1);
  return named.map((it) => ({
    version: it.name.version,
    description: it.name.description,
    layout: 'flat',
    path: it.file.path,
    folder,
    ...(isUp(it) && it.script && { up: it.script }),
    ...(down?.script && { down: down.script }),
  }));
}

function isUp({ name }: FlatFile): boolean {
  return name.script !== 'down';
}

function downProblems(group: readonly FlatScript[]): Problem[] {
  const downs = group.filter((it) => !isUp(it));
  if (downs.length === group.length) return downs.map(withoutUp);
  return downs.length > 1 ? downs.map((it) => duplicateDown(it, downs)) : [];
}

/** sqlx passes over it in silence, and so nothing keeps the rest from running. */
function withoutUp({ name, file }: FlatScript): Problem {
  const message = `Takes back version ${name.version}, which has no up file here. Add the up file, or remove this one.`;
  return {
    kind: 'down-without-up',
    path: file.path,
    version: name.version,
    message,
    refusesRun: false,
  };
}

function duplicateDown({ name, file }: FlatScript, downs: readonly FlatScript[]): Problem {
  const names = downs.map((it) => basename(it.file.path)).join(' and ');
  const message = `Version ${name.version} has several down files: ${names}. Keep the one that takes it back.`;
  return {
    kind: 'duplicate-down',
    path: file.path,
    version: name.version,
    message,
    refusesRun: true,
  };
}
