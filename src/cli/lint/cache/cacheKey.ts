import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { readSquawkToml } from '../../../config/squawkToml.ts';
import type { CommandContext } from '../../command.ts';
import type { Project } from '../../source/project.ts';
import type { FolderMaterial, LintMaterial } from '../lintMaterial.ts';

/**
 * What the output of a call depends on, as a hash: the program, the options, the configuration, what
 * git knows, all texts with their names, of all files of a folder, and the day. In hexadecimal.
 */
export async function cacheKey(
  context: CommandContext,
  { root, settings }: Project,
  material: LintMaterial,
): Promise<string> {
  const { flags, directory, terminal, program } = context;
  const { cache: _, cacheLocation: _place, ...options } = flags;
  const parts = {
    program: hashOf(await readFile(program)),
    options,
    look: [directory, root, terminal.isTerminal, terminal.paint('red', 'x')],
    settings: settings.lint,
    tomls: await tomlsOf(material),
    folders: material.folders.map(folderPart),
    files: material.files.map(({ path, text }) => [path, hashOf(text)]),
    time: timeOf(material, new Date()),
  };
  return hashOf(JSON.stringify(parts, replacer));
}

function folderPart({ read, settled, isMeant }: FolderMaterial) {
  const scripts = read.migrations.flatMap(({ up, down }) => [up, down].filter((it) => !!it));
  return [
    read.path,
    read.migrations.map(({ path, layout }) => [path, layout, isMeant(path)]),
    scripts.map(({ path, checksum, noTransaction }) => [
      path,
      checksum.toString('hex'),
      noTransaction,
      isMeant(path),
    ]),
    read.problems.map((it) => [it, isMeant(it.path)]),
    settled && [...settled],
  ];
}

async function tomlsOf({ folders, files }: LintMaterial): Promise<unknown[]> {
  const directories = [
    ...folders.map(({ read }) => read.path),
    ...files.map((it) => dirname(it.path)),
  ];
  return await Promise.all([...new Set(directories)].map((it) => readSquawkToml(it)));
}

/** A version that is still to come is not for ever. */
function timeOf({ folders }: LintMaterial, now: Date): string {
  const stamp = now.toISOString().replaceAll(/\D/g, '').slice(0, 14);
  const versions = folders.flatMap(({ read }) => read.migrations.map((it) => `${it.version}`));
  const isAnyToCome = versions.some((it) => it.length >= 14 && it.slice(0, 14) > stamp);
  return now.toISOString().slice(0, isAnyToCome ? 'yyyy-mm-ddThh:mm'.length : 'yyyy-mm-dd'.length);
}

function hashOf(content: string | Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}

function replacer(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? `${value}` : value;
}
