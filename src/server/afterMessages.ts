/** Milliseconds after which work is done although messages keep arriving. */
const PATIENCE = 50;

/**
 * Does work once no message waits to be read, so that many edits that have arrived are one. A message
 * is read in each turn of the event loop (vscode-jsonrpc), so a turn without a call says that none is left.
 */
export function afterMessages(work: () => void): () => void {
  let since: number | undefined;
  let called = false;
  const turn = () => {
    if (called && since !== undefined && performance.now() - since < PATIENCE) {
      called = false;
      setImmediate(turn);
      return;
    }
    since = undefined;
    called = false;
    work();
  };
  return () => {
    called = true;
    if (since !== undefined) return;
    since = performance.now();
    setImmediate(turn);
  };
}
