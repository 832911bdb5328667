import { isBoolean, isString, type Take } from './settingReader.ts';

/** The settings below `staircase.rehearsal.`. */
export interface RehearsalSettings {
  /** Whether a migration is rehearsed when it is saved. */
  readonly onSave: boolean;
  /** The URL of the server to rehearse on; absent: the built-in one. */
  readonly server?: string;
}

/** Reads `rehearsal.*` of the settings below `staircase.`. */
export function parseRehearsalSettings(take: Take): RehearsalSettings {
  const onSave = take('rehearsal.onSave', 'true or false', isBoolean, true);
  const server = take('rehearsal.server', 'a string', isString, '').trim();
  return { onSave, ...(server && { server }) };
}
