import { homedir } from 'node:os';
import { posix, win32 } from 'node:path';

/**
 * Where programs of this user keep their data, as the platform has it: `XDG_DATA_HOME`,
 * `~/Library/Application Support`, `%LOCALAPPDATA%`.
 */
export function defaultDataRoot(
  env: Readonly<Record<string, string | undefined>>,
  platform: NodeJS.Platform,
  home: string = homedir(),
): string {
  if (platform === 'win32') {
    const local = env['LOCALAPPDATA'] || win32.join(home, 'AppData', 'Local');
    return win32.join(local, 'Staircase', 'databases');
  }
  if (platform === 'darwin') {
    return posix.join(home, 'Library', 'Application Support', 'Staircase', 'databases');
  }
  const named = env['XDG_DATA_HOME'] ?? '';
  // The XDG specification has relative paths ignored.
  const data = posix.isAbsolute(named) ? named : posix.join(home, '.local', 'share');
  return posix.join(data, 'staircase', 'databases');
}
