import { setFlagsFromString } from 'node:v8';

/**
 * Has V8 optimise a function with its best compiler only once it has run ten times as often as V8 asks
 * for. In a process of a few seconds that compiler takes more of a core than its code wins: 6 to 9 %
 * of the CPU time of linting 1,000 files. Only with V8 13, that of Node 24, which has these flags: a
 * flag that V8 does not know it complains of on stderr. For this process and its threads.
 */
export function delayTurbofan(): void {
  if (!process.versions.v8.startsWith('13.')) return;
  setFlagsFromString('--invocation-count-for-turbofan=30000');
  setFlagsFromString('--invocation-count-for-osr=5000');
}
