/**
 * A line that is longer than it is: passes bytes on to a port of this machine after a delay each way,
 * in a process of its own: `node bench/delayProxy.ts <port> <milliseconds>` prints its own port.
 * Bandwidth is not touched: what is sent together arrives together.
 */
import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

const [port, delay] = process.argv.slice(2).map(Number) as [number, number];

const server = createServer({ noDelay: true, allowHalfOpen: true }, (client) => {
  const target = connect({ host: '127.0.0.1', port, noDelay: true, allowHalfOpen: true });
  pass(client, target);
  pass(target, client);
});
server.listen(0, '127.0.0.1');
await once(server, 'listening');
process.stdout.write(`${(server.address() as AddressInfo).port}\n`);

/** Node's timers fire up to 1 ms late, so the last stretch is waited for by turns of the event loop. */
function pass(from: Socket, to: Socket): void {
  const waiting: { readonly due: number; readonly deliver: () => void }[] = [];
  const deliverDue = (): void => {
    while (waiting[0] && waiting[0].due <= performance.now()) waiting.shift()?.deliver();
    const [next] = waiting;
    if (!next) return;
    const rest = next.due - performance.now();
    if (rest > 2) setTimeout(deliverDue, rest - 1.5);
    else setImmediate(deliverDue);
  };
  const later = (deliver: () => void): void => {
    waiting.push({ due: performance.now() + delay, deliver });
    if (waiting.length === 1) deliverDue();
  };
  from.on('data', (bytes) => later(() => to.write(bytes)));
  from.on('end', () => later(() => to.end()));
  from.on('error', () => to.destroy());
}
