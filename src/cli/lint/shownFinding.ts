import { sep } from 'node:path';
import { pathFrom } from '../../config/directoriesUp.ts';
import type { Finding } from '../../lint/finding.ts';
import { lineIndex } from '../../sql/lineIndex.ts';
import type { Place, Span } from '../../sql/span.ts';
import type { Linted } from './linted.ts';

/** From and to, the end exclusive. */
export interface PlaceSpan {
  readonly start: Place;
  readonly end: Place;
}

/** A finding where a person looks for it. */
export interface ShownFinding {
  readonly finding: Finding;
  /** From the current directory, with slashes; absolute where it lies elsewhere. */
  readonly path: string;
  readonly place: PlaceSpan;
}

/** Tells where spans of the files are that were linted. */
export interface Locator {
  pathOf(path: string): string;
  placeOf(path: string, span: Span): PlaceSpan;
}

/** The lines of a file are counted once, and its path is shortened once. */
export function locator({ texts }: Pick<Linted, 'texts'>, directory: string): Locator {
  const indexes = new Map<string, ReturnType<typeof lineIndex>>();
  const paths = new Map<string, string>();
  return {
    pathOf: (path) => {
      const shown = paths.get(path) ?? withSlashes(pathFrom(directory, path));
      paths.set(path, shown);
      return shown;
    },
    placeOf: (path, { start, end }) => {
      const index = indexes.get(path) ?? lineIndex(texts.get(path) ?? '');
      indexes.set(path, index);
      return { start: index(start), end: index(end) };
    },
  };
}

function withSlashes(path: string): string {
  return sep === '/' ? path : path.replaceAll(sep, '/');
}

/** Findings with their places, which are looked for each time they are asked for. */
export function shownFindings(
  findings: readonly Finding[],
  { pathOf, placeOf }: Locator,
): Iterable<ShownFinding> {
  return {
    *[Symbol.iterator]() {
      for (const finding of findings) {
        const { path, span } = finding;
        yield { finding, path: pathOf(path), place: placeOf(path, span) };
      }
    },
  };
}
