import assert from 'node:assert/strict';
import type { Workbench } from './workbench.ts';

export interface Step {
  readonly title: string;
  /** The name of the picture that shows its end. */
  readonly picture?: string;
  /** Pixels of it from the top; absent: all. */
  readonly height?: number;
  readonly act: (workbench: Workbench) => Promise<void>;
}

const BROKEN = `-- The place of a worker in the machine room
ALTER TABLE workers ADD COLUMN room text;

UPDATE workers
SET rom = 'unknown'
WHERE room IS NULL;
`;

const LONG = `-- Takes ten minutes
SELECT pg_sleep(600);
`;

/** What "What must hold at the end" asks of the browser test, in the order. */
export const steps: readonly Step[] = [
  {
    title: 'The view shows the five migrations of the sample as pending',
    picture: 'pending',
    act: async (workbench) => {
      await workbench.ready();
      await workbench.openView('Staircase');
      await workbench.widenSideBar();
      await expectStates(workbench, { pending: 5, applied: 0 });
      await workbench.statusItem('5 pending').waitFor();
    },
  },
  {
    title: 'Show Plan shows the SQL that would be sent',
    picture: 'plan',
    act: async (workbench) => {
      await workbench.runCommand('Staircase: Show Plan');
      await workbench.pick('Run Pending');
      await workbench.editorText('Nothing of this has been sent').waitFor();
    },
  },
  {
    title: 'Run Pending applies all five',
    picture: 'applied',
    act: async (workbench) => {
      await workbench.clickViewAction('Run Pending');
      await expectStates(workbench, { pending: 0, applied: 5 });
      await workbench.statusItem('up to date').waitFor();
    },
  },
  {
    title: 'Revert Last names the target and what is lost, and takes one back',
    picture: 'revert',
    act: async (workbench) => {
      await workbench.runCommand('Staircase: Revert Last');
      await workbench.dialog.filter({ hasText: 'saga_steps' }).waitFor();
    },
  },
  {
    title: 'Once confirmed, the last one is pending again',
    act: async (workbench) => {
      await workbench.confirm('Revert 1 migration on', 'Revert on');
      await expectStates(workbench, { pending: 1, applied: 4 });
    },
  },
  {
    title: 'New Migration asks for description and template, and opens up.sql',
    picture: 'new-migration',
    act: async (workbench) => {
      await workbench.closeNotifications();
      await workbench.runCommand('Staircase: New Migration...');
      await workbench.answer('Description', 'add room to workers');
      await workbench.pick('Add column');
      await workbench.tab('up.sql').waitFor();
      await workbench.row('add room to workers').waitFor();
      await expectStates(workbench, { pending: 2, applied: 4 });
    },
  },
  {
    title: 'A broken migration is refused by the server, and its line is named',
    picture: 'failure',
    act: async (workbench) => {
      await workbench.replaceEditorText(BROKEN);
      await workbench.clickViewAction('Run Pending');
      const failure = workbench.notification('does not exist');
      await failure.waitFor();
      assert.match((await failure.textContent()) ?? '', /add_room_to_workers\/up\.sql, line 5: /);
      await expectStates(workbench, { pending: 1, applied: 5 });
    },
  },
  {
    title: 'Cancel ends a long migration',
    picture: 'cancel',
    act: async (workbench) => {
      await workbench.closeNotifications();
      await workbench.replaceEditorText(LONG);
      await workbench.clickViewAction('Run Pending');
      await workbench.notification('add room to workers').waitFor();
    },
  },
  {
    title: 'What was cancelled is pending still',
    act: async (workbench) => {
      await workbench.clickViewAction('Cancel');
      await workbench.notification(/cancelled/i).waitFor();
      await expectStates(workbench, { pending: 1, applied: 5 });
    },
  },
  {
    title: 'Once mended, it is applied',
    act: async (workbench) => {
      await workbench.closeNotifications();
      await workbench.replaceEditorText('ALTER TABLE workers ADD COLUMN room text;\n');
      await runPending(workbench);
      await expectStates(workbench, { pending: 0, applied: 6 });
    },
  },
];

/** Right after a run the database is read anew, and Staircase may still ask a person to wait. */
async function runPending(workbench: Workbench): Promise<void> {
  const applied = workbench.row('add room to workers').filter({ hasText: 'applied' });
  const busy = workbench.notification('still going on');
  do {
    await workbench.closeNotifications();
    await workbench.clickViewAction('Run Pending');
    await applied.or(busy).first().waitFor();
  } while (!(await applied.isVisible()));
}

/** Waits until the tree shows so many migrations in each of these states. */
async function expectStates(
  workbench: Workbench,
  states: Readonly<Record<'pending' | 'applied', number>>,
): Promise<void> {
  for (const [state, count] of Object.entries(states)) {
    await workbench.expectRows(new RegExp(`, version \\d+, ${state}`), count);
  }
}
