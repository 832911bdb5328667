/** Work that is done once calls have ceased for a while. */
export interface Debounced {
  /** Asks for the work, in place of what was asked for before. */
  readonly call: (milliseconds: number) => void;
  readonly cancel: () => void;
}

/** Makes calls within a time one. */
export function debounced(work: () => void): Debounced {
  let timer: NodeJS.Timeout | undefined;
  const cancel = () => clearTimeout(timer);
  return {
    call: (milliseconds) => {
      cancel();
      timer = setTimeout(work, milliseconds);
    },
    cancel,
  };
}
