import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { TestContext } from 'node:test';

/** Paths to contents; a path that ends in `/` is an empty directory. */
export type Tree = Readonly<Record<string, string | Buffer | { readonly link: string }>>;

/** A temporary folder with these files, gone after the test. */
export function makeTree(t: TestContext, tree: Tree): string {
  const folder = mkdtempSync(join(tmpdir(), 'staircase-tree-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  for (const [path, content] of Object.entries(tree)) make(join(folder, path), content);
  return folder;
}

function make(path: string, content: Tree[string]): void {
  mkdirSync(path.endsWith('/') ? path : dirname(path), { recursive: true });
  if (path.endsWith('/')) return;
  if (typeof content === 'object' && 'link' in content) symlinkSync(content.link, path);
  else writeFileSync(path, content ?? '');
}
