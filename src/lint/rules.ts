import type { Rule } from './rule.ts';
import { banCharField } from './rules/ban-char-field.ts';
import { banDropColumn } from './rules/ban-drop-column.ts';
import { banDropDatabase } from './rules/ban-drop-database.ts';
import { banDropSchema } from './rules/ban-drop-schema.ts';
import { banDropTable } from './rules/ban-drop-table.ts';
import { banDuplicateColumnAssignments } from './rules/ban-duplicate-column-assignments.ts';
import { banTruncate } from './rules/ban-truncate.ts';
import { banTruncateCascade } from './rules/ban-truncate-cascade.ts';
import { deleteWithoutWhere } from './rules/delete-without-where.ts';
import { dropCascade } from './rules/drop-cascade.ts';
import { identifierTooLong } from './rules/identifier-too-long.ts';
import { preferBigintOverInt } from './rules/prefer-bigint-over-int.ts';
import { preferBigintOverSmallint } from './rules/prefer-bigint-over-smallint.ts';
import { preferIdentity } from './rules/prefer-identity.ts';
import { preferJsonb } from './rules/prefer-jsonb.ts';
import { preferTextField } from './rules/prefer-text-field.ts';
import { preferTimestampTz } from './rules/prefer-timestamp-tz.ts';
import { renamingColumn } from './rules/renaming-column.ts';
import { renamingTable } from './rules/renaming-table.ts';
import { requireEnumValueOrdering } from './rules/require-enum-value-ordering.ts';
import { requireTableSchema } from './rules/require-table-schema.ts';
import { rlsEnabledWithoutPolicy } from './rules/rls-enabled-without-policy.ts';
import { securityDefinerSearchPath } from './rules/security-definer-search-path.ts';
import { unusedIgnore } from './rules/unused-ignore.ts';
import { updateWithoutWhere } from './rules/update-without-where.ts';

/** Every rule, by name. Written by `npm run generate`. */
export const RULES: readonly Rule[] = [
  banCharField,
  banDropColumn,
  banDropDatabase,
  banDropSchema,
  banDropTable,
  banDuplicateColumnAssignments,
  banTruncate,
  banTruncateCascade,
  deleteWithoutWhere,
  dropCascade,
  identifierTooLong,
  preferBigintOverInt,
  preferBigintOverSmallint,
  preferIdentity,
  preferJsonb,
  preferTextField,
  preferTimestampTz,
  renamingColumn,
  renamingTable,
  requireEnumValueOrdering,
  requireTableSchema,
  rlsEnabledWithoutPolicy,
  securityDefinerSearchPath,
  unusedIgnore,
  updateWithoutWhere,
];
