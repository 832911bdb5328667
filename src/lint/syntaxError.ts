import type { Finding } from './finding.ts';

/** What is wrong with a file before any rule can look at it. No setting switches it off. */
export function syntaxError(
  path: string,
  { span = START, message, help }: Partial<Finding> & Pick<Finding, 'message'>,
): Finding {
  return {
    rule: 'syntax-error',
    aliases: [],
    severity: 'error',
    category: 'correctness',
    path,
    span,
    message,
    ...(help !== undefined && { help }),
    fixes: [],
  };
}

const START = { start: 0, end: 0 };
