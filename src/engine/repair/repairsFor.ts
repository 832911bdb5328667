import type { Change } from '../change/change.ts';
import { commitText, differenceOf } from '../change/changeText.ts';
import { migrationName } from '../plan/migrationName.ts';
import type { Entry, Plan, Remark } from '../plan/plan.ts';
import { stateRemarks } from '../plan/stateRemarks.ts';
import type { Repair, RowChange } from './repair.ts';

/** The cures for a version, the likeliest first; or why there is nothing to repair. */
export type RepairChoice =
  | { readonly kind: 'repairs'; readonly repairs: readonly [Repair, ...Repair[]] }
  | { readonly kind: 'none'; readonly remark: Remark };

/**
 * What is wrong with the row of a version, and its cures. Pure. An execution time of -1 is no fault:
 * rows that were marked have it, and those of a run that died right behind its commit.
 */
export function repairsFor(plan: Plan, version: bigint): RepairChoice {
  const entries = plan.entries.filter((it) => it.version === version);
  const entry = entries.find(({ row }) => row) ?? entries[0];
  const [first, ...more] = entry ? curesOf(plan, entry) : [];
  if (first) return { kind: 'repairs', repairs: [first, ...more] };
  const message = nothing(version, entry);
  return { kind: 'none', remark: { code: 'nothing-to-repair', version, message } };
}

function nothing(version: bigint, entry: Entry | undefined): string {
  if (!entry) return `Neither disk nor ledger has the version ${version}. Check the number.`;
  const name = migrationName(entry);
  if (!entry.row) return `${name} has no row in the ledger, so there is nothing to repair.`;
  if (entry.state !== 'duplicate') return `${name} is applied and its row is sound.`;
  return `${name} shares its version with another file: give one of them a version of its own.`;
}

function curesOf({ ledger }: Plan, entry: Entry): Repair[] {
  const { row, state, version, migration, extraRows = [] } = entry;
  if (!row) return [];
  const [fault] = stateRemarks([entry], []);
  const common = {
    ledger,
    version,
    ...(migration && { migration }),
    row,
    rows: [row, ...extraRows],
    fault: fault?.message ?? '',
  };
  if (extraRows.length > 0) return [{ ...common, ...keepOne(entry) }];
  if (state === 'changed') return [{ ...common, ...takeChecksum(entry) }];
  if (state === 'failed')
    return [
      { ...common, ...setSuccess() },
      { ...common, ...deleteFailed() },
    ];
  return state === 'missing' ? [{ ...common, ...deleteOrphan() }] : [];
}

type Cure = Pick<Repair, 'kind' | 'action' | 'reason' | 'changes'>;

function takeChecksum(entry: Entry): Cure {
  return {
    kind: 'take-checksum',
    action: 'Give the row the checksum and description of the file as it is now.',
    reason: harm(entry),
    changes: fileChanges(entry),
  };
}

/** Says what kind of change would be waved through, and never more than is known. */
function harm({ change = { kind: 'real', inLiterals: false } }: Entry): string {
  if (change.kind === 'real') return `${realHarm(change)} ${AFTERWARDS}`;
  const except = change.inLiterals ? ', but for quoted strings or function bodies' : '';
  return `Nothing but its ${differenceOf(change.kind)} changed; the SQL is the same${except}.`;
}

function realHarm({ applied, spelling, commit }: Change): string {
  if (applied === undefined) return 'What was applied is not known, so take it for a real change.';
  if (spelling) {
    return `This is a real change: it was applied with ${spelling}, which decides on its transaction.`;
  }
  const where = commit ? ` of ${commitText(commit)}` : '';
  return `This is a real change: its SQL differs from the text${where} that was applied.`;
}

const AFTERWARDS =
  'This database keeps what was applied, others get what the file says now, and nothing tells them ' +
  'apart any more. Right only where the database has been changed in the same way.';

function fileChanges({ migration, row }: Entry): RowChange[] {
  if (!migration?.up || !row) return [];
  const { description, up } = migration;
  const checksum = { before: row.checksum.toString('hex'), after: up.checksum.toString('hex') };
  const renamed = row.description !== description;
  return [
    { column: 'checksum', ...checksum },
    ...(renamed
      ? [{ column: 'description' as const, before: row.description, after: description }]
      : []),
  ];
}

function setSuccess(): Cure {
  return {
    kind: 'set-success',
    action: 'Say in its row that it is applied (success = true).',
    reason: 'Right where the database is as it should be after this migration, and only there.',
    changes: [{ column: 'success', before: 'false', after: 'true' }],
  };
}

function deleteFailed(): Cure {
  return {
    kind: 'delete-row',
    action: 'Delete its row, so that the next run applies it again.',
    reason: 'Right where the database is as it was before this migration, and only there.',
    changes: [{ column: 'rows', before: '1', after: '0' }],
  };
}

function deleteOrphan(): Cure {
  return {
    kind: 'delete-row',
    action: 'Delete its row. What the migration did to the database stays.',
    reason:
      'Right where the file is gone for good. Where another branch or another application has it, ' +
      'that one would apply it again.',
    changes: [{ column: 'rows', before: '1', after: '0' }],
  };
}

function keepOne({ row, extraRows = [] }: Entry): Cure {
  const rows = extraRows.length + 1;
  const how = row?.success ? 'the one that fits the file best' : 'the first';
  return {
    kind: 'keep-one-row',
    action: `Keep ${how} of its ${rows} rows and delete the rest.`,
    reason:
      'sqlx has a primary key that allows one row for a version: another tool has made this table.',
    changes: [{ column: 'rows', before: `${rows}`, after: '1' }],
  };
}
