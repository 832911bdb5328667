import { shapeOf } from '../facts/typeChange.ts';
import type { Column } from '../history/relations.ts';

/** A column's definition to be shown, and to be compared: what means the same is the same there. */
export interface ShownColumn {
  readonly shown: string;
  readonly plain: string;
}

/** NOT NULL is left out for a key, which has it anyway. */
export function shownColumn(column: Column, isKey: boolean): ShownColumn {
  const { typeText, notNull, identity, generated } = column;
  const isSerial = /serial/i.test(typeText);
  const value = isSerial || /^null\b/i.test(column.default ?? '') ? undefined : column.default;
  const rest = [
    notNull && !isKey && !isSerial && 'NOT NULL',
    identity && 'AS IDENTITY',
    generated && `GENERATED ${generated.toUpperCase()}`,
  ].filter((it) => it);
  const shown = [typeText, value !== undefined && `DEFAULT ${value}`, ...rest].filter((it) => it);
  return {
    shown: shown.join(' '),
    plain: [plainType(column), plainDefault(value), ...rest].join(' '),
  };
}

/** `varchar` without a limit is `text`. */
function plainType({ type }: Column): string {
  if (!type) return '';
  const { name, modifiers, isArray } = shapeOf(type);
  const plain = modifiers.length === 0 ? (ALIASES[name] ?? name) : name;
  return `${plain}(${modifiers.join()})${isArray ? '[]' : ''}`;
}

const ALIASES: Readonly<Record<string, string>> = {
  varchar: 'text',
  serial: 'int4',
  serial4: 'int4',
  bigserial: 'int8',
  serial8: 'int8',
  smallserial: 'int2',
  serial2: 'int2',
};

/** Without casts, parentheses and space; `now()` has several names. */
function plainDefault(value: string | undefined): string {
  const plain = (value ?? '').toLowerCase().replaceAll(/::[a-z_ ]+(?:\[\])?|[\s()]/g, '');
  return plain === 'current_timestamp' || plain === 'transaction_timestamp' ? 'now' : plain;
}
