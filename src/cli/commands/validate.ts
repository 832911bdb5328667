import { plan } from '../../engine/plan/planner.ts';
import { type Validation, validate as validatePlan } from '../../engine/plan/validate.ts';
import { remarkText } from '../../view/report/remarkText.ts';
import { targetText } from '../../view/targetText.ts';
import { EXIT, type Handler } from '../command.ts';
import { printJson, remarkJson, targetJson } from '../output/json.ts';
import { readInput } from '../perform/planning.ts';
import { readProject } from '../source/project.ts';
import { atWorkbench, type Workbench } from '../workbench.ts';

/** `migrate validate`: whether the database stands where the folder says; 1 where it does not. */
export const validate: Handler = async (context) =>
  await atWorkbench(context, await readProject(context), async (bench) => {
    const validation = validatePlan(plan(await readInput(bench), { kind: 'run' }));
    show(bench, validation);
    return validation.isValid ? EXIT.fine : EXIT.failed;
  });

function show({ context, target }: Workbench, validation: Validation): void {
  const { remarks, ...counts } = validation;
  if (context.flags.json) {
    const problems = remarks.map(remarkJson);
    printJson(context, { target: targetJson(target), ...counts, problems });
    return;
  }
  for (const line of lines(validation)) context.terminal.out(line);
  for (const remark of remarks) context.terminal.out(`problem: ${remarkText(remark)}`);
  context.terminal.out(`${validation.summary} ${targetText(target)}`);
}

function lines({ applied, expected, pending, failed, last, isValid }: Validation): string[] {
  return [
    `applied: ${applied}`,
    `expected: ${expected}`,
    `pending: ${pending}`,
    `failed: ${failed}`,
    `last migration: ${last ? `${last.version} ${last.description}`.trimEnd() : 'none'}`,
    `is valid: ${isValid}`,
  ];
}
