import { nearName } from '../lint/nearName.ts';
import type { LintOptions } from '../lint/options.ts';
import type { Severity } from '../lint/severity.ts';
import { isBoolean, isRecord, isString, isStrings, settingReader } from './settingReader.ts';

/** How a rule is set: on with its own severity, on with another, or off. */
export type RuleSetting = Severity | 'on' | 'off';

/** The settings below `staircase.lint.`, read and found good; what was not has its default. */
export interface LintSettings {
  readonly isEnabled: boolean;
  readonly preset: LintOptions['preset'];
  /** By name or other name; which rules there are is not known here. */
  readonly rules: Readonly<Record<string, RuleSetting>>;
  /** The major version; absent: what `.squawk.toml` says. */
  readonly pgVersion?: number;
  /** Only migrations that are newer are linted. */
  readonly from?: bigint;
  /** Globs of files that are not linted, from the workspace root. */
  readonly exclude: readonly string[];
  /** Keys below `lint.` that are not known: mistakes in writing, or of a later version. */
  readonly unknownKeys: readonly string[];
}

/** By their keys below `staircase.`. */
const KEYS = ['enable', 'preset', 'rules', 'pgVersion', 'from', 'exclude'].map(
  (it) => `lint.${it}`,
);

const PRESETS: readonly LintOptions['preset'][] = ['recommended', 'strict', 'none'];

const RULE_SETTINGS: readonly RuleSetting[] = ['error', 'warning', 'info', 'hint', 'on', 'off'];

/** Reads `lint.*` of the settings below `staircase.`; a sentence for each value not taken goes to `problems`. */
export function parseLintSettings(raw: unknown, problems: string[]): LintSettings {
  const take = settingReader(raw, problems);
  const pgVersion = take('lint.pgVersion', 'a major version such as 17', isVersionOrNull, null);
  const from = take('lint.from', 'a version, as a string of digits', isDigits, '').trim();
  return {
    isEnabled: take('lint.enable', 'true or false', isBoolean, true),
    preset: take('lint.preset', `one of ${PRESETS.join(', ')}`, isPreset, 'recommended'),
    rules: goodOnes(take('lint.rules', 'an object', isRecord, {}), problems),
    ...(pgVersion !== null && { pgVersion }),
    ...(from !== '' && { from: BigInt(from) }),
    exclude: take('lint.exclude', 'a list of globs', isStrings, []),
    unknownKeys: Object.keys(isRecord(raw) ? raw : {}).filter(isUnknown),
  };
}

function isUnknown(key: string): boolean {
  return key.startsWith('lint.') && !KEYS.includes(key);
}

/** What to write instead of a key that is not known, if one is near. */
export function nearKey(key: string): string | undefined {
  return nearName(key, KEYS);
}

function goodOnes(
  rules: Readonly<Record<string, unknown>>,
  problems: string[],
): Readonly<Record<string, RuleSetting>> {
  const entries = Object.entries(rules);
  for (const [name] of entries.filter(([, value]) => !isRuleSetting(value))) {
    problems.push(`staircase.lint.rules: ${name} is not one of ${RULE_SETTINGS.join(', ')}.`);
  }
  return Object.fromEntries(
    entries.flatMap(([name, value]) => (isRuleSetting(value) ? [[name, value] as const] : [])),
  );
}

function isPreset(value: unknown): value is LintOptions['preset'] {
  return PRESETS.some((preset) => preset === value);
}

function isRuleSetting(value: unknown): value is RuleSetting {
  return RULE_SETTINGS.some((it) => it === value);
}

function isDigits(value: unknown): value is string {
  return isString(value) && /^\s*\d*\s*$/.test(value);
}

function isVersionOrNull(value: unknown): value is number | null {
  return value === null || (Number.isSafeInteger(value) && Number(value) > 0);
}
