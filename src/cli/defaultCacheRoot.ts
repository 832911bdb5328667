import { homedir } from 'node:os';
import { posix, win32 } from 'node:path';
import type { Env } from '../database/env.ts';

/**
 * Where programs of this user keep what they can make again, as the platform has it:
 * `XDG_CACHE_HOME`, `~/Library/Caches`, `%LOCALAPPDATA%`.
 */
export function defaultCacheRoot(
  env: Env,
  platform: NodeJS.Platform,
  home: string = homedir(),
): string {
  if (platform === 'win32') {
    const local = env['LOCALAPPDATA'] || win32.join(home, 'AppData', 'Local');
    return win32.join(local, 'Staircase', 'cache');
  }
  if (platform === 'darwin') return posix.join(home, 'Library', 'Caches', 'Staircase');
  const named = env['XDG_CACHE_HOME'] ?? '';
  // The XDG specification has relative paths ignored.
  return posix.join(posix.isAbsolute(named) ? named : posix.join(home, '.cache'), 'staircase');
}
