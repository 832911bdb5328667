import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { TestContext } from 'node:test';

/** A workspace on disk with these files, gone when the test is over; a name ending in `/` is a folder. */
export function workspaceOf(
  t: TestContext,
  files: Readonly<Record<string, string | Buffer>>,
): string {
  const root = mkdtempSync(join(tmpdir(), 'staircase-config-'));
  t.after(() => rmSync(root, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) {
    const path = join(root, name);
    mkdirSync(name.endsWith('/') ? path : dirname(path), { recursive: true });
    if (!name.endsWith('/')) writeFileSync(path, content);
  }
  return root;
}
