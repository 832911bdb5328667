import type { ForeignTable } from '../../engine/foreignTable.ts';
import type { Plan } from '../../engine/plan.ts';
import { type ImportPlan, planImport } from '../../engine/planImport.ts';
import { type ForeignSource, readForeignTable } from '../../engine/readForeignTable.ts';
import { importLines } from '../../view/importText.ts';
import type { CommandContext, Handler } from '../command.ts';
import { performPlan } from '../performPlan.ts';
import { atWorkbench, READ_LIMITS, readInput, type Workbench } from '../planning.ts';
import { readProject } from '../project.ts';
import { UsageError } from '../usageError.ts';

/** `migrate import`: marks as applied what another tool's ledger lists, once that was shown. */
export const importLedger: Handler = async (context) => {
  const source = sourceOf(context);
  return await atWorkbench(context, await readProject(context), async (bench) => {
    const found = await readForeignTable(bench.session, source, READ_LIMITS);
    return await ('refusal' in found ? refuse(bench, found.refusal) : take(bench, found));
  });
};

function sourceOf({ flags: { from = 'diesel', table } }: CommandContext): ForeignSource {
  if (from === 'sqlx-table' && table === undefined) {
    throw new UsageError(
      'sqlx gives its table no name of its own but the one that is used here.',
      'Name the other one with --table, such as app._sqlx_migrations.',
    );
  }
  return { tool: from, ...(table !== undefined && { table }) };
}

async function take(bench: Workbench, table: ForeignTable): Promise<number> {
  const found = planImport(table, await readInput(bench));
  for (const line of importLines(found)) bench.context.terminal.err(line);
  return await performPlan(bench, {
    intent: found.plan.intent,
    refine: () => found.plan,
    isAlwaysAsked: true,
    details: { imported: importJson(found) },
  });
}

async function refuse(bench: Workbench, message: string): Promise<number> {
  const refusal = { code: 'foreign-ledger', message } as const;
  const refine = (plan: Plan): Plan => ({ ...plan, refusals: [...plan.refusals, refusal] });
  return await performPlan(bench, { intent: { kind: 'mark-applied', versions: [] }, refine });
}

function importJson({ table, known, leftOut }: ImportPlan) {
  return {
    table: table.name,
    known: known.map(({ migration }) => migration.version),
    leftOut: leftOut.map(({ row: { version, description }, reason }) => ({
      version,
      description,
      reason,
    })),
  };
}
