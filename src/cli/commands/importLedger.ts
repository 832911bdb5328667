import type { ForeignTable } from '../../engine/foreign/foreignTable.ts';
import { type ImportPlan, planImport } from '../../engine/foreign/planImport.ts';
import { type ForeignSource, readForeignTable } from '../../engine/foreign/readForeignTable.ts';
import { plan } from '../../engine/plan/planner.ts';
import { importLines } from '../../view/report/importText.ts';
import type { CommandContext, Handler } from '../command.ts';
import { performPlan } from '../perform/performPlan.ts';
import { READ_LIMITS, readInput } from '../perform/planning.ts';
import { readProject } from '../source/project.ts';
import { UsageError } from '../usageError.ts';
import { atWorkbench, type Workbench } from '../workbench.ts';

/** `migrate import`: marks as applied what another tool's ledger lists, once that was shown. */
export const importLedger: Handler = async (context) => {
  const source = sourceOf(context);
  return await atWorkbench(context, await readProject(context), async (bench) => {
    const found = await readForeignTable(bench.session, source, READ_LIMITS);
    return await ('refusal' in found ? refuse(bench, found.refusal) : take(bench, found));
  });
};

function sourceOf({ flags: { from, table } }: CommandContext): ForeignSource {
  if (from === undefined || typeof from === 'bigint')
    throw new TypeError('The catalog requires --from.');
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
    plan: async () => found.plan,
    isAlwaysAsked: true,
    details: { imported: importJson(found) },
  });
}

async function refuse(bench: Workbench, message: string): Promise<number> {
  const refusal = { code: 'foreign-ledger', message } as const;
  return await performPlan(bench, {
    plan: async (it) => {
      const nothing = plan(await readInput(it), { kind: 'mark-applied', versions: [] });
      return { ...nothing, warnings: [], refusals: [...nothing.refusals, refusal] };
    },
  });
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
