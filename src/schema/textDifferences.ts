import type { ObjectText } from './schemaText.ts';

/** An object that is written otherwise in two schemas, or only in one. */
export interface TextDifference {
  /** `missing`: only in the first. `extra`: only in the second. */
  readonly change: 'missing' | 'extra' | 'changed';
  readonly kind: string;
  readonly identity: string;
  readonly before?: string;
  readonly after?: string;
}

/** The objects that differ, in the order of the texts. */
export function textDifferences(
  before: readonly ObjectText[],
  after: readonly ObjectText[],
): TextDifference[] {
  const [first, second] = [byKey(before), byKey(after)];
  const found: TextDifference[] = [];
  for (const [key, { kind, identity, sql }] of first) {
    const other = second.get(key);
    if (!other) found.push({ change: 'missing', kind, identity, before: sql });
    else if (other.sql !== sql) {
      found.push({ change: 'changed', kind, identity, before: sql, after: other.sql });
    }
  }
  for (const [key, { kind, identity, sql }] of second) {
    if (!first.has(key)) found.push({ change: 'extra', kind, identity, after: sql });
  }
  return found;
}

function byKey(texts: readonly ObjectText[]): Map<string, ObjectText> {
  return new Map(texts.map((it) => [keyOf(it), it]));
}

function keyOf({ kind, identity }: Pick<ObjectText, 'kind' | 'identity'>): string {
  return `${kind} ${identity}`;
}
