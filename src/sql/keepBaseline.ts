import { setFlagsFromString } from 'node:v8';

/**
 * Keeps the code of the SQL parser as V8 compiles it at first. It would be compiled again beside the
 * work, for 0.7 s and 300 MB, which a run of the command line waits for at its end, and which slows
 * the first edits in an editor; what that wins is a third of the time of parsing. For this process
 * and its threads; to be called before the parser is loaded.
 */
export function keepBaseline(): void {
  setFlagsFromString('--no-wasm-tier-up');
  setFlagsFromString('--no-wasm-dynamic-tiering');
}
