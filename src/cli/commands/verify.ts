import type { Remark } from '../../engine/plan/plan.ts';
import { verify as verifyInput } from '../../engine/plan/verify.ts';
import { remarkText } from '../../view/report/remarkText.ts';
import { targetText } from '../../view/targetText.ts';
import { EXIT, type Handler } from '../command.ts';
import { printJson, remarkJson, targetJson } from '../output/json.ts';
import { readInput } from '../perform/planning.ts';
import { readProject } from '../source/project.ts';
import { atWorkbench } from '../workbench.ts';

/** `migrate verify`: whether files and ledger can be relied on; 1 with the list where not. */
export const verify: Handler = async (context) => {
  const project = await readProject(context);
  return await atWorkbench(context, project, async (bench) => {
    const remarks = verifyInput(await readInput(bench), bench.parser, project.settings);
    const isValid = remarks.length === 0;
    const { terminal, flags } = context;
    if (flags.json) {
      const problems = remarks.map(remarkJson);
      printJson(context, { target: targetJson(bench.target), valid: isValid, problems });
    } else {
      for (const remark of remarks) terminal.out(line(remark));
      const count = remarks.length === 1 ? '1 problem' : `${remarks.length} problems`;
      terminal.out(`${isValid ? 'Verified' : count}: ${targetText(bench.target)}`);
    }
    return isValid ? EXIT.fine : EXIT.failed;
  });
};

function line(remark: Remark): string {
  return `${remark.code}: ${remarkText(remark)}`;
}
