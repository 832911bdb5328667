import { parseConnectionUrl } from '../database/connect/connectionUrl.ts';
import { ConnectionError } from '../database/failure.ts';
import type { Role } from '../database/target.ts';

/** One entry of `staircase.targets`: offered, never taken unasked. */
export interface TargetEntry {
  readonly name: string;
  /** Without a password. */
  readonly url: string;
  /** Absent: local on this machine, guarded everywhere else. */
  readonly role?: Role;
  /** Milliseconds. */
  readonly lockTimeout?: number;
  /** Milliseconds. */
  readonly statementTimeout?: number;
}

/** The name that selects the embedded PostgreSQL; no entry may have it. */
export const BUILT_IN = 'built-in';

const ROLES: readonly Role[] = ['local', 'guarded', 'production'];
const TIMEOUTS = ['lockTimeout', 'statementTimeout'] as const;
const KEYS: readonly string[] = ['name', 'url', 'role', ...TIMEOUTS];

/** Reads `staircase.targets`. An entry with anything wrong is left out, and a sentence says why. */
export function parseTargetEntries(raw: readonly unknown[]): {
  entries: readonly TargetEntry[];
  problems: readonly string[];
} {
  const entries: TargetEntry[] = [];
  const problems: string[] = [];
  for (const [index, value] of raw.entries()) {
    const entry = parseEntry(value, index);
    if (typeof entry === 'string') problems.push(entry);
    else if (entries.some(({ name }) => name === entry.name)) problems.push(twice(entry.name));
    else entries.push(entry);
  }
  return { entries, problems };
}

/** An entry, or what is wrong with it. */
function parseEntry(value: unknown, index: number): TargetEntry | string {
  const fields: Readonly<Record<string, unknown>> =
    typeof value === 'object' && value !== null ? { ...value } : {};
  const { name, url, role, lockTimeout, statementTimeout } = fields;
  if (typeof name !== 'string' || name.trim() === '') {
    return `staircase.targets: entry ${index + 1} has no name. Give it one, by which it is chosen.`;
  }
  const wrong =
    wrongName(name) ??
    wrongUrl(url) ??
    wrongRole(role) ??
    wrongTimeout(fields) ??
    unknownKey(fields);
  if (wrong !== undefined) return `staircase.targets: "${name}" is not offered: ${wrong}`;
  return {
    name,
    url: String(url),
    ...(isRole(role) && { role }),
    ...(typeof lockTimeout === 'number' && { lockTimeout }),
    ...(typeof statementTimeout === 'number' && { statementTimeout }),
  };
}

function wrongName(name: string): string | undefined {
  if (name === BUILT_IN) return 'that is the name of the built-in database. Choose another.';
  if (name !== name.trim()) return 'its name begins or ends with a space. Take it away.';
  return undefined;
}

function wrongUrl(url: unknown): string | undefined {
  if (typeof url !== 'string') return 'it has no url, such as postgres://user@host:5432/database.';
  try {
    const { password } = parseConnectionUrl(url, {});
    if (password === undefined) return undefined;
    return 'its url holds a password, and settings are no place for one. Take it out of the url: a password file (~/.pgpass) may hold it, or the editor, which asks for it where a target is added.';
  } catch (error) {
    if (error instanceof ConnectionError) return `${error.message} ${error.advice}`;
    throw error;
  }
}

function wrongRole(role: unknown): string | undefined {
  if (role === undefined || isRole(role)) return undefined;
  return `its role is not one of ${ROLES.join(', ')}.`;
}

function wrongTimeout(fields: Readonly<Record<string, unknown>>): string | undefined {
  const wrong = TIMEOUTS.find((key) => fields[key] !== undefined && !isMilliseconds(fields[key]));
  return wrong && `its ${wrong} is not a whole number of milliseconds, 0 or more.`;
}

/** `rolle` may have been meant as the role of production. */
function unknownKey(fields: Readonly<Record<string, unknown>>): string | undefined {
  const unknown = Object.keys(fields).find((key) => !KEYS.includes(key));
  return unknown && `it has the unknown key "${unknown}". Known are ${KEYS.join(', ')}.`;
}

function twice(name: string): string {
  return `staircase.targets: "${name}" is there twice; the first is used. Rename or remove the other.`;
}

function isRole(role: unknown): role is Role {
  return ROLES.some((known) => known === role);
}

function isMilliseconds(value: unknown): boolean {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}
