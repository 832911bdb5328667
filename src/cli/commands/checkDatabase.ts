import { checkDatabase as check, type TooOld } from '../../engine/database/checkDatabase.ts';
import { checkRemarks } from '../../engine/database/checkRemarks.ts';
import type { DatabaseCheck } from '../../engine/database/databaseCheck.ts';
import { databaseCheckText } from '../../view/check/databaseCheckText.ts';
import { EXIT, type Handler } from '../command.ts';
import { printJson, targetJson } from '../output/json.ts';
import { READ_LIMITS } from '../perform/planning.ts';
import { readProject } from '../source/project.ts';
import { observing, openTarget } from '../target/openTarget.ts';
import { requireTarget } from '../target/requireTarget.ts';

/** `database check`: whether migrations could be run there; 1 with the reasons where not. Writes nothing. */
export const checkDatabase: Handler = async (context) => {
  const project = await readProject(context);
  const target = await requireTarget(project);
  const session = await openTarget(context, target);
  try {
    const limits = target.kind === 'server' ? READ_LIMITS : {};
    const { ledgerName, createSchemas } = project;
    const found = await check(session, {
      ledgerName,
      createSchemas,
      ...limits,
      ...observing(context, target),
    });
    const remarks = checkRemarks(found);
    if (context.flags.json) {
      printJson(context, { target: targetJson(target), ...factsJson(found), ...remarks });
    } else context.terminal.out(databaseCheckText(found, target, new Date()));
    return remarks.problems.length === 0 ? EXIT.fine : EXIT.failed;
  } finally {
    await session.close().catch(() => undefined);
  }
};

function factsJson(found: DatabaseCheck | TooOld) {
  return 'tooOld' in found ? { server: found.tooOld } : found;
}
