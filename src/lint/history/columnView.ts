import { typeSpan } from '../facts/typeText.ts';
import type { Origin } from './origin.ts';
import type { ColumnRecord } from './records.ts';
import type { Column } from './relations.ts';

/** A column for the rules to read. Its texts are read from the script when they are asked for. */
export class ColumnView implements Column {
  readonly name: string;
  readonly origin: Origin;
  readonly madeBy: Origin;
  readonly type: Column['type'];
  readonly notNull: boolean;
  readonly identity: Column['identity'];
  readonly generated: Column['generated'];
  readonly node: Column['node'];
  readonly #record: ColumnRecord;

  constructor(record: ColumnRecord) {
    this.name = record.name;
    this.origin = record.origin;
    this.madeBy = record.madeBy;
    this.type = record.type;
    this.notNull = record.notNull;
    this.identity = record.identity;
    this.generated = record.generated;
    this.node = record.node;
    this.#record = record;
  }

  get typeText(): string {
    return this.type ? typeTextOf(this.type, this.#record.typeBy) : '';
  }

  get default(): string | undefined {
    return this.#record.defaultText?.();
  }
}

/** Types are short: the rest of a long statement is not read for each of its columns. */
const MOST = 500;

function typeTextOf(
  type: NonNullable<ColumnRecord['type']>,
  { script, statement }: Origin,
): string {
  const span = typeSpan(type, statement, script, MOST);
  return script.slice(span.start, type.arrayBounds ? bracketsEnd(script, span.end) : span.end);
}

/** Behind `[]`, `[3][3]` or `ARRAY[4]`. */
function bracketsEnd(script: string, from: number): number {
  const brackets = /(?:\s*(?:\[\s*\d*\s*\]|\barray\b))*/iy;
  brackets.lastIndex = from;
  brackets.test(script);
  return Math.max(from, brackets.lastIndex);
}
