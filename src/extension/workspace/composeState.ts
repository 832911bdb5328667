import type { LedgerGroup } from '../../config/ledgerGroups.ts';
import { ledgerGroups } from '../../config/ledgerGroups.ts';
import { refuseForeign } from '../../engine/foreign/foreign.ts';
import { type PlanInput, plan } from '../../engine/plan/planner.ts';
import type { FolderState } from '../../view/tree/folderView.ts';
import type { LedgerAnswer, LedgerQuestion } from '../ledger/ledgerAnswer.ts';
import type { FolderOnDisk, LedgerState, Outline, WorkspaceState } from './workspaceState.ts';

interface Planned {
  readonly group: LedgerGroup;
  readonly state: FolderState;
  readonly ledger?: LedgerState;
}

/** Every ledger of the workspace, with the folders whose migrations it lists. */
export function questionsOf({ folders }: Outline): LedgerQuestion[] {
  return ledgerGroups(folders.map(({ config }) => config)).map((group) => ({
    group,
    disks: group.folders.flatMap(
      ({ path }) => folders.find(({ config }) => config.path === path)?.disk ?? [],
    ),
  }));
}

/** What disk, configuration and the databases' last answers say together. Pure. */
export function composeState(
  outline: Outline,
  answerOf: (group: LedgerGroup) => LedgerAnswer | undefined,
): WorkspaceState {
  const { folders, missing, problems } = outline;
  const planned = questionsOf(outline).map((question) =>
    planOf(question, answerOf(question.group)),
  );
  return {
    views: folders.map((folder) => ({ ...folder, state: stateOf(folder, planned) })),
    ledgers: planned.flatMap(({ ledger }) => ledger ?? []),
    missing,
    problems,
  };
}

/** The question a run or revert asks, before it is known what for. */
export function inputOf(
  { group, disks }: LedgerQuestion,
  answer: Pick<PlanInput, 'ledger' | 'appliedTexts'>,
): PlanInput {
  const { ledger, appliedTexts } = answer;
  const texts = appliedTexts && { appliedTexts };
  return { folders: disks, ledger, outOfOrder: group.outOfOrder, ...texts };
}

function planOf(question: LedgerQuestion, answer: LedgerAnswer | undefined): Planned {
  const { group } = question;
  switch (answer?.kind) {
    case undefined:
      return { group, state: { kind: 'connecting' } };
    case 'asleep':
      return { group, state: { kind: 'asleep' } };
    case 'unreachable':
    case 'cancelled':
      return { group, state: { kind: 'unreachable', reason: answer.reason } };
    case 'found':
      return planned(question, answer);
  }
}

function planned(
  question: LedgerQuestion,
  answer: Extract<LedgerAnswer, { readonly kind: 'found' }>,
): Planned {
  const { group } = question;
  const { foreign } = answer;
  const input = inputOf(question, answer);
  const pending = plan(input, { kind: 'run' });
  return {
    group,
    state: { kind: 'planned', plan: foreign ? refuseForeign(pending, foreign) : pending },
    ledger: { group, input, ...(foreign && { foreign }) },
  };
}

function stateOf({ config }: FolderOnDisk, planned: readonly Planned[]): FolderState {
  const { target, path } = config;
  if (target.kind === 'untrusted') return { kind: 'untrusted' };
  if (target.kind === 'problem') return { kind: 'unreachable', reason: target.problem };
  const found = planned.find(({ group }) => group.folders.some((it) => it.path === path));
  return found?.state ?? { kind: 'connecting' };
}
