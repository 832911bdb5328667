import type { Judge, SeenMessage, Side } from './faultProxy.ts';

/** How much of its message still gets through: nothing, the first half of its bytes, or all. */
export type Cut = 'before' | 'half' | 'after';

/** A moment in the traffic of a run: the same in every run of the same files. */
export interface CrashPoint {
  readonly side: Side;
  readonly index: number;
  readonly cut: Cut;
  /** Such as "half of frontend 39 Q CREATE TABLE people". */
  readonly title: string;
}

/** Each message of an undisturbed run with each of the cuts. */
export function pointsAt(seen: readonly SeenMessage[], cuts: readonly Cut[]): CrashPoint[] {
  return seen.flatMap((message) => cuts.map((cut) => pointAt(message, cut)));
}

/** While the server works on what it was sent, and when it has done each statement of it. */
export function statementPoints(seen: readonly SeenMessage[]): CrashPoint[] {
  const isStart = ({ side, type }: SeenMessage) => side === 'frontend' && 'QE'.includes(type);
  const isEnd = ({ side, type }: SeenMessage) => side === 'backend' && type === 'C';
  return [
    ...pointsAt(seen.filter(isStart), ['after']),
    ...pointsAt(seen.filter(isEnd), ['before']),
  ];
}

/** The judge of a proxy that lets the fault happen there. */
export function judgeOf({ side, index, cut }: CrashPoint): Judge {
  return (message) => {
    if (message.side !== side || message.index !== index) return undefined;
    return { before: 0, half: message.bytes.length >> 1, after: message.bytes.length }[cut];
  };
}

/** `count` points drawn by a generator that the seed determines (mulberry32). */
export function randomPoints(
  seen: readonly SeenMessage[],
  seed: number,
  count: number,
): CrashPoint[] {
  const random = generator(seed);
  return Array.from({ length: count }, () => {
    const message = pick(seen, random);
    return pointAt(message, pick(['before', 'half', 'after'] as const, random));
  });
}

function pointAt({ side, index, type, bytes }: SeenMessage, cut: Cut): CrashPoint {
  const text = bytes.toString('latin1', 5, 45).replace(/[^ -~]+/g, ' ');
  const way = cut === 'half' ? 'half of' : cut;
  return { side, index, cut, title: `${way} ${side} ${index} ${type} ${text}`.trim() };
}

function pick<T>(list: readonly T[], random: () => number): T {
  const chosen = list[Math.floor(random() * list.length)];
  if (chosen === undefined) throw new TypeError('There is nothing to draw from.');
  return chosen;
}

function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
