import { isWord, tokensIn } from '../facts/tokens.ts';

/**
 * A GRANT as the REVOKE that takes it back, or a REVOKE as the GRANT; also in ALTER DEFAULT
 * PRIVILEGES. Undefined where it is not that simple.
 */
export function reversedPrivileges(text: string): string | undefined {
  const tokens = tokensIn(text, { start: 0, end: text.length });
  const at = (...words: string[]) =>
    tokens.find((it) => words.some((word) => isWord(text, it, word)));
  const verb = at('grant', 'revoke');
  const isGrant = verb !== undefined && isWord(text, verb, 'grant');
  const between = tokens.find(
    (it) => it.start > (verb?.end ?? 0) && isWord(text, it, isGrant ? 'to' : 'from'),
  );
  if (!verb || !between) return undefined;
  const tail = tokens.find(
    (it) => it.start > between.end && TAILS.some((word) => isWord(text, it, word)),
  );
  const like = (written: { start: number; end: number }, word: string): string =>
    /[A-Z]/.test(text.slice(written.start, written.end)) ? word : word.toLowerCase();
  const middle = text.slice(verb.end, between.start).replace(/^(\s+)grant\s+option\s+for\s/i, '$1');
  return (
    text.slice(0, verb.start) +
    like(verb, isGrant ? 'REVOKE' : 'GRANT') +
    middle +
    like(between, isGrant ? 'FROM' : 'TO') +
    text.slice(between.end, tail?.start ?? text.length).trimEnd()
  );
}

const TAILS = ['with', 'granted', 'cascade', 'restrict'];
