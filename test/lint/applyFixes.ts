import { applyEdits, type Replacement } from '../../src/lint/applyEdits.ts';
import type { Finding } from '../../src/lint/finding.ts';
import type { Edit } from '../../src/lint/fix.ts';
import type { Files } from './lintCase.ts';

/** The files after the preferred fix of every finding that has one. */
export function applyFixes(files: Files, findings: readonly Finding[]): Files {
  const edits = findings.flatMap(({ path, fixes: [fix] }) =>
    (fix?.edits ?? []).map((edit): Edit => (edit.kind === 'replace' ? { path, ...edit } : edit)),
  );
  const result = new Map(files);
  for (const path of files.keys()) {
    const own = edits.filter((it): it is Replacement => it.kind === 'replace' && it.path === path);
    result.set(path, applyEdits(files.get(path) ?? '', own));
  }
  for (const edit of edits) applyToFolder(result, edit);
  return result;
}

function applyToFolder(files: Map<string, string>, edit: Edit): void {
  if (edit.kind === 'create') files.set(edit.path, edit.text);
  if (edit.kind !== 'rename') return;
  for (const [path, text] of [...files]) {
    if (path !== edit.from && !path.startsWith(`${edit.from}/`)) continue;
    files.delete(path);
    files.set(edit.to + path.slice(edit.from.length), text);
  }
}
