import type { Rule } from './rule.ts';
import { banCharField } from './rules/ban-char-field.ts';
import { banDropColumn } from './rules/ban-drop-column.ts';

/** Every rule, by name. Written by `npm run generate`. */
export const RULES: readonly Rule[] = [
  banCharField,
  banDropColumn,
];
