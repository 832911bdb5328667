import type { RehearsedFile, RehearsedWorkspace } from '../../protocol/rehearsal.ts';
import type { KeptRehearsal } from './keptRehearsal.ts';

/** What the language server is to say of rehearsals: of those that still count. */
export function rehearsedWorkspace(kept: readonly KeptRehearsal[]): RehearsedWorkspace {
  return { files: kept.filter(({ isCurrent }) => isCurrent).flatMap(filesOf) };
}

function filesOf({ scripts, findings }: KeptRehearsal): RehearsedFile[] {
  return scripts
    .map(({ path, text }) => ({ path, text, findings: findings.filter((it) => it.path === path) }))
    .filter((it) => it.findings.length > 0);
}
