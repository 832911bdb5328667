import type { Problem, ProblemKind } from '../../migrations/migration.ts';
import type { Complaint } from '../complaint.ts';
import type { Fix } from '../fix.ts';
import type { LintFolder, LintMigration } from '../subject.ts';
import { headScript, headSpan } from './headSpan.ts';

/**
 * What reading the folder has found already, as complaints: in the migration's own script where it
 * has one, else at the path of the problem. The last sentence of a problem is its advice.
 */
export function problemComplaints(
  { problems, migrations }: LintFolder,
  kinds: readonly ProblemKind[],
  fixesFor: (problem: Problem, migration: LintMigration | undefined) => readonly Fix[],
): Complaint[] {
  const relevant = problems.filter(({ kind }) => kinds.includes(kind));
  return relevant.map((problem) => {
    const migration = migrations.find(({ path }) => path === problem.path);
    const script = migration && headScript(migration);
    const [message, help] = parted(problem.message);
    return {
      path: script?.path ?? problem.path,
      span: script ? headSpan(script.text) : { start: 0, end: 0 },
      message,
      help,
      fixes: fixesFor(problem, migration),
    };
  });
}

function parted(text: string): [message: string, help: string] {
  const cut = text.lastIndexOf('. ', text.length - 2) + 1;
  return cut > 0 ? [text.slice(0, cut), text.slice(cut + 1)] : [text, ''];
}
