import type { OutOfOrderPolicy } from '../engine/plan/plan.ts';
import { type LintSettings, parseLintSettings } from './lintSettings.ts';
import { parseRehearsalSettings, type RehearsalSettings } from './rehearsalSettings.ts';
import { isBoolean, isString, isStrings, settingReader } from './settingReader.ts';
import { parseTargetEntries, type TargetEntry } from './targetEntry.ts';

/** The settings below `staircase.`, read and found good; what was not has its default. */
export interface Settings {
  /** Migration folders as written: relative to the workspace root, or absolute. */
  readonly folders: readonly string[];
  readonly targets: readonly TargetEntry[];
  readonly outOfOrder: OutOfOrderPolicy;
  readonly allowTransactionControl: boolean;
  /** Seconds a run waits for another one's lock; 0: until it is cancelled. */
  readonly lockWait: number;
  /** Raw SQL text, maybe schema-qualified and quoted; absent where the setting is empty. */
  readonly ledgerTable?: string;
  readonly lint: LintSettings;
  readonly rehearsal: RehearsalSettings;
}

/** Settings, and a sentence for each value that was not taken; never a password in it. */
export interface ParsedSettings {
  readonly settings: Settings;
  readonly problems: readonly string[];
}

const POLICIES: readonly OutOfOrderPolicy[] = ['warn', 'refuse', 'allow'];

/** Reads settings as the editor or `.vscode/settings.json` gives them, by their keys below `staircase.`. */
export function parseSettings(raw: unknown): ParsedSettings {
  const problems: string[] = [];
  const take = settingReader(raw, problems);
  const ledgerTable = take('ledgerTable', 'a string', isString, '').trim();
  const targets = parseTargetEntries(take('targets', 'a list', Array.isArray, []));
  const settings: Settings = {
    folders: take('folders', 'a list of paths', isStrings, []),
    targets: targets.entries,
    outOfOrder: take('outOfOrder', `one of ${POLICIES.join(', ')}`, isPolicy, 'warn'),
    allowTransactionControl: take('allowTransactionControl', 'true or false', isBoolean, false),
    lockWait: take('lockWait', 'a whole number of seconds, 0 or more', isSeconds, 0),
    ...(ledgerTable && { ledgerTable }),
    lint: parseLintSettings(raw, problems),
    rehearsal: parseRehearsalSettings(take),
  };
  return { settings, problems: [...problems, ...targets.problems] };
}

function isSeconds(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}

function isPolicy(value: unknown): value is OutOfOrderPolicy {
  return POLICIES.some((policy) => policy === value);
}
