import type { TypeName } from '@pgsql/types';
import { typeName } from './typeText.ts';

/** True for `serial` and its like: an integer with a sequence, NOT NULL, and a default that counts. */
export function isSerial(type: TypeName | undefined): boolean {
  return type !== undefined && /^((big|small)?serial|serial[248])$/.test(typeName(type));
}
