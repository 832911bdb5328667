import type { Played } from './played.ts';
import type { Undo } from './undo.ts';
import { type UndoContext, undoStep } from './undoStep.ts';

/**
 * What takes an up script back, the last step first. The steps of `played` are taken back in its
 * scene as this goes on, so that every name is the one that is right when its turn comes; nothing
 * else can be asked of the scene afterwards.
 */
export function inverseOf({ scene, up }: Played, context: UndoContext): Undo[] {
  const gone = new Set(scene.items.filter((it) => it.made === 'up' && it.goneBy));
  const undos: Undo[] = [];
  for (const step of up.toReversed()) {
    if (!step.item || !gone.has(step.item)) {
      const undo = undoStep(step, context);
      if (undo) undos.push(undo);
    }
    scene.takeBack(step);
  }
  return distinct(undos);
}

/** A statement that sets several things is taken back by one, and a remark is made once. */
function distinct(undos: readonly Undo[]): Undo[] {
  const seen = new Set<string>();
  return undos.filter((it) => {
    const key = keyOf(it);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

function keyOf({ actions, remark, step }: Undo): string {
  const text = actions.map(({ sql }) => sql.upper).join(';');
  const isPrivilege = /^(?:GRANT|REVOKE|ALTER DEFAULT)/i.test(text);
  if (isPrivilege || text === '') return `${text} ${remark ?? ''}`;
  return `${text} ${step.effect.span.start} ${step.effect.statement.span.start}`;
}
