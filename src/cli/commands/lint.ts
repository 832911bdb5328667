import type { Handler } from '../command.ts';
import { fromCache } from '../lint/cache/fromCache.ts';
import { lintMaterial } from '../lint/lintMaterial.ts';
import { lintScope } from '../lint/lintScope.ts';
import { stdinMaterial } from '../lint/stdinMaterial.ts';
import { readProject } from '../source/project.ts';
import { UsageError } from '../usageError.ts';

/**
 * `lint`: what is dangerous or wrong in SQL; 1 where something is as bad as `--fail-on` asks. The
 * rules and the parser are loaded only when something is to be linted, which a cache may spare.
 */
export const lint: Handler = async (context) => {
  const { fix, cache, stdinFilepath } = context.flags;
  const project = await readProject(context);
  const linter = () => import('../lint/tellFindings.ts');
  if (fix) return await (await linter()).tellFixes(context, project);
  if (stdinFilepath !== undefined) {
    if (context.operands.length > 0) throw besidesStdin(context.operands);
    const material = await stdinMaterial(context, project, stdinFilepath);
    return await (await linter()).tellFindings(context, project, material);
  }
  const material = await lintMaterial(context, await lintScope(context, project));
  if (!cache) return await (await linter()).tellFindings(context, project, material);
  return await fromCache(context, project, material, async (recorded) =>
    (await linter()).tellFindings(recorded, project, material),
  );
};

function besidesStdin(paths: readonly string[]): UsageError {
  return new UsageError(
    `With --stdin-filepath only stdin is linted, and not ${paths.join(', ')}.`,
    'Leave out the paths, or lint them in another call.',
  );
}
