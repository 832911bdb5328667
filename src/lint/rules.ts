import type { Rule } from './rule.ts';
import { addColumnConstrainedDomain } from './rules/add-column-constrained-domain.ts';
import { addGeneratedStored } from './rules/add-generated-stored.ts';
import { addSerialColumn } from './rules/add-serial-column.ts';
import { addingExclusionConstraint } from './rules/adding-exclusion-constraint.ts';
import { addingFieldWithDefault } from './rules/adding-field-with-default.ts';
import { addingForeignKeyConstraint } from './rules/adding-foreign-key-constraint.ts';
import { addingNotNullableField } from './rules/adding-not-nullable-field.ts';
import { addingRequiredField } from './rules/adding-required-field.ts';
import { addingSerialPrimaryKeyField } from './rules/adding-serial-primary-key-field.ts';
import { attachPartition } from './rules/attach-partition.ts';
import { backfillInDdlTransaction } from './rules/backfill-in-ddl-transaction.ts';
import { badDirectoryName } from './rules/bad-directory-name.ts';
import { banAlterDomainWithAddConstraint } from './rules/ban-alter-domain-with-add-constraint.ts';
import { banCharField } from './rules/ban-char-field.ts';
import { banCreateDomainWithConstraint } from './rules/ban-create-domain-with-constraint.ts';
import { banDropColumn } from './rules/ban-drop-column.ts';
import { banDropDatabase } from './rules/ban-drop-database.ts';
import { banDropNotNull } from './rules/ban-drop-not-null.ts';
import { banDropOwned } from './rules/ban-drop-owned.ts';
import { banDropSchema } from './rules/ban-drop-schema.ts';
import { banDropTable } from './rules/ban-drop-table.ts';
import { banDuplicateColumnAssignments } from './rules/ban-duplicate-column-assignments.ts';
import { banTruncate } from './rules/ban-truncate.ts';
import { banTruncateCascade } from './rules/ban-truncate-cascade.ts';
import { banUncommittedTransaction } from './rules/ban-uncommitted-transaction.ts';
import { bom } from './rules/bom.ts';
import { changingColumnType } from './rules/changing-column-type.ts';
import { concurrentIndexInvalidLeftover } from './rules/concurrent-index-invalid-leftover.ts';
import { concurrentlyNotPossible } from './rules/concurrently-not-possible.ts';
import { constraintMissingNotValid } from './rules/constraint-missing-not-valid.ts';
import { copyFromStdin } from './rules/copy-from-stdin.ts';
import { createPartitionOfLocksParent } from './rules/create-partition-of-locks-parent.ts';
import { deleteWithoutWhere } from './rules/delete-without-where.ts';
import { disallowedUniqueConstraint } from './rules/disallowed-unique-constraint.ts';
import { downDoesNotReverse } from './rules/down-does-not-reverse.ts';
import { downDropsMore } from './rules/down-drops-more.ts';
import { downNotConcurrent } from './rules/down-not-concurrent.ts';
import { downWrongOrder } from './rules/down-wrong-order.ts';
import { dropCascade } from './rules/drop-cascade.ts';
import { dropPrimaryKey } from './rules/drop-primary-key.ts';
import { duplicateObject } from './rules/duplicate-object.ts';
import { duplicateVersion } from './rules/duplicate-version.ts';
import { editedAppliedMigration } from './rules/edited-applied-migration.ts';
import { emptyMigration } from './rules/empty-migration.ts';
import { enumValueUsedInSameTransaction } from './rules/enum-value-used-in-same-transaction.ts';
import { fkWithoutIndex } from './rules/fk-without-index.ts';
import { frozenDefault } from './rules/frozen-default.ts';
import { headerVersionMismatch } from './rules/header-version-mismatch.ts';
import { identifierTooLong } from './rules/identifier-too-long.ts';
import { invalidTimestamp } from './rules/invalid-timestamp.ts';
import { irreversibleUp } from './rules/irreversible-up.ts';
import { largeMigration } from './rules/large-migration.ts';
import { misplacedNoTransaction } from './rules/misplaced-no-transaction.ts';
import { missingDown } from './rules/missing-down.ts';
import { missingIfExists } from './rules/missing-if-exists.ts';
import { missingIfNotExists } from './rules/missing-if-not-exists.ts';
import { missingUp } from './rules/missing-up.ts';
import { mixedVersionLengths } from './rules/mixed-version-lengths.ts';
import { multipleStatementsInNoTransaction } from './rules/multiple-statements-in-no-transaction.ts';
import { neededObject } from './rules/needed-object.ts';
import { needsNewerPostgres } from './rules/needs-newer-postgres.ts';
import { needsNoTransaction } from './rules/needs-no-transaction.ts';
import { notValidNeverValidated } from './rules/not-valid-never-validated.ts';
import { otherRunnerDirective } from './rules/other-runner-directive.ts';
import { outOfOrderVersion } from './rules/out-of-order-version.ts';
import { pendingTriggerEvents } from './rules/pending-trigger-events.ts';
import { preferBigintOverInt } from './rules/prefer-bigint-over-int.ts';
import { preferBigintOverSmallint } from './rules/prefer-bigint-over-smallint.ts';
import { preferIdentity } from './rules/prefer-identity.ts';
import { preferJsonb } from './rules/prefer-jsonb.ts';
import { preferRepack } from './rules/prefer-repack.ts';
import { preferTextField } from './rules/prefer-text-field.ts';
import { preferTimestampTz } from './rules/prefer-timestamp-tz.ts';
import { primaryKeyUsingIndexNullable } from './rules/primary-key-using-index-nullable.ts';
import { psqlMetaCommand } from './rules/psql-meta-command.ts';
import { renamingColumn } from './rules/renaming-column.ts';
import { renamingTable } from './rules/renaming-table.ts';
import { replaceNotRestored } from './rules/replace-not-restored.ts';
import { requireConcurrentIndexCreation } from './rules/require-concurrent-index-creation.ts';
import { requireConcurrentIndexDeletion } from './rules/require-concurrent-index-deletion.ts';
import { requireConcurrentPartitionDetach } from './rules/require-concurrent-partition-detach.ts';
import { requireConcurrentRefreshMatview } from './rules/require-concurrent-refresh-matview.ts';
import { requireConcurrentReindex } from './rules/require-concurrent-reindex.ts';
import { requireEnumValueOrdering } from './rules/require-enum-value-ordering.ts';
import { requireExplicitOnDelete } from './rules/require-explicit-on-delete.ts';
import { requireIndexName } from './rules/require-index-name.ts';
import { requireLockTimeout } from './rules/require-lock-timeout.ts';
import { requirePrimaryKey } from './rules/require-primary-key.ts';
import { requireSeparateConstraintValidation } from './rules/require-separate-constraint-validation.ts';
import { requireStatementTimeout } from './rules/require-statement-timeout.ts';
import { requireTableSchema } from './rules/require-table-schema.ts';
import { rewritingSet } from './rules/rewriting-set.ts';
import { rlsEnabledWithoutPolicy } from './rules/rls-enabled-without-policy.ts';
import { runningStatementWhileHoldingAccessExclusive } from './rules/running-statement-while-holding-access-exclusive.ts';
import { securityDefinerSearchPath } from './rules/security-definer-search-path.ts';
import { setWithoutLocal } from './rules/set-without-local.ts';
import { touchesVersionTable } from './rules/touches-version-table.ts';
import { transactionControlInWrappedMigration } from './rules/transaction-control-in-wrapped-migration.ts';
import { typeNarrowing } from './rules/type-narrowing.ts';
import { unknownObject } from './rules/unknown-object.ts';
import { unneededNoTransaction } from './rules/unneeded-no-transaction.ts';
import { unusedIgnore } from './rules/unused-ignore.ts';
import { updateWithoutWhere } from './rules/update-without-where.ts';
import { vacuumFull } from './rules/vacuum-full.ts';
import { vagueDescription } from './rules/vague-description.ts';
import { viewColumnsNotKept } from './rules/view-columns-not-kept.ts';

