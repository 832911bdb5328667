import { type Commented, coverageOf } from './coverage.ts';
import { ignoreComments } from './ignoreComments.ts';

/**
 * Tells whether a comment of a script ignores a name at an offset: for what no rule says, and no
 * comment without names is meant to hide.
 */
export function namedIgnores(script: Commented): (name: string, offset: number) => boolean {
  const placed = ignoreComments(script.text).map((comment) => ({
    names: new Set(comment.names.map(({ text }) => text)),
    coverage: coverageOf(comment, script),
  }));
  return (name, offset) =>
    placed.some(
      ({ names, coverage }) =>
        names.has(name) && coverage.some(({ start, end }) => start <= offset && offset <= end),
    );
}
