import type { Span } from '../../src/sql/span.ts';

/** What is expected to be said, by the carets below a line. */
export interface ExpectedFinding {
  readonly path: string;
  /** Of a finding over several lines, its part on the first. */
  readonly span: Span;
  /** What its message or its help must contain. */
  readonly says: string;
}

/** A case of a rule: files, what is said of them, and the files after the fixes. */
export interface RuleCase {
  readonly title: string;
  /** The words in braces behind the title: `down`, `plain`, `pg=16`, `in-transaction`, `strict`. */
  readonly flags: ReadonlySet<string>;
  readonly files: ReadonlyMap<string, string>;
  readonly expected: readonly ExpectedFinding[];
  /** Absent: no finding offers a fix that is applied. A path that is missing is unchanged. */
  readonly fixed?: ReadonlyMap<string, string>;
  /** SQL that is run before the fixed scripts are, to give them what they are about. */
  readonly setup: string;
}

/** The file that SQL without a `-- file:` line is of. */
export function mainPath(flags: ReadonlySet<string>): string {
  if (flags.has('plain')) return 'case.sql';
  return `20240102030405_add_case/${flags.has('down') ? 'down' : 'up'}.sql`;
}

/**
 * Reads a file of cases. `-- case: TITLE {FLAGS}` begins one, `-- setup` what its database holds,
 * `-- file: PATH` a file of it, `-- fixed` its files after the fixes. Below a line of SQL, a comment
 * of carets draws a finding, with what it says behind; carets at once behind `--` begin at the first
 * character of the line. `-- says: PATH: TEXT` is a finding of a path that is no script.
 */
export function parseCases(text: string): RuleCase[] {
  const cases = text.split(/^-- case: /m).slice(1);
  return cases.map((it) => parseCase(it));
}

function parseCase(text: string): RuleCase {
  const end = text.indexOf('\n');
  const [, title = '', words = ''] = /^(.*?)(?:\s*\{(.*)\})?$/.exec(text.slice(0, end)) ?? [];
  const flags = new Set(words.split(/,\s*/).filter((it) => it !== ''));
  const reader = new CaseReader(mainPath(flags));
  for (const line of text
    .slice(end + 1)
    .trimEnd()
    .split('\n'))
    reader.read(line);
  return { title, flags, ...reader.result() };
}

type Part = 'before' | 'fixed' | 'setup';

class CaseReader {
  readonly #main: string;
  readonly #texts = { before: new Map<string, string>(), fixed: new Map<string, string>() };
  readonly #expected: ExpectedFinding[] = [];
  #setup = '';
  #part: Part = 'before';
  #path: string;
  #lineStart = 0;
  #isFixed = false;

  constructor(main: string) {
    this.#main = main;
    this.#path = main;
  }

  read(line: string): void {
    const [, word, path] = /^-- (fixed|setup|file)(?:: (.*))?$/.exec(line) ?? [];
    const [, place, says] = /^-- says: (.*?): (.*)$/.exec(line) ?? [];
    if (place !== undefined) this.#expect(place, { start: 0, end: 0 }, says ?? '');
    else if (word === 'file') this.#open(path ?? '');
    else if (word === 'setup') this.#part = 'setup';
    else if (word === 'fixed') this.#openFixed();
    else if (!this.#readCarets(line)) this.#add(line);
  }

  result(): Omit<RuleCase, 'title' | 'flags'> {
    const { before, fixed } = this.#texts;
    const expected = this.#expected;
    return {
      files: trimmed(before),
      expected,
      setup: this.#setup,
      ...(this.#isFixed && { fixed: trimmed(fixed) }),
    };
  }

  #open(path: string): void {
    if (this.#part === 'setup') this.#part = 'before';
    this.#path = path;
    if (this.#part === 'fixed') this.#texts.fixed.set(path, '');
    else this.#texts.before.set(path, '');
  }

  #openFixed(): void {
    this.#part = 'fixed';
    this.#isFixed = true;
    this.#path = this.#main;
  }

  #readCarets(line: string): boolean {
    const [, dashes = '', space = '', carets = '', says = ''] =
      /^(--)([ ]*)(\^+)[ ]?(.*)$/.exec(line) ?? [];
    if (carets === '') return false;
    const source = (this.#texts.before.get(this.#path) ?? '').slice(this.#lineStart);
    const column = space === '' ? source.search(/[\S\ufeff]|$/) : dashes.length + space.length;
    const start = this.#lineStart + column;
    const end = this.#lineStart + dashes.length + space.length + carets.length;
    this.#expect(this.#path, { start, end }, says);
    return true;
  }

  #expect(path: string, span: Span, says: string): void {
    this.#expected.push({ path, span, says });
  }

  #add(line: string): void {
    if (this.#part === 'setup') {
      this.#setup += `${line}\n`;
      return;
    }
    const texts = this.#texts[this.#part];
    const text = texts.get(this.#path) ?? '';
    if (this.#part === 'before') this.#lineStart = text.length;
    texts.set(this.#path, `${text}${line}\n`);
  }
}

/** Blank lines between a file and the next are for the reader. */
function trimmed(files: ReadonlyMap<string, string>): Map<string, string> {
  return new Map([...files].map(([path, text]) => [path, text.replace(/\n+$/, '\n')]));
}
