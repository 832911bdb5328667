import { Deferral, goesRenamed } from './deferral.ts';
import type { Played } from './played.ts';
import { thingKey } from './thing.ts';
import type { Undo } from './undo.ts';
import { type UndoContext, undoStep } from './undoStep.ts';

/**
 * What takes an up script back, the last step first. The steps of `played` are taken back in its
 * scene as this goes on, so that every name is the one that is right when its turn comes; nothing
 * else can be asked of the scene afterwards.
 */
export function inverseOf({ scene, up }: Played, how: Omit<UndoContext, 'dropped'>): Undo[] {
  const drops = up.flatMap(({ effect }) => (effect.does === 'drop' ? thingKey(effect.thing) : []));
  const context = { ...how, dropped: new Set(drops) };
  const gone = new Set(scene.items.filter((it) => it.made === 'up' && it.goneBy));
  const renamed = new Set(scene.items.filter(goesRenamed));
  const deferral = new Deferral(up);
  const undos: Undo[] = [];
  for (const step of up.toReversed()) {
    const { effect, item } = step;
    const isOver =
      effect.does === 'change data'
        ? scene.find(effect.thing)?.made === 'up'
        : item && (gone.has(item) || (renamed.has(item) && effect.does !== 'drop'));
    const undo = isOver ? undefined : undoStep(step, context);
    if (undo && !deferral.takes(step, undo)) undos.push(undo);
    undos.push(...deferral.after(step));
    scene.takeBack(step);
  }
  return distinct(undos);
}

/** A statement that sets several things is taken back by one, and a remark is made once. */
function distinct(undos: readonly Undo[]): Undo[] {
  const seen = new Set<string>();
  const isNew = (key: string): boolean => !seen.has(key) && seen.add(key) !== undefined;
  return undos.flatMap((it) => {
    const actions = it.actions.filter(
      ({ kind, sql }) => kind === 'command' || it.step.effect.does !== 'set' || isNew(sql.upper),
    );
    if (actions.length > 0) return { ...it, actions };
    const said = [it.remark, it.open].filter((text) => text !== undefined).join(' ');
    return it.actions.length > 0 || said === '' || !isNew(said) ? [] : it;
  });
}
