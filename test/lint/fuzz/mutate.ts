import type { Random } from './random.ts';

/** One way to spoil a script. */
type Mutation = (text: string, random: Random, other: string) => string;

/** A script as no one would write it, made of a real one: up to four changes, or random bytes. */
export function mutate(text: string, random: Random, other: string): string {
  if (random.below(20) === 0) return noise(random);
  let result = text;
  for (let left = random.below(4) + 1; left > 0; left--) {
    result = random.pick(MUTATIONS)(result, random, other);
  }
  return result;
}

const MUTATIONS: readonly [Mutation, ...Mutation[]] = [
  truncate,
  (text, random) => text.slice(random.below(text.length + 1)),
  cutOut,
  repeat,
  insertFragment,
  replaceCharacter,
  splice,
  swapWords,
  (text) => text.replaceAll('\n', '\r\n'),
  (text) => `\ufeff${text}`,
  (text) => text.toUpperCase(),
];

function truncate(text: string, random: Random): string {
  return text.slice(0, random.below(text.length + 1));
}

function cutOut(text: string, random: Random): string {
  const at = random.below(text.length + 1);
  return text.slice(0, at) + text.slice(at + random.below(40));
}

function repeat(text: string, random: Random): string {
  const at = random.below(text.length + 1);
  const part = text.slice(at, at + random.below(60));
  return text.slice(0, at) + part.repeat(random.below(5) + 1) + text.slice(at);
}

function insertFragment(text: string, random: Random): string {
  const at = random.below(text.length + 1);
  return text.slice(0, at) + random.pick(FRAGMENTS) + text.slice(at);
}

/** What opens and does not close, what is two units or four bytes, and what rules look for. */
const FRAGMENTS: readonly [string, ...string[]] = [
  ...([
    "'",
    '"',
    '$$',
    '$a$',
    '/*',
    '*/',
    '--',
    ';',
    '(',
    ')',
    '[',
    ']',
    ',',
    '.',
    '\\',
    ':',
    '\0',
  ] as const),
  ...(['👩‍👧', '\ud800', 'ä', '\u2028', '\ufeff', '\r', '\t', "E'\\'", "U&'", '"" '] as const),
  ...([
    ' CONCURRENTLY ',
    ' IF NOT EXISTS ',
    ' CASCADE ',
    ' NOT VALID ',
    ' USING INDEX i ',
  ] as const),
  ...(['BEGIN;', 'COMMIT;', 'DO $$ BEGIN END $$;', '-- no-transaction\n', '\\i x\n'] as const),
  ...([
    '-- squawk-ignore ban-drop-table\n',
    '-- staircase-ignore-file\n',
    '/* staircase-ignore */',
  ] as const),
];

function replaceCharacter(text: string, random: Random): string {
  const at = random.below(text.length + 1);
  return text.slice(0, at) + String.fromCharCode(random.below(0xffff)) + text.slice(at + 1);
}

function splice(text: string, random: Random, other: string): string {
  return truncate(text, random) + other.slice(random.below(other.length + 1));
}

function swapWords(text: string, random: Random): string {
  const words = text.split(/\b/);
  const [a, b] = [random.below(words.length), random.below(words.length)];
  [words[a], words[b]] = [words[b] ?? '', words[a] ?? ''];
  return words.join('');
}

function noise(random: Random): string {
  const bytes = Uint8Array.from({ length: random.below(300) }, () => random.below(256));
  return new TextDecoder().decode(bytes);
}
