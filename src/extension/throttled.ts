/**
 * Calls at once, and what is asked for within `milliseconds` after that once at their end: for what
 * draws, when many things change one after the other.
 */
export function throttled(work: () => void, milliseconds: number): Disposable & { call(): void } {
  let timer: NodeJS.Timeout | undefined;
  let isAsked = false;
  const rest = (): void => {
    timer = setTimeout(() => {
      timer = undefined;
      if (isAsked) run();
    }, milliseconds);
  };
  const run = (): void => {
    isAsked = false;
    work();
    rest();
  };
  return {
    call: () => {
      if (timer) isAsked = true;
      else run();
    },
    [Symbol.dispose]: () => clearTimeout(timer),
  };
}
