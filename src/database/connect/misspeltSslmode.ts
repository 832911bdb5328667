import { badUrl } from './connectionSettings.ts';

/**
 * Throws for a name that is nearly `sslmode`. Other names that are not known are ignored, but with
 * this one nobody would see that TLS is off.
 */
export function refuseMisspeltSslmode(keyword: string): void {
  if (keyword === RIGHT || !isNear(keyword.toLowerCase().replaceAll(/[-_ ]/g, ''))) return;
  throw badUrl(
    'one of its parameters looks like sslmode, and is spelt otherwise',
    'Write it as sslmode=require, or as verify-full, which also verifies the host.',
  );
}

const RIGHT = 'sslmode';

/** With a letter too many, too few, another, or two in the other order. */
function isNear(name: string): boolean {
  const [shorter, right] = [oneShorter(name), oneShorter(RIGHT)];
  if (name === RIGHT || shorter.includes(RIGHT) || right.includes(name)) return true;
  return shorter.some((it) => right.includes(it));
}

/** The text without each of its letters in turn. */
function oneShorter(text: string): string[] {
  return [...text].map((_, index) => text.slice(0, index) + text.slice(index + 1));
}
