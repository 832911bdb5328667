import { execFile } from 'node:child_process';

export interface GitOptions {
  /** What git reads from its standard input. */
  readonly input?: string;
  /** Milliseconds; what git has printed until then counts. */
  readonly timeout: number;
  readonly signal?: AbortSignal;
}

/** The most that is kept of what git prints, in bytes. */
const MOST = 64 * 1024 * 1024;

/**
 * What git prints about the work tree at `directory`, an absolute path; empty where there is no git
 * or no work tree, and as much as there was where it failed. Only for commands that read: no network,
 * no prompt, no lock, and no program that the repository's configuration names.
 */
export function git(
  directory: string,
  args: readonly string[],
  { input = '', timeout, signal }: GitOptions,
): Promise<Buffer> {
  const options = {
    env: readingEnvironment(),
    encoding: 'buffer' as const,
    maxBuffer: MOST,
    timeout,
    killSignal: 'SIGKILL' as const,
    windowsHide: true,
    ...(signal && { signal }),
  };
  return new Promise((resolve) => {
    const child = execFile('git', ['-C', directory, ...SAFE, ...args], options, (_, stdout) => {
      resolve(Buffer.isBuffer(stdout) ? stdout : Buffer.alloc(0));
    });
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(input);
  });
}

const SAFE = [
  '--no-pager',
  '--literal-pathspecs',
  ...['-c', 'core.fsmonitor=false', '-c', 'log.showSignature=false'],
];

/** Within a hook of git its variables name another repository than the directory's. */
function readingEnvironment(): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(([name]) => !HOOK_VARIABLES.has(name));
  return {
    ...Object.fromEntries(own),
    GIT_OPTIONAL_LOCKS: '0',
    GIT_TERMINAL_PROMPT: '0',
    // A partial clone would fetch what it lacks; before git 2.45 only a forbidden protocol stops it.
    GIT_NO_LAZY_FETCH: '1',
    GIT_ALLOW_PROTOCOL: 'none',
  };
}

const HOOK_VARIABLES = new Set([
  'GIT_DIR',
  'GIT_WORK_TREE',
  'GIT_INDEX_FILE',
  'GIT_COMMON_DIR',
  'GIT_NAMESPACE',
  'GIT_OBJECT_DIRECTORY',
  'GIT_ALTERNATE_OBJECT_DIRECTORIES',
  'GIT_PREFIX',
]);
