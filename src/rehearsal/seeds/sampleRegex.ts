/**
 * A text that a regular expression matches, of the smallest length; undefined where it cannot be read.
 * It knows what people write in CHECK constraints: literals, classes, groups, alternatives, counts.
 * The nth sample takes the nth character of each class, so that samples differ.
 */
export function sampleRegex(pattern: string, nth = 0): string | undefined {
  const reader = new Reader(pattern, nth);
  const text = reader.alternatives();
  return reader.isAtEnd ? text : undefined;
}

class Reader {
  readonly #text: string;
  readonly #nth: number;
  #at = 0;

  constructor(text: string, nth: number) {
    this.#text = text;
    this.#nth = nth;
  }

  get isAtEnd(): boolean {
    return this.#at >= this.#text.length;
  }

  alternatives(): string {
    const found = [this.#sequence()];
    while (this.#take('|')) found.push(this.#sequence());
    return found[this.#nth % found.length] ?? '';
  }

  #sequence(): string {
    let text = '';
    while (!this.isAtEnd && !'|)'.includes(this.#next())) text += this.#counted(this.#atom());
    return text;
  }

  #atom(): string {
    const first = this.#pop();
    if (first === '(') return this.#group();
    if (first === '[') return this.#class();
    if (first === '\\') return this.#escape();
    if (first === '^' || first === '$') return '';
    return first === '.' ? this.#pick('abcdefgh') : first;
  }

  #group(): string {
    const isLookahead = /^\?[!=<]/.test(this.#text.slice(this.#at));
    if (this.#take('?')) this.#pop();
    const text = this.alternatives();
    this.#take(')');
    return isLookahead ? '' : text;
  }

  #class(): string {
    const isNegated = this.#take('^');
    let members = '';
    while (!this.isAtEnd && (members === '' || this.#next() !== ']')) members += this.#member();
    this.#take(']');
    if (!isNegated) return this.#pick(members);
    return this.#pick([...'abcdefgh0123456789'].filter((it) => !members.includes(it)).join(''));
  }

  #member(): string {
    const named = /^\[:(\w+):\]/.exec(this.#text.slice(this.#at));
    if (named) this.#at += named[0].length;
    if (named) return NAMED[named[1] ?? ''] ?? 'a';
    const first = this.#pop();
    if (first === '\\') return CLASSES[this.#next()] ? (CLASSES[this.#pop()] ?? '') : this.#pop();
    const range = /^-([^\]\\])/.exec(this.#text.slice(this.#at));
    if (!range) return first;
    this.#at += 2;
    return between(first, range[1] ?? first);
  }

  #escape(): string {
    const letter = this.#pop();
    const members = CLASSES[letter];
    if (members !== undefined) return this.#pick(members);
    return 'mMyYAZbB'.includes(letter) ? '' : letter;
  }

  #counted(atom: string): string {
    const count = /^(?:[*+?]|\{(\d+)(?:,\d*)?\})\??/.exec(this.#text.slice(this.#at));
    if (!count) return atom;
    this.#at += count[0].length;
    if (count[1] !== undefined) return atom.repeat(Math.min(Number(count[1]), 10_000));
    return count[0].startsWith('+') ? atom : '';
  }

  #pick(members: string): string {
    return members[this.#nth % members.length] ?? '';
  }

  #next(): string {
    return this.#text[this.#at] ?? '';
  }

  #pop(): string {
    this.#at += 1;
    return this.#text[this.#at - 1] ?? '';
  }

  #take(wanted: string): boolean {
    if (this.#next() !== wanted || this.isAtEnd) return false;
    this.#at += 1;
    return true;
  }
}

const CLASSES: Readonly<Record<string, string>> = {
  d: '1234567890',
  w: 'abcdefgh',
  s: ' ',
  D: 'abcdefgh',
  W: '-',
  S: 'abcdefgh',
};

const NAMED: Readonly<Record<string, string>> = {
  digit: '1234567890',
  space: ' ',
  upper: 'ABCDEFGH',
  punct: '.-',
  xdigit: '0123456789abcdef',
};

function between(first: string, last: string): string {
  const [from, to] = [first.charCodeAt(0), Math.min(last.charCodeAt(0), first.charCodeAt(0) + 25)];
  return Array.from({ length: Math.max(to - from + 1, 1) }, (_, n) =>
    String.fromCharCode(from + n),
  ).join('');
}
