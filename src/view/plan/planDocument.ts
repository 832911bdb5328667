import type { Target } from '../../database/target.ts';
import { isTold } from '../../engine/halfDone/fates.ts';
import type { Plan, Remark, Step } from '../../engine/plan/plan.ts';
import { toSend } from '../../engine/run/resumeScript.ts';
import { oneLine } from '../clip.ts';
import { fateText } from '../report/fateText.ts';
import { ledgerStatement, ledgerTable } from '../report/ledgerStatement.ts';
import { remarkText } from '../report/remarkText.ts';
import { targetText } from '../targetText.ts';
import { intentText } from './intentText.ts';
import { stepName } from './stepName.ts';

/**
 * A plan as SQL to be read: each script to the byte as it would be sent, in order, everything else in
 * comments. `unsaved`: paths of its files that are open with changes which are not on disk.
 */
export function planDocument(plan: Plan, target: Target, unsaved: readonly string[] = []): string {
  const count = plan.steps.length;
  const steps = plan.steps.map((step, index) => `\n${stepText(step, index, count, plan)}`);
  return comment([...headLines(plan, target), ...unsaved.map(unsavedLine)]) + steps.join('');
}

function unsavedLine(path: string): string {
  return `UNSAVED: ${path} is shown as it is on disk; a run saves it first.`;
}

function stepText(step: Step, index: number, count: number, plan: Plan): string {
  const script = step.direction === 'mark' ? '' : endingWithLine(sentText(step));
  return comment(stepHead(step, index, count)) + script + comment(stepFoot(step, plan));
}

/** A resume sends what has not landed, statement by statement. */
function sentText({ script, resume }: Step): string {
  if (!resume) return script.text;
  return toSend(resume)
    .map(({ statement }) => `${statement.text};\n`)
    .join('');
}

function headLines(plan: Plan, target: Target): string[] {
  return [
    `Plan: ${intentText(plan.intent)}, ${stepCount(plan)}`,
    `Target: ${targetText(target)} (${target.role})`,
    `Ledger: ${ledgerWords(plan)}`,
    'Nothing of this has been sent. This document cannot be edited.',
    ...marked('REFUSED', plan.refusals),
    ...marked('WARNING', plan.warnings),
    ...marked('TO BE CONFIRMED', plan.doubts),
  ];
}

function stepCount({ steps, refusals }: Plan): string {
  if (refusals.length > 0) return 'refused';
  if (steps.length === 0) return 'nothing to do';
  return steps.length === 1 ? '1 step' : `${steps.length} steps`;
}

function ledgerWords({ ledger, steps }: Plan): string {
  const rows = ledger.rows.length === 1 ? '1 row' : `${ledger.rows.length} rows`;
  if (ledger.location) return `${ledgerTable(ledger)}, ${rows}`;
  const later = steps.length > 0 ? ', it is created first' : '';
  return `${ledger.name}, not there yet${later}`;
}

function marked(label: string, remarks: readonly Remark[]): string[] {
  return remarks.map((remark) => `${label}: ${remarkText(remark)}`);
}

function stepHead(step: Step, index: number, count: number): string[] {
  const head = `${index + 1} of ${count}: ${stepName(step)}`;
  const landed = (step.resume ?? step.left ?? []).filter(isTold).map(fateText);
  if (step.direction === 'mark') {
    return [head, ...landed, 'Its script is not run, its row alone is written.'];
  }
  return [head, step.script.path, ...landed, transactionWords(step)];
}

function transactionWords({ script, direction, withoutRow }: Step): string {
  if (withoutRow && !script.noTransaction) return 'In one transaction.';
  if (withoutRow)
    return 'Outside a transaction, each statement by itself; what is gone already is left out.';
  if (script.noTransaction) return 'Outside a transaction: what was done before an error stays.';
  const row = direction === 'down' ? 'the removal of its ledger row' : 'its ledger row';
  return `In one transaction with ${row}.`;
}

function stepFoot(step: Step, { ledger }: Plan): string[] {
  if (step.withoutRow) return ['It has no row in the ledger.'];
  const statement = `${ledgerStatement(step, ledger)};`;
  return [step.direction === 'mark' ? statement : `then: ${statement}`];
}

/** A path or description with a line break in it must not end the comment. */
function comment(lines: readonly string[]): string {
  return lines.map((line) => `-- ${oneLine(line)}\n`).join('');
}

function endingWithLine(script: string): string {
  return script === '' || /[\r\n]$/.test(script) ? script : `${script}\n`;
}
