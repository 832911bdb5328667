import type { Severity } from './severity.ts';

/** How to lint. */
export interface LintOptions {
  /** The major version of the oldest server the scripts must run on, such as 15. */
  readonly pgVersion: number;
  /** Whether somebody has said so; else it is a guess that is on the safe side. */
  readonly isPgVersionSaid?: boolean;
  /** Whether a script that is no migration runs in a transaction: of a migration it is known. */
  readonly assumeInTransaction: boolean;
  readonly preset: 'recommended' | 'strict' | 'none';
  /** By the rule's own name: on with this severity whatever the preset, or off. */
  readonly severities: Readonly<Record<string, Severity | 'on' | 'off'>>;
  /** Migrations up to this version are not linted: what is applied everywhere cannot be changed. */
  readonly from?: bigint;
  /** What is today for the rules that compare a version with it. */
  readonly now: Date;
}

/** As Squawk's: PostgreSQL 15, no transaction around a plain script. */
export function defaultOptions(now: Date): LintOptions {
  const preset = 'recommended';
  return { pgVersion: 15, assumeInTransaction: false, preset, severities: {}, now };
}
