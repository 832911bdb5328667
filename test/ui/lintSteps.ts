import { rm, stat } from 'node:fs/promises';
import { downOf, newMigration } from './newMigration.ts';
import type { Step } from './steps.ts';

const MIGRATION = 'take notes';

/** What is said of the table; of the steps before, other findings of the same rule are there. */
const REPEATED = 'the table "t" is there already';

/** What a person sees of the linter. */
export const lintSteps: readonly Step[] = [
  {
    title: 'What is typed is underlined, unsaved as it is',
    picture: 'lint',
    act: async (workbench) => {
      await newMigration(workbench, MIGRATION, 'Blank');
      await workbench.typeEditorText('CREATE TABLE t (id int);');
      await workbench.squiggle.first().waitFor();
      await workbench.runCommand('View: Focus Problems (Errors, Warnings, Infos)');
      await workbench.page
        .getByPlaceholder(/^Filter/)
        .last()
        .fill(`**/*${MIGRATION.replaceAll(' ', '_')}/**`);
      await workbench.problemSaying(REPEATED).waitFor();
    },
  },
  {
    title: 'Its quick fixes are offered, the preferred one first',
    picture: 'quick-fix',
    act: async (workbench) => {
      await workbench.editorText('CREATE TABLE t').click();
      await workbench.putCursor(1, 3);
      await workbench.openQuickFixes();
      await workbench.quickFix('Ignore missing-if-not-exists here').waitFor();
      await workbench.quickFix('What is missing-if-not-exists?').waitFor();
    },
  },
  {
    title: 'A quick fix mends it, and the underline goes',
    act: async (workbench) => {
      await workbench.quickFix('Insert IF NOT EXISTS').click();
      await workbench.editorText('CREATE TABLE IF NOT EXISTS t').waitFor();
      await workbench.problemSaying(REPEATED).waitFor({ state: 'detached' });
    },
  },
  {
    title: 'So is what else is wrong: the type',
    act: async (workbench) => {
      await workbench.putCursor(1, 35);
      await workbench.openQuickFixes();
      await workbench.quickFix('Change the type to bigint').click();
      await workbench.editorText('(id bigint)').waitFor();
      await workbench.problem('prefer-bigint-over-int').waitFor({ state: 'detached' });
      await workbench.save();
    },
  },
  {
    title: 'A hover tells what a statement locks',
    picture: 'hover',
    act: async (workbench) => {
      await workbench.replaceEditorText(
        'ALTER TABLE workers ADD CONSTRAINT named CHECK (name IS NOT NULL);\n',
      );
      await workbench.putCursor(1, 3);
      await workbench.runCommand('Show or Focus Hover');
      await workbench.hover('ACCESS EXCLUSIVE').waitFor();
    },
  },
  {
    title: 'A down.sql that is deleted is missed in the up.sql',
    picture: 'missing-down',
    act: async (workbench) => {
      await workbench.page.keyboard.press('Escape');
      await workbench.replaceEditorText('CREATE TABLE IF NOT EXISTS notes (id bigint);\n');
      await rm(downOf(workbench, MIGRATION));
      await workbench.problem('missing-down').waitFor();
    },
  },
  {
    title: 'A quick fix writes it, and shows it',
    picture: 'created-down',
    act: async (workbench) => {
      await workbench.putCursor(1, 3);
      await workbench.openQuickFixes();
      await workbench.quickFix('Create down.sql').click();
      await workbench.tab('down.sql').waitFor();
      await workbench.editorText('DROP TABLE IF EXISTS notes').waitFor();
      await workbench.problem('missing-down').waitFor({ state: 'detached' });
      await stat(downOf(workbench, MIGRATION));
    },
  },
];
