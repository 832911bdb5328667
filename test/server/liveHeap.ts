import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/** The heap of a process that was started with `--inspect`, through V8's inspector. */
export class LiveHeap {
  readonly #socket: WebSocket;
  readonly #answers = new Map<number, (result: unknown) => void>();
  #asked = 0;

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.addEventListener('message', ({ data }) => {
      const { id, result } = JSON.parse(`${data}`) as { id: number; result: unknown };
      this.#answers.get(id)?.(result);
      this.#answers.delete(id);
    });
  }

  static async of({ stderr }: ChildProcess): Promise<LiveHeap> {
    if (!stderr) throw new Error('the process says nothing on stderr');
    const socket = new WebSocket(await addressIn(stderr));
    await once(socket, 'open');
    return new LiveHeap(socket);
  }

  /** What is alive: the heap after everything else was collected. */
  async megabytes(): Promise<number> {
    await this.#ask('HeapProfiler.collectGarbage');
    const { usedSize } = (await this.#ask('Runtime.getHeapUsage')) as { usedSize: number };
    return usedSize / 1024 / 1024;
  }

  close(): void {
    this.#socket.close();
  }

  #ask(method: string): Promise<unknown> {
    const id = ++this.#asked;
    const answer = new Promise<unknown>((resolve) => this.#answers.set(id, resolve));
    this.#socket.send(JSON.stringify({ id, method }));
    return answer;
  }
}

/** Node tells it in its first lines, and must be able to say more later. */
function addressIn(stderr: NodeJS.ReadableStream): Promise<string> {
  return new Promise((resolve, reject) => {
    const lines = createInterface(stderr);
    lines.on('line', (line) => {
      const [address] = /ws:\S+/.exec(line) ?? [];
      if (address) resolve(address);
    });
    lines.on('close', () => reject(new Error('the process has ended')));
  });
}
