import { checksumOf } from '../../migrations/checksum.ts';
import type { Script } from '../../migrations/migration.ts';
import { canonicalSql } from '../../sql/canonicalSql.ts';
import type { AppliedTexts, Change } from './change.ts';
import { type Spelling, spellings } from './spellings.ts';

/**
 * What became of a script whose checksum is not the ledger's. The ledger keeps no text, so the
 * applied one is looked for among other spellings of the present one, then in what git has. Pure.
 */
export function classifyChange(script: Script, checksum: Buffer, texts: AppliedTexts): Change {
  const spelling = appliedSpelling(script, checksum);
  if (spelling) return ofSpelling(script, spelling);
  const known = texts.get(checksum.toString('hex'));
  if (!known) return { kind: 'real', inLiterals: false };
  const { text, commit } = known;
  const kind = movesTransaction(script, text) ? 'real' : kindBetween(script.text, text);
  return { kind, applied: text, commit, inLiterals: false };
}

/** Another spelling of a script that has this checksum. */
export function appliedSpelling(script: Script, checksum: Buffer): Spelling | undefined {
  for (const spelling of spellings(script.text)) {
    const found = checksumOf(Buffer.from(spelling.text, 'utf8'), script.ignoredChars);
    if (found.equals(checksum)) return spelling;
  }
  return undefined;
}

function ofSpelling(script: Script, { text, kind, words }: Spelling): Change {
  const isReal = movesTransaction(script, text);
  const inLiterals = canonicalSql(text) !== canonicalSql(script.text);
  return { kind: isReal ? 'real' : kind, applied: text, spelling: words, inLiterals };
}

/** The one comment that means something: whether the first line asks for no transaction. */
function movesTransaction({ text, noTransaction }: Script, applied: string): boolean {
  const [now, before] = [text, applied].map((it) => it.startsWith('-- no-transaction'));
  const byMetadata = noTransaction && !now;
  return now !== before && !byMetadata;
}

function kindBetween(now: string, before: string): Change['kind'] {
  if (canonicalSql(now) !== canonicalSql(before)) return 'real';
  return withoutSpace(now) === withoutSpace(before) ? 'white-space' : 'comments';
}

/** White space in comments counts as white space, too. */
function withoutSpace(text: string): string {
  return text.replaceAll(/\s+/g, '').toLowerCase();
}
