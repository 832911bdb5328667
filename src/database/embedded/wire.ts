/** One message of PostgreSQL's protocol, whole: type, length and body in `bytes`. */
export interface WireMessage {
  readonly type: string;
  readonly bytes: Buffer;
}

/** Frames a body. A type of '' makes the untyped message a client starts with. */
export function message(type: string, body: Uint8Array = Buffer.alloc(0)): Buffer {
  const length = Buffer.alloc(4);
  length.writeInt32BE(body.length + 4);
  return Buffer.concat([Buffer.from(type, 'latin1'), length, body]);
}

/** Splits bytes that hold whole typed messages and nothing else. */
export function messagesOf(bytes: Buffer): WireMessage[] {
  const messages: WireMessage[] = [];
  for (let at = 0; at < bytes.length; ) {
    const end = at + 1 + bytes.readInt32BE(at + 1);
    messages.push({ type: String.fromCharCode(bytes[at] ?? 0), bytes: bytes.subarray(at, end) });
    at = end;
  }
  return messages;
}

/** ReadyForQuery outside a transaction. */
export function readyForQuery(): Buffer {
  return message('Z', Buffer.from('I'));
}

/** AuthenticationOk, the parameters, BackendKeyData and ReadyForQuery. */
export function greeting(parameters: Uint8Array, processId: number, secret: number): Buffer {
  const key = Buffer.alloc(8);
  key.writeInt32BE(processId);
  key.writeInt32BE(secret, 4);
  return Buffer.concat([
    message('R', Buffer.alloc(4)),
    parameters,
    message('K', key),
    readyForQuery(),
  ]);
}

/** ErrorResponse. Source: "Error and Notice Message Fields". */
export function errorResponse(severity: 'ERROR' | 'FATAL', sqlstate: string, text: string): Buffer {
  const fields = { S: severity, V: severity, C: sqlstate, M: text };
  const body = Object.entries(fields).map(([field, value]) => `${field}${value}\0`);
  return message('E', Buffer.from(`${body.join('')}\0`));
}

/** CopyFail: what a COPY FROM STDIN is answered with, since nobody can send it rows. */
export function copyFail(reason: string): Buffer {
  return message('f', Buffer.from(`${reason}\0`));
}
