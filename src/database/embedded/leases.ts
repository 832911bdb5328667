import type { Socket } from 'node:net';
import { AdvisoryLocks, type LockUser } from './advisoryLocks.ts';
import {
  type ControlAnswer,
  type ControlRequest,
  type LockAnswer,
  line,
  type Numbered,
  onLines,
} from './control.ts';

/**
 * Those who use the server, each by an open connection that ends with its process, however that
 * ends: with it go its locks. Answered while a statement runs, so a waiting window can say who runs.
 */
export class Leases {
  readonly #locks = new AdvisoryLocks();

  serve(socket: Socket): void {
    let user: LockUser | undefined;
    onLines<ControlRequest & Numbered>(socket, ({ number, ...request }) => {
      if (request.do === 'hello') user = request;
      if (!user) return;
      const answer: ControlAnswer = { number, result: this.#do(user, request) };
      if (socket.writable) socket.write(line(answer));
    });
    const release = () => user && this.#locks.releaseAll(user);
    // Before the connection closes for the user, whose `close` has then freed the locks.
    socket.on('end', release);
    socket.on('close', release);
  }

  #do(user: LockUser, request: ControlRequest): unknown {
    switch (request.do) {
      case 'hello':
        return undefined;
      case 'tryLock':
        return this.#locks.tryLock(request.lock, user);
      case 'unlock':
        return this.#locks.unlock(request.lock, user);
      case 'lockHolder':
        return this.#holderOf(request.lock);
    }
  }

  #holderOf(id: string): LockAnswer | undefined {
    const held = this.#locks.heldBy(id);
    if (!held) return undefined;
    const { processId, applicationName } = held.holder;
    return { processId, applicationName, since: held.since };
  }
}
