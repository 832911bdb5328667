import { ConnectionError, type ConnectionFailure } from '../failure.ts';

/** What went wrong when the server was started, by errno name where there is one. */
export interface StartProblem {
  readonly message: string;
  readonly code?: string | undefined;
}

/** What a person is told when the built-in database does not start: what, where, what to try. */
export function startFailure(directory: string, problem: StartProblem): ConnectionError {
  const message = `The built-in database in ${directory} did not start: ${problem.message}.`;
  const [reason, advice] = adviceFor(directory, problem.code);
  return new ConnectionError(reason, message, advice, problem);
}

function adviceFor(directory: string, code: string | undefined): [ConnectionFailure, string] {
  switch (code) {
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
    case 'ENOTDIR':
    case 'EEXIST':
      return ['not-permitted', 'Make sure that this directory can be created and written to.'];
    case 'ENOSPC':
    case 'EDQUOT':
      return ['other', 'Free some space on its disk; a database begins with 30 MB.'];
    case 'ENOENT':
      return ['other', 'A part of Staircase is missing: install it again.'];
    default:
      return [
        'other',
        `Read ${directory}/server.log; if the data cannot be saved, remove the directory to begin anew.`,
      ];
  }
}
