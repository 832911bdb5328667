/**
 * How long an edit takes from change to published diagnostics, side by side with Squawk's server:
 * `npm run build && node bench/lintServer.ts [EDITS]`. Both are told of a file of 50 statements and of
 * one edit after another, in turn, so that a busy moment hits both. Each is spoken to as its extension
 * does: ours over Node's channel, Squawk's over its pipes. Writes its part of RESULTS-lint.md.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import {
  createProtocolConnection,
  type InitializeResult,
  IPCMessageReader,
  IPCMessageWriter,
  type ProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { LINT_WORKSPACE } from '../src/protocol/lint.ts';
import { lintLoadScript } from './lintLoad.ts';
import { writeSection } from './lintResults.ts';
import { squawkProgram } from './squawk.ts';

const root = join(import.meta.dirname, '..');
const EDITS = Number(process.argv[2] ?? 200);
const STATEMENTS = 50;
const WARM_UP = 20;
/** Milliseconds in which nobody types yet: a person reads first. Ours practises meanwhile. */
const READING = 2000;
const TEXT = lintLoadScript(STATEMENTS);
const LINES = TEXT.split('\n').length;

interface Server {
  readonly name: string;
  readonly uri: string;
  readonly connection: ProtocolConnection;
  /** Squawk's is asked for its diagnostics, ours tells them. */
  readonly isAsked: boolean;
  readonly taken: number[];
  version: number;
  stop(): void;
}

const folder = await mkdtemp(join(tmpdir(), 'staircase-bench-'));
try {
  await bench();
} finally {
  await rm(folder, { recursive: true });
}

async function bench(): Promise<void> {
  const directory = join(folder, 'migrations', '20260101000001_orders');
  await mkdir(directory, { recursive: true });
  await writeFile(join(directory, 'up.sql'), TEXT);
  await writeFile(join(directory, 'down.sql'), 'DROP TABLE IF EXISTS orders_0;\n');
  const uri = pathToFileURL(join(directory, 'up.sql')).href;
  const staircase = await start('staircase', uri, overChannel());
  const squawk = await start('squawk', uri, overPipes());
  const path = join(folder, 'migrations');
  const request = { path, root: folder, ignoredChars: [], isTrusted: false, settings: {} };
  await staircase.connection.sendNotification(LINT_WORKSPACE, { folders: [request] });
  for (const server of [staircase, squawk]) await open(server);
  await setTimeout(READING);
  for (let n = 0; n < WARM_UP + EDITS; n++) {
    const order = n % 2 === 0 ? [staircase, squawk] : [squawk, staircase];
    for (const server of order) await edit(server, n);
  }
  await report(staircase, squawk);
  for (const server of [staircase, squawk]) server.stop();
}

/** A process and how it is spoken to. */
interface Spoken {
  readonly child: ChildProcess;
  readonly connection: ProtocolConnection;
}

function overChannel(): Spoken {
  const args = [join(root, 'dist', 'server.cjs'), '--node-ipc'];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
  const connection = createProtocolConnection(
    new IPCMessageReader(child),
    new IPCMessageWriter(child),
  );
  return { child, connection };
}

function overPipes(): Spoken {
  const child = spawn(squawkProgram(), ['server'], { stdio: ['pipe', 'pipe', 'ignore'] });
  const connection = createProtocolConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  return { child, connection };
}

async function start(name: string, uri: string, { child, connection }: Spoken): Promise<Server> {
  connection.listen();
  const { capabilities } = await connection.sendRequest<InitializeResult>('initialize', {
    processId: process.pid,
    rootUri: pathToFileURL(folder).href,
    capabilities: { textDocument: { publishDiagnostics: { versionSupport: true } } },
  });
  await connection.sendNotification('initialized', {});
  const isAsked = capabilities.diagnosticProvider !== undefined;
  return { name, uri, connection, isAsked, taken: [], version: 1, stop: () => void child.kill() };
}

async function open(server: Server): Promise<void> {
  const { connection, uri } = server;
  const told = diagnostics(server);
  const textDocument = { uri, languageId: 'sql', version: 1, text: TEXT };
  await connection.sendNotification('textDocument/didOpen', { textDocument });
  await told();
}

/** A blank more at the beginning of a line, each time of another. */
async function edit(server: Server, n: number): Promise<void> {
  const { connection, uri } = server;
  server.version += 1;
  const start = { line: (n * 7) % LINES, character: 0 };
  const told = diagnostics(server);
  const began = performance.now();
  await connection.sendNotification('textDocument/didChange', {
    textDocument: { uri, version: server.version },
    contentChanges: [{ range: { start, end: start }, text: ' ' }],
  });
  await told();
  if (n >= WARM_UP) server.taken.push(performance.now() - began);
}

/** Called before a change; what it returns resolves when the diagnostics of it are here. */
function diagnostics({ connection, uri, version, isAsked }: Server): () => Promise<unknown> {
  const params = { textDocument: { uri } };
  if (isAsked) return () => connection.sendRequest('textDocument/diagnostic', params);
  const published = nextPublished(connection, uri, version);
  return () => published;
}

function nextPublished(
  connection: ProtocolConnection,
  uri: string,
  version: number,
): Promise<void> {
  return new Promise((resolve) => {
    const listening = connection.onNotification(
      'textDocument/publishDiagnostics',
      (said: { uri: string; version?: number }) => {
        if (said.uri !== uri || (said.version ?? version) < version) return;
        listening.dispose();
        resolve();
      },
    );
  });
}

async function report(staircase: Server, squawk: Server): Promise<void> {
  const rows = [0.5, 0.95].map((share) => {
    const [ours, theirs] = [percentile(staircase.taken, share), percentile(squawk.taken, share)];
    const name = `p${share * 100}`;
    return `| ${name} | ${ours.toFixed(2)} ms | ${theirs.toFixed(2)} ms | ${(ours / theirs).toFixed(2)} |`;
  });
  await writeSection(
    'An edit in the editor',
    `From the change of a file of ${STATEMENTS} statements to its published diagnostics, ${EDITS} edits, both
language servers in turn in one run, ${READING / 1000} s after it was opened, each spoken to as its extension does (ours over Node's channel, Squawk's
over pipes); by \`node bench/lintServer.ts\`. Goal: at most 0.6 of Squawk's time.

| | staircase | squawk | of squawk |
| --- | --- | --- | --- |
${rows.join('\n')}`,
  );
}

function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
