import type { Position, Range } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Span } from '../sql/span.ts';

const BOM = '\uFEFF';

/** A text as an editor has it or would have it: where places and edits of it are. */
export interface ShownText {
  readonly uri: string;
  /** Null where the file is not open. */
  readonly version: number | null;
  rangeOf(span: Span): Range;
  offsetAt(position: Position): number;
}

/** A file that is open. `text` is what was linted: it may have a byte order mark more than the editor. */
export function openText(document: TextDocument, text: string): ShownText {
  const isHidden = text.startsWith(BOM) && !document.getText().startsWith(BOM);
  return shown(document, document.version, isHidden ? 1 : 0);
}

/** A file that is not. */
export function closedText(uri: string, text: string): ShownText {
  const skipped = text.startsWith(BOM) ? 1 : 0;
  return shown(TextDocument.create(uri, 'sql', 0, text.slice(skipped)), null, skipped);
}

function shown(document: TextDocument, version: number | null, skipped: number): ShownText {
  const positionAt = (offset: number) => document.positionAt(Math.max(0, offset - skipped));
  return {
    uri: document.uri,
    version,
    rangeOf: ({ start, end }) => ({ start: positionAt(start), end: positionAt(end) }),
    offsetAt: (position) => document.offsetAt(position) + skipped,
  };
}
