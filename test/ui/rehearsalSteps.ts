import { rm, writeFile } from 'node:fs/promises';
import { downOf, newMigration } from './newMigration.ts';
import type { Step } from './steps.ts';

const MIGRATION = 'find workers by name';

const UP = `ALTER TABLE workers ADD COLUMN note text;
CREATE INDEX workers_name_idx ON workers (name);
`;

/** The index is forgotten. */
const DOWN = 'ALTER TABLE workers DROP COLUMN note;\n';

const LEFT = 'Index public.workers_name_idx is left behind by the down script';

/** The stage starts with the first of them, beside two browsers and an editor. */
const PATIENCE = { timeout: 90_000 };

/** What a person sees of rehearsals. */
export const rehearsalSteps: readonly Step[] = [
  {
    title: 'What is saved is rehearsed, and what down.sql forgets is named at its statement',
    picture: 'rehearsal',
    act: async (workbench) => {
      await workbench.runCommand('View: Close All Editors');
      await newMigration(workbench, MIGRATION, 'Blank');
      await writeFile(downOf(workbench, MIGRATION), DOWN);
      await workbench.replaceEditorText(UP);
      await workbench.lens('not reversed').waitFor(PATIENCE);
      await workbench.runCommand('View: Focus Problems (Errors, Warnings, Infos)');
      await workbench.page
        .getByPlaceholder(/^Filter/)
        .last()
        .fill(`**/*${MIGRATION.replaceAll(' ', '_')}/**`);
      await workbench.problemSaying(LEFT).first().waitFor();
      await workbench.row(MIGRATION).filter({ hasText: 'not reversed' }).waitFor();
    },
  },
  {
    title: 'The Test Explorer rehearses them all, and a failure shows the schemas that differ',
    picture: 'test-explorer',
    height: 400,
    act: async (workbench) => {
      await workbench.closeNotifications();
      await workbench.runCommand('Test: Run All Tests');
      await workbench.openView('Testing');
      await workbench.testResult('init schema', 'Passed').waitFor(PATIENCE);
      const failed = workbench.testResult(MIGRATION, 'Failed');
      await failed.waitFor(PATIENCE);
      await workbench.runCommand('View: Hide Panel');
      await failed.click();
      await workbench.peeked('CREATE INDEX workers_name_idx').waitFor();
    },
  },
  {
    title: 'A quick fix adds it to down.sql',
    picture: 'rehearsal-fix',
    act: async (workbench) => {
      await workbench.page.keyboard.press('Escape');
      await workbench.openView('Staircase');
      await workbench.runCommand('View: Focus Problems (Errors, Warnings, Infos)');
      await workbench.editorText('CREATE INDEX').click();
      await workbench.putCursor(2, 3);
      await workbench.openQuickFixes();
      await workbench.quickFix('Add to down.sql: DROP INDEX IF EXISTS workers_name_idx').waitFor();
    },
  },
  {
    title: 'Once that is saved, the verdict turns',
    picture: 'rehearsal-reversible',
    act: async (workbench) => {
      await workbench.quickFix('Add to down.sql: DROP INDEX IF EXISTS workers_name_idx').click();
      await workbench.page.locator('.tabs-container .tab.dirty').waitFor();
      await workbench.runCommand('File: Save All Files');
      await workbench.lens(/^.*reversible · up/).waitFor(PATIENCE);
      await workbench.problemSaying(LEFT).first().waitFor({ state: 'detached' });
      await workbench.row(MIGRATION).filter({ hasText: 'reversible' }).waitFor();
    },
  },
  {
    title: 'A hover tells what was seen of a statement',
    picture: 'rehearsal-hover',
    act: async (workbench) => {
      await workbench.editorText('CREATE INDEX').click();
      await workbench.putCursor(2, 3);
      await workbench.runCommand('Show or Focus Hover');
      await workbench.hover('Rehearsed in').waitFor();
    },
  },
  {
    title: 'The schema before it stands beside the one after it',
    picture: 'schema-change',
    height: 640,
    act: async (workbench) => {
      await workbench.page.keyboard.press('Escape');
      await workbench.runCommand('View: Hide Panel');
      await workbench.lens('Show schema change').getByText('Show schema change').click();
      await workbench.tab(/^Schema change of \d+ find workers by name/).waitFor(PATIENCE);
      await workbench.page.locator('.monaco-diff-editor .line-insert').first().waitFor();
      await workbench.editorText('CREATE INDEX workers_name_idx').waitFor();
    },
  },
  {
    title: 'A down.sql that is missing is written, proven',
    picture: 'generated-down',
    act: async (workbench) => {
      await workbench.runCommand('View: Close All Editors');
      await rm(downOf(workbench, MIGRATION));
      const row = workbench.row(MIGRATION);
      await row.filter({ hasText: 'no down.sql' }).waitFor();
      await workbench.chooseFromMenu(row, 'Generate down.sql');
      await workbench.tab('down.sql').waitFor(PATIENCE);
      await workbench.editorText('DROP INDEX IF EXISTS').waitFor();
      await workbench.lens(/reversible · up/).waitFor(PATIENCE);
      await row.filter({ hasText: 'reversible' }).waitFor();
    },
  },
  {
    title: 'What was proven is there after a reload',
    act: async (workbench) => {
      await workbench.page.reload();
      await workbench.ready();
      // A click on the icon closes the view where the window has just shown it again by itself.
      await workbench.runCommand('Staircase: Focus on Migrations View');
      const row = workbench.row(MIGRATION);
      await row.filter({ hasText: 'reversible' }).waitFor(PATIENCE);
      // Which editors were open VS Code may not have written down by then. While the window begins the
      // rows are drawn anew, and a menu may be of one that is no more: the command asks then, as here.
      await workbench.runCommand('Staircase: Open up.sql');
      await workbench.pick(MIGRATION);
      await workbench.lens(/reversible · up/).waitFor(PATIENCE);
    },
  },
];
