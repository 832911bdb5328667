import type { ConfigProblem } from './configProblem.ts';

/** Takes down a problem at a key of a TOML document. */
export type Complain = (key: string, message: string, advice: string) => void;

/** One table of a TOML document, read key by key; whatever does not fit is complained about. */
export class TomlSection {
  readonly #name: string;
  readonly #values: Readonly<Record<string, unknown>>;
  readonly #complain: Complain;
  readonly #advice: string;

  /** Complains about every key that is not among those known. `advice`: what to do about a wrong value. */
  constructor(
    name: string,
    value: unknown,
    known: readonly string[],
    complain: Complain,
    advice = 'sqlx refuses the file as it is.',
  ) {
    this.#name = name;
    this.#advice = advice;
    this.#complain = complain;
    this.#values = isTable(value) ? value : {};
    if (value !== undefined && !isTable(value)) this.#wrong('', 'a table');
    for (const key of Object.keys(this.#values).filter((it) => !known.includes(it))) {
      complain(key, `unknown key ${this.#path(key)}`, `Known here are ${known.join(', ')}.`);
    }
  }

  section(key: string, known: readonly string[]): TomlSection {
    const value = this.#values[key];
    return new TomlSection(this.#path(key), value, known, this.#complain, this.#advice);
  }

  text(key: string): string | undefined {
    const value = this.#values[key];
    if (value === undefined || typeof value === 'string') return value;
    return this.#wrong(key, 'a string');
  }

  /** A string, or a number as it would be written. */
  word(key: string): string | undefined {
    const value = this.#values[key];
    return typeof value === 'number' || typeof value === 'bigint' ? `${value}` : this.text(key);
  }

  boolean(key: string): boolean | undefined {
    const value = this.#values[key];
    if (value === undefined || typeof value === 'boolean') return value;
    return this.#wrong(key, 'true or false');
  }

  texts(key: string): readonly string[] {
    const value = this.#values[key] ?? [];
    if (Array.isArray(value) && value.every((it) => typeof it === 'string')) return value;
    return this.#wrong(key, 'an array of strings') ?? [];
  }

  characters(key: string): readonly string[] {
    const texts = this.texts(key);
    if (texts.every((text) => [...text].length === 1)) return texts;
    return this.#wrong(key, 'an array of single characters') ?? [];
  }

  /** The first choice is the default. */
  choice<T extends string>(key: string, choices: readonly [T, ...T[]]): T {
    const value = this.#values[key] ?? choices[0];
    const chosen = choices.find((choice) => choice === value);
    if (chosen === undefined) this.#wrong(key, `one of ${choices.join(', ')}`);
    return chosen ?? choices[0];
  }

  #wrong(key: string, wanted: string): undefined {
    this.#complain(key || this.#name, `${this.#path(key)} is not ${wanted}`, this.#advice);
  }

  #path(key: string): string {
    return [this.#name, key].filter(Boolean).join('.');
  }
}

/** Complaints as problems of a file; the line is the first on which the key is written. */
export function complainAbout(path: string, text: string, problems: ConfigProblem[]): Complain {
  const lines = text.split('\n');
  return (key, message, advice) => {
    const last = key.split('.').at(-1) ?? key;
    const index = lines.findIndex((line) => keysOf(line).includes(last));
    problems.push({
      message: `${path}: ${message}.`,
      advice,
      path,
      ...(index >= 0 && { line: index + 1 }),
    });
  };
}

/** The bare or quoted keys a line sets or opens a table of; comments and values are left aside. */
function keysOf(line: string): string[] {
  const keys = /^\s*(?:\[+([^\]]*)\]|([^=#]+)=)/.exec(line);
  return (keys?.[1] ?? keys?.[2] ?? '')
    .split('.')
    .map((key) => key.trim().replace(/^["']|["']$/g, ''));
}

function isTable(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
