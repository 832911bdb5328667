import { type CommandEntry, item, title } from './commandEntry.ts';
import { rehearsalCommands } from './rehearsalCommands.ts';

/** What a command acts on. Called without one, it asks where there is a choice. */
export interface Subject {
  /** The absolute path of a migrations folder. */
  readonly folder?: string;
  /** A migration's version, in digits. */
  readonly version?: string;
}

/** Every command of the extension; a handler missing for one does not compile (extension/commands.ts). */
export const commands = {
  'staircase.newMigration': {
    title: 'New Migration...',
    icon: '$(add)',
    need: 'workspace',
    places: [title('navigation@2'), item('inline@2', 'folder'), item('1_steps@0', 'folder')],
  },
  'staircase.runPending': {
    title: 'Run Pending',
    icon: '$(run-all)',
    need: 'idle',
    places: [
      title('navigation@1'),
      item('inline@1', 'folder', 'hasPending'),
      item('1_steps@1', 'folder', 'hasPending'),
    ],
  },
  'staircase.runTo': {
    title: 'Run Up to Here',
    icon: '$(run-above)',
    need: 'idle',
    places: [title('1_steps@2'), item('1_steps@1', 'runTo')],
  },
  'staircase.revertLast': {
    title: 'Revert Last',
    icon: '$(discard)',
    need: 'idle',
    places: [
      title('2_back@1'),
      item('2_back@1', 'folder', 'hasApplied'),
      item('2_back@1', 'migration', 'last'),
    ],
  },
  'staircase.revertTo': {
    title: 'Revert Down to Here',
    icon: '$(discard)',
    need: 'idle',
    places: [title('2_back@2'), item('2_back@1', 'revertTo')],
  },
  'staircase.redoLast': {
    title: 'Redo Last',
    icon: '$(redo)',
    need: 'idle',
    places: [
      title('2_back@3'),
      item('2_back@3', 'folder', 'hasApplied'),
      item('2_back@3', 'migration', 'last'),
    ],
  },
  'staircase.reset': {
    title: 'Reset...',
    icon: '$(trash)',
    need: 'idle',
    places: [title('2_back@4'), item('2_back@4', 'folder', 'hasApplied')],
  },
  'staircase.cancel': {
    title: 'Cancel',
    icon: '$(debug-stop)',
    need: 'running',
    places: [title('navigation@0')],
  },
  'staircase.showPlan': {
    title: 'Show Plan',
    icon: '$(preview)',
    need: 'workspace',
    places: [title('3_look@1'), item('3_look@1', 'folder'), item('3_look@1', 'runTo')],
  },
  'staircase.validate': {
    title: 'Validate',
    icon: '$(pass)',
    need: 'workspace',
    places: [title('3_look@2'), item('3_look@2', 'folder')],
  },
  'staircase.verify': {
    title: 'Verify',
    icon: '$(verified)',
    need: 'workspace',
    places: [title('3_look@3'), item('3_look@3', 'folder')],
  },
  'staircase.checkDatabase': {
    title: 'Check Database',
    icon: '$(plug)',
    need: 'workspace',
    places: [
      title('4_target@1'),
      item('4_target@1', 'folder'),
      item('inline@1', 'connection'),
      item('4_target@1', 'connection'),
    ],
  },
  'staircase.selectTarget': {
    title: 'Select Target...',
    icon: '$(database)',
    need: 'idle',
    places: [
      title('4_target@2'),
      item('4_target@2', 'folder'),
      item('inline@2', 'connection'),
      item('4_target@2', 'connection'),
    ],
  },
  'staircase.addTarget': {
    title: 'Add Target...',
    icon: '$(add)',
    need: 'workspace',
    places: [title('4_target@3')],
  },
  'staircase.removeTarget': {
    title: 'Remove Target...',
    icon: '$(remove)',
    need: 'workspace',
    places: [title('4_target@4')],
  },
  'staircase.deleteBuiltIn': {
    title: 'Delete Built-in Database...',
    icon: '$(trash)',
    need: 'idle',
    places: [title('4_target@5')],
  },
  'staircase.useForeignLedger': {
    title: 'Use That Table',
    icon: '$(table)',
    need: 'idle',
    places: [
      item('inline@1', 'foreignLedger', 'usable'),
      item('1_steps@1', 'foreignLedger', 'usable'),
    ],
  },
  'staircase.markApplied': {
    title: 'Mark as Applied...',
    icon: '$(checklist)',
    need: 'idle',
    places: [
      item('inline@2', 'foreignLedger'),
      item('1_steps@2', 'foreignLedger'),
      item('inline@2', 'existingTable'),
      item('1_steps@2', 'existingTable'),
      title('5_ledger@1'),
      item('5_ledger@1', 'folder', 'hasPending'),
      item('5_ledger@1', 'runTo'),
    ],
  },
  'staircase.repair': {
    title: 'Repair...',
    icon: '$(wrench)',
    need: 'idle',
    places: [
      title('5_ledger@2'),
      item('inline@1', 'migration', 'repairable'),
      item('5_ledger@2', 'migration', 'repairable'),
    ],
  },
  'staircase.resume': {
    title: 'Resume Half-Done Migration...',
    icon: '$(debug-continue)',
    need: 'idle',
    places: [item('5_ledger@3', 'canBeHalfDone')],
  },
  'staircase.undo': {
    title: 'Undo Half-Done Migration...',
    icon: '$(discard)',
    need: 'idle',
    places: [item('5_ledger@4', 'canBeHalfDone', 'hasDown')],
  },
  'staircase.openUp': {
    title: 'Open up.sql',
    need: 'workspace',
    places: [item('4_files@1', 'migration', 'onDisk')],
  },
  'staircase.openDown': {
    title: 'Open down.sql',
    need: 'workspace',
    places: [item('4_files@2', 'migration', 'hasDown')],
  },
  ...rehearsalCommands,
  'staircase.linkForSqlx': {
    title: 'Link for sqlx',
    icon: '$(link)',
    need: 'workspace',
    places: [title('6_sqlx@1'), item('6_copy@1', 'folder')],
  },
  'staircase.copySqlxCommand': {
    title: 'Copy as sqlx Command...',
    need: 'workspace',
    places: [title('6_sqlx@2'), item('6_copy@2', 'folder'), item('6_copy@2', 'migration')],
  },
  'staircase.copyStaircaseCommand': {
    title: 'Copy as staircase Command...',
    need: 'workspace',
    places: [title('6_sqlx@3'), item('6_copy@3', 'folder'), item('6_copy@3', 'migration')],
  },
  'staircase.copyVersion': {
    title: 'Copy Version',
    need: 'workspace',
    places: [item('6_copy@1', 'migration')],
  },
  'staircase.refresh': {
    title: 'Refresh',
    icon: '$(refresh)',
    need: 'workspace',
    places: [title('navigation@3')],
  },
  'staircase.showLog': {
    title: 'Show Log',
    icon: '$(output)',
    need: 'nothing',
    places: [title('7_log@1')],
  },
} as const satisfies Record<string, CommandEntry>;

/** The id of a command, as manifest and code both spell it. */
export type CommandId = keyof typeof commands;
