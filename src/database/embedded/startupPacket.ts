import type { Settings } from './backendProtocol.ts';

/** What a client's first message asks for. */
export type StartupPacket =
  | { readonly kind: 'encryption' }
  | { readonly kind: 'cancel'; readonly secret: number }
  | { readonly kind: 'unsupported' }
  | {
      readonly kind: 'start';
      readonly user: string;
      readonly database: string;
      readonly settings: Settings;
    };

const CANCEL = 80877102;
const ENCRYPTION = [80877103, 80877104];

/** Reads StartupMessage, SSLRequest, GSSENCRequest and CancelRequest. */
export function parseStartupPacket(bytes: Buffer): StartupPacket {
  const code = bytes.length >= 8 ? bytes.readInt32BE(4) : 0;
  if (ENCRYPTION.includes(code)) return { kind: 'encryption' };
  if (code === CANCEL && bytes.length >= 16) {
    return { kind: 'cancel', secret: bytes.readInt32BE(12) };
  }
  if (code >> 16 !== 3) return { kind: 'unsupported' };
  const { user = '', database = user, options = '', ...settings } = parametersOf(bytes);
  const plain = Object.entries(settings).filter(([name]) => !name.startsWith('_pq_.'));
  return { kind: 'start', user, database, settings: [...settingsOf(options), ...plain] };
}

function parametersOf(bytes: Buffer): Record<string, string> {
  const words = bytes.toString('utf8', 8).split('\0');
  const names = words.filter((name, index) => index % 2 === 0 && name !== '');
  return Object.fromEntries(names.map((name, index) => [name, words[index * 2 + 1] ?? '']));
}

/** `-c name=value` and `--name=value`, a backslash before what would end a word. */
function settingsOf(options: string): Settings {
  const words = options.match(/(?:\\.|[^\s\\])+/g) ?? [];
  const joined = words.map((word) => word.replace(/\\(.)/g, '$1')).join('\0');
  const settings = joined.matchAll(/(?:^|\0)(?:-c\0?|--)([^=\0]+)=([^\0]*)/g);
  return [...settings].map(([, name = '', value = '']) => [name.replaceAll('-', '_'), value]);
}
