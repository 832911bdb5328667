import { setFlagsFromString } from 'node:v8';
import { isMainThread } from 'node:worker_threads';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { keepBaseline } from '../sql/keepBaseline.ts';
import { serve } from './serve.ts';
import { answerFromThread } from './thread.ts';

/** `node server.cjs --stdio`, or `--node-ipc` as the editor starts it; a thread of it lints what is large. */
if (isMainThread) {
  keepBaseline();
  makeRoomForNew();
  void serve(createConnection(ProposedFeatures.all), import.meta.url);
} else void answerFromThread();

/**
 * An edit makes 1.4 MB of short-lived objects. Where the room for such is doubled only now and then,
 * it was cleared after each eighth edit for 2 ms; so it grows to its full size at once.
 */
function makeRoomForNew(): void {
  setFlagsFromString('--semi-space-growth-factor=16');
}
