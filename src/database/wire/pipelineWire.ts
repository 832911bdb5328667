import type { Duplex } from 'node:stream';
import type { Message, Value } from '../session.ts';
import { COPY_REFUSAL } from './scriptQuery.ts';

/** As much of pg's connection as a pipeline needs. */
export interface PipelineWire {
  readonly stream: Duplex;
  parse(message: { text: string; name: string; types: string[] }, more: boolean): void;
  bind(message: { values: (string | Buffer)[] }, more: boolean): void;
  execute(message: object, more: boolean): void;
  query(text: string): void;
  flush(): void;
  sync(): void;
  once(event: 'end' | 'readyForQuery', listener: () => void): void;
  off(event: 'end' | 'readyForQuery', listener: () => void): void;
}

/** pg's types leave it out. */
interface CopyWire extends PipelineWire {
  sendCopyFail(message: string): void;
}

/**
 * Puts a message on the wire. A CopyFail is behind each script before the server can ask for rows: it
 * takes anything else that comes then for a broken protocol, and ignores a CopyFail that it has no
 * need of.
 */
export function sendMessage(wire: PipelineWire, message: Message): void {
  if (message.kind === 'script') {
    wire.query(message.sql);
    (wire as CopyWire).sendCopyFail(COPY_REFUSAL);
    return;
  }
  wire.parse({ text: message.sql, name: '', types: [] }, true);
  wire.bind({ values: (message.values ?? []).map(parameter) }, true);
  wire.execute({}, true);
}

function parameter(value: Value): string | Buffer {
  return Buffer.isBuffer(value) ? value : String(value);
}
