import { isBoolean, type Take } from './settingReader.ts';

/** The settings below `staircase.rehearsal.`. */
export interface RehearsalSettings {
  /** Whether a migration is rehearsed when it is saved. */
  readonly onSave: boolean;
}

/** Reads `rehearsal.*` of the settings below `staircase.`. */
export function parseRehearsalSettings(take: Take): RehearsalSettings {
  return { onSave: take('rehearsal.onSave', 'true or false', isBoolean, true) };
}
