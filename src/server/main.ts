import { isMainThread } from 'node:worker_threads';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { keepBaseline } from '../sql/keepBaseline.ts';
import { serve } from './serve.ts';
import { answerFromThread } from './thread.ts';

/** `node server.cjs --stdio`, or `--node-ipc` as the editor starts it; a thread of it lints what is large. */
if (isMainThread) {
  keepBaseline();
  void serve(createConnection(ProposedFeatures.all), import.meta.url);
} else void answerFromThread();
