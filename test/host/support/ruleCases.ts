import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseCases } from '../../lint/caseFile.ts';
import { extensionPath } from './extension.ts';

/** Nothing reads these as they are written here. */
const ODD: Readonly<Record<string, string>> = {
  'migrations/20240101000001_crlf/up.sql': 'CREATE TABLE "Größe 📏" (id int);\r\nDROP TABLE x;\r\n',
  'migrations/20240101000002_bom/up.sql': '\uFEFFCREATE TABLE b (c char(3));\n',
  'migrations/20240101000003_broken/up.sql': 'SELECT 1;\nSELEC 2;\nDROP TABLE x;\n',
  'migrations/2024_no_version/up.sql': 'SELECT 1;\n',
  'migrations/20240101000005_only_down/down.sql': 'DROP TABLE x;\n',
  'migrations/notes.sql': 'SELECT 1;\n',
};

/**
 * A folder with as many kinds of findings as there are: the first case of each rule that is about a
 * migration, one after the other in one folder, and files that are odd in themselves.
 */
export function ruleCases(): Record<string, string> {
  const files: Record<string, string> = { ...ODD };
  const paths = globSync('src/lint/rules/*.sql', { cwd: extensionPath() }).sort();
  for (const [index, path] of paths.entries()) {
    const cases = parseCases(readFileSync(join(extensionPath(), path), 'utf8'));
    const ours = cases.find((it) => [...it.files.keys()].every((name) => name.includes('/')));
    for (const [name, text] of ours?.files ?? []) {
      files[`migrations/${renamed(name, index, basename(path, '.sql'))}`] = text;
    }
  }
  return files;
}

/** The directories of one case stay apart and in order. */
function renamed(name: string, index: number, rule: string): string {
  const [directory = '', file = ''] = name.split('/');
  const [, seconds = '00'] = /(\d\d)_/.exec(directory) ?? [];
  const minutes = `${Math.floor(index / 60)}`.padStart(2, '0') + `${index % 60}`.padStart(2, '0');
  return `20250101${minutes}${seconds}_${rule.replaceAll('-', '_')}/${file}`;
}
