import type { Place } from '../sql/span.ts';

/** A path with line and column, in the form that the editor makes a link of: `/a/up.sql:3:14`. */
export function placeText({
  path,
  place,
}: {
  readonly path?: string;
  readonly place?: Place;
}): string | undefined {
  if (path === undefined || place === undefined) return path;
  return `${path}:${place.line}:${place.column}`;
}