/** Every rule, by name. Written by `npm run generate`. */
export const RULES: readonly Rule[] = [
  addColumnConstrainedDomain,
  addGeneratedStored,
  addSerialColumn,
  addingExclusionConstraint,
  addingFieldWithDefault,
  addingForeignKeyConstraint,
  addingNotNullableField,
  addingRequiredField,
  addingSerialPrimaryKeyField,
  attachPartition,
  backfillInDdlTransaction,
  badDirectoryName,
  banAlterDomainWithAddConstraint,
  banCharField,
  banCreateDomainWithConstraint,
  banDropColumn,
  banDropDatabase,
  banDropNotNull,
  banDropOwned,
  banDropSchema,
  banDropTable,
  banDuplicateColumnAssignments,
  banTruncate,
  banTruncateCascade,
  banUncommittedTransaction,
  bom,
  changingColumnType,
  concurrentIndexInvalidLeftover,
  concurrentlyNotPossible,
  constraintMissingNotValid,
  copyFromStdin,
  createPartitionOfLocksParent,
  deleteWithoutWhere,
  disallowedUniqueConstraint,
  downDoesNotReverse,
  downDropsMore,
  downNotConcurrent,
  downWrongOrder,
  dropCascade,
  dropPrimaryKey,
  duplicateObject,
  duplicateVersion,
  editedAppliedMigration,
  emptyMigration,
  enumValueUsedInSameTransaction,
  fkWithoutIndex,
  frozenDefault,
  headerVersionMismatch,
  identifierTooLong,
  invalidTimestamp,
  irreversibleUp,
  largeMigration,
  misplacedNoTransaction,
  missingDown,
  missingIfExists,
  missingIfNotExists,
  missingUp,
  mixedVersionLengths,
  multipleStatementsInNoTransaction,
  neededObject,
  needsNewerPostgres,
  needsNoTransaction,
  notValidNeverValidated,
  otherRunnerDirective,
  outOfOrderVersion,
  pendingTriggerEvents,
  preferBigintOverInt,
  preferBigintOverSmallint,
  preferIdentity,
  preferJsonb,
  preferRepack,
  preferTextField,
  preferTimestampTz,
  primaryKeyUsingIndexNullable,
  psqlMetaCommand,
  renamingColumn,
  renamingTable,
  replaceNotRestored,
  requireConcurrentIndexCreation,
  requireConcurrentIndexDeletion,
  requireConcurrentPartitionDetach,
  requireConcurrentRefreshMatview,
  requireConcurrentReindex,
  requireEnumValueOrdering,
  requireExplicitOnDelete,
  requireIndexName,
  requireLockTimeout,
  requirePrimaryKey,
  requireSeparateConstraintValidation,
  requireStatementTimeout,
  requireTableSchema,
  rewritingSet,
  rlsEnabledWithoutPolicy,
  runningStatementWhileHoldingAccessExclusive,
  securityDefinerSearchPath,
  setWithoutLocal,
  touchesVersionTable,
  transactionControlInWrappedMigration,
  typeNarrowing,
  unknownObject,
  unneededNoTransaction,
  unusedIgnore,
  updateWithoutWhere,
  vacuumFull,
  vagueDescription,
  viewColumnsNotKept,
];
