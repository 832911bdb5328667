import type { Scope } from '../ask/askScope.ts';
import type { RunContext } from '../run/runner.ts';
import type { Services } from '../services.ts';

/**
 * Reads the ledger that was written to; other databases are read for nobody who waits. Who has
 * cancelled waits no longer: what is applied then shows when it is read.
 */
export async function readAnew(
  { model }: Services,
  { ledger, target }: Scope,
  { signal, during }: RunContext,
): Promise<void> {
  const [folder] = ledger.group.folders;
  if (folder && !signal.aborted) {
    const read = () => model.readLedger(folder.path, signal);
    await during(`reading the ledger · ${target.name}`, read);
  }
  model.wantLater();
}
