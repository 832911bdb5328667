import type { Env } from '../database/env.ts';
import type { ForeignTool } from '../engine/foreign/foreignTable.ts';
import type { RepairKind } from '../engine/repair/repair.ts';
import type { LintOptions } from '../lint/options.ts';
import type { Severity } from '../lint/severity.ts';
import type { Verdict } from '../rehearsal/rehearsal.ts';
import type { Terminal } from './terminal.ts';

/** What stands on the command line besides names of commands, read and found good. */
export interface Flags {
  readonly databaseUrl?: string;
  readonly target?: string;
  readonly source?: string;
  readonly config?: string;
  /** Seconds. */
  readonly connectTimeout?: number;
  /** False: no `.env` is read. */
  readonly dotenv: boolean;
  readonly json?: boolean;
  readonly yes?: boolean;
  readonly force?: boolean;
  readonly dryRun?: boolean;
  readonly ignoreMissing?: boolean;
  readonly targetVersion?: bigint;
  readonly version?: bigint;
  readonly revert?: boolean;
  readonly run?: boolean;
  readonly template?: string;
  /** What stands in the template's holes, by their names. */
  readonly set?: ReadonlyMap<string, string>;
  readonly reversible?: boolean;
  readonly simple?: boolean;
  readonly sequential?: boolean;
  readonly timestamp?: boolean;
  readonly layout?: 'directory' | 'flat';
  readonly out?: string;
  readonly check?: boolean;
  /** Of `import` the other tool, of `rehearse` a version. */
  readonly from?: ForeignTool | bigint;
  /** A version. */
  readonly only?: bigint;
  /** Whose schema: after a version, or of the database that the call names. */
  readonly at?: bigint | 'target';
  readonly diff?: readonly (bigint | 'target')[];
  readonly exitCode?: boolean;
  readonly table?: string;
  readonly cure?: RepairKind;
  readonly resume?: boolean;
  readonly undo?: boolean;
  readonly mark?: boolean;
  readonly dropIndex?: boolean;
  readonly format?: LintFormat | 'junit';
  readonly fix?: boolean;
  readonly write?: boolean;
  readonly overwrite?: boolean;
  /** Of `down`: what is there is mended. */
  readonly repair?: boolean;
  /** The URL of a server to rehearse on. */
  readonly server?: string;
  /** What git knows a commit by. */
  readonly since?: string;
  readonly failOn?: Severity | Verdict | 'never' | 'none';
  readonly preset?: LintOptions['preset'];
  /** Names of rules. */
  readonly include?: readonly string[];
  readonly exclude?: readonly string[];
  /** The major version. */
  readonly pgVersion?: number;
  readonly assumeInTransaction?: boolean;
  readonly stdinFilepath?: string;
  readonly cache?: boolean;
  /** A directory. */
  readonly cacheLocation?: string;
}

/** How findings are told: to a person, a program, GitHub's code scanning or annotations, an editor. */
export type LintFormat = 'human' | 'json' | 'sarif' | 'github' | 'gcc';

/** What a command is given. */
export interface CommandContext {
  /** Its whole name, such as `migrate run`. */
  readonly command: string;
  readonly flags: Flags;
  /** Its arguments without the options. */
  readonly operands: readonly string[];
  readonly terminal: Terminal;
  readonly environment: Env;
  /** All that comes on stdin. */
  readonly stdin: () => Promise<Buffer>;
  /** Of this program. */
  readonly version: string;
  /** The file that holds this program: another one may do otherwise. */
  readonly program: string;
  /** An absolute path. */
  readonly directory: string;
  /** Aborted by Ctrl-C and SIGTERM. */
  readonly signal: AbortSignal;
  /** The directory with the parser, the built-in PostgreSQL and the templates, above `dist`. */
  readonly installation: string;
}

/** Does a command's work; resolves to the exit code. Throws `UsageError`, `ConnectionError`, `DatabaseError`. */
export type Handler = (context: CommandContext) => Promise<number>;

/** One option of one command, in commander's notation: `--target-version <N>`. */
export interface OptionSpec {
  readonly flags: string;
  readonly description: string;
  /** `before`: what an earlier one of them was read as. Throws `UsageError` for what cannot be taken. */
  readonly parse?: (value: string, before: unknown) => unknown;
  readonly choices?: readonly string[];
  readonly conflicts?: readonly string[];
  readonly required?: boolean;
}

/** One command: how it is called, and where its work is done. */
export interface CommandSpec {
  /** Such as `migrate run`. */
  readonly name: string;
  /** Other whole names. */
  readonly aliases?: readonly string[];
  readonly summary: string;
  readonly details?: string;
  /** In commander's notation: `<description>`. */
  readonly operands?: readonly { readonly name: string; readonly description: string }[];
  readonly options: readonly OptionSpec[];
  /** Whole command lines, each with what it does. */
  readonly examples: readonly (readonly [line: string, effect: string])[];
  /** True where a signal may end the process at any moment: nothing is left half done. */
  readonly endsAtOnce?: boolean;
  /** Loads what the command takes, so that `--help` starts without it. */
  readonly load: () => Promise<Handler>;
}

/** Exit codes: documented, and not to be changed. */
export const EXIT = { fine: 0, failed: 1, usage: 2, interrupted: 130 } as const;
