import type { Script } from '../migrations/migration.ts';
import type { ParsedScript, Parser, Statement } from '../sql/parser.ts';
import type { ReplayedScript } from './history/replay.ts';
import type { Role, ScriptSource } from './subject.ts';

/**
 * A script as it was read. It is parsed when a rule asks: of a part of a folder that is linted, not all
 * that is behind it. A class, since V8 gives each object literal with a getter a shape of its own.
 */
export class ReadSource implements ScriptSource {
  readonly path: string;
  readonly text: string;
  readonly role: Role;
  readonly wrapping: ScriptSource['wrapping'];
  readonly #parser: Parser;
  #parsed: ParsedScript | undefined;

  constructor({ path, text, noTransaction }: Script, role: Role, parser: Parser) {
    this.path = path;
    this.text = text;
    this.role = role;
    this.wrapping = noTransaction ? 'none' : 'transaction';
    this.#parser = parser;
  }

  get parsed(): ParsedScript {
    this.#parsed ??= this.#parser.parse(this.text);
    return this.#parsed;
  }
}

/**
 * What an up script does to the schema. The next folder's replay keeps it, so it must not know this
 * folder: each would keep all before it.
 */
export class ReplayedSource implements ReplayedScript {
  readonly path: string;
  readonly text: string;
  readonly #source: ScriptSource;

  constructor(source: ScriptSource) {
    this.path = source.path;
    this.text = source.text;
    this.#source = source;
  }

  get statements(): readonly Statement[] {
    return this.#source.parsed.statements;
  }

  get isBroken(): boolean {
    return this.#source.parsed.problem !== undefined;
  }
}
