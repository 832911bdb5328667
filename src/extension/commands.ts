import type { CommandId } from '../protocol/commands.ts';
import type { CommandLoader } from './command.ts';

/** The handler of every command: one missing does not compile. */
export const handlers: Readonly<Record<CommandId, CommandLoader>> = {
  'staircase.newMigration': async () => (await import('./commands/newMigration.ts')).newMigration,
  'staircase.runPending': async () => (await import('./commands/runPending.ts')).runPending,
  'staircase.runTo': async () => (await import('./commands/runTo.ts')).runTo,
  'staircase.revertLast': async () => (await import('./commands/revertLast.ts')).revertLast,
  'staircase.revertTo': async () => (await import('./commands/revertTo.ts')).revertTo,
  'staircase.redoLast': async () => (await import('./commands/redoLast.ts')).redoLast,
  'staircase.reset': async () => (await import('./commands/reset.ts')).reset,
  'staircase.cancel': async () => (await import('./commands/cancel.ts')).cancel,
  'staircase.showPlan': async () => (await import('./commands/showPlan.ts')).showPlan,
  'staircase.rehearse': async () => (await import('./commands/rehearse.ts')).rehearse,
  'staircase.rehearseAll': async () => (await import('./commands/rehearseAll.ts')).rehearseAll,
  'staircase.showSchemaChange': async () =>
    (await import('./commands/showSchemaChange.ts')).showSchemaChange,
  'staircase.showSchemaAt': async () => (await import('./commands/showSchemaAt.ts')).showSchemaAt,
  'staircase.compareSchemas': async () =>
    (await import('./commands/compareSchemas.ts')).compareSchemas,
  'staircase.validate': async () => (await import('./commands/validate.ts')).validate,
  'staircase.verify': async () => (await import('./commands/verify.ts')).verify,
  'staircase.checkDatabase': async () =>
    (await import('./commands/checkDatabase.ts')).checkDatabase,
  'staircase.selectTarget': async () => (await import('./commands/selectTarget.ts')).selectTarget,
  'staircase.addTarget': async () => (await import('./commands/addTarget.ts')).addTarget,
  'staircase.removeTarget': async () => (await import('./commands/removeTarget.ts')).removeTarget,
  'staircase.deleteBuiltIn': async () =>
    (await import('./commands/deleteBuiltIn.ts')).deleteBuiltIn,
  'staircase.useForeignLedger': async () =>
    (await import('./commands/useForeignLedger.ts')).useForeignLedger,
  'staircase.markApplied': async () => (await import('./commands/markApplied.ts')).markApplied,
  'staircase.repair': async () => (await import('./commands/repair.ts')).repair,
  'staircase.resume': async () => (await import('./commands/resume.ts')).resume,
  'staircase.undo': async () => (await import('./commands/undo.ts')).undo,
  'staircase.openUp': async () => (await import('./commands/openScript.ts')).openUp,
  'staircase.openDown': async () => (await import('./commands/openScript.ts')).openDown,
  'staircase.generateDown': async () => (await import('./commands/writeDown.ts')).generateDown,
  'staircase.repairDown': async () => (await import('./commands/writeDown.ts')).repairDown,
  'staircase.linkForSqlx': async () => (await import('./commands/linkForSqlx.ts')).linkForSqlx,
  'staircase.copySqlxCommand': async () =>
    (await import('./commands/copySqlxCommand.ts')).copySqlxCommand,
  'staircase.copyStaircaseCommand': async () =>
    (await import('./commands/copyStaircaseCommand.ts')).copyStaircaseCommand,
  'staircase.copyVersion': async () => (await import('./commands/copyVersion.ts')).copyVersion,
  'staircase.refresh': async () => (await import('./commands/refresh.ts')).refresh,
  'staircase.showLog': async () => (await import('./commands/showLog.ts')).showLog,
};
