import type { Item } from './item.ts';
import type { Step } from './step.ts';

/** What a script does to each item, so that it is found without another walk through all steps. */
export class Tally {
  readonly #settings = new Map<Item, Map<string, Step[]>>();
  readonly #firstMoves = new Map<Item, Step>();
  readonly #redefined = new Set<Item>();
  readonly #dropped = new Set<Item>();

  constructor(steps: readonly Step[]) {
    for (const step of steps) if (step.item) this.#add(step, step.item);
  }

  /** The steps that set an aspect, in order. */
  settings(item: Item, aspect: string): readonly Step[] {
    return this.#settings.get(item)?.get(aspect) ?? [];
  }

  aspects(item: Item): readonly string[] {
    return [...(this.#settings.get(item)?.keys() ?? [])];
  }

  /** The first step that gives it another name. */
  firstMove(item: Item): Step | undefined {
    return this.#firstMoves.get(item);
  }

  /** Whether it is defined anew by OR REPLACE. */
  isRedefined(item: Item): boolean {
    return this.#redefined.has(item);
  }

  isDropped(item: Item): boolean {
    return this.#dropped.has(item);
  }

  #add(step: Step, item: Item): void {
    const { effect, outcome } = step;
    if (outcome === 'replaced') this.#redefined.add(item);
    if (effect.does === 'drop') this.#dropped.add(item);
    if (effect.does === 'move' && !this.#firstMoves.has(item)) this.#firstMoves.set(item, step);
    if (effect.does !== 'set') return;
    const aspects = this.#settings.get(item) ?? new Map<string, Step[]>();
    this.#settings.set(item, aspects);
    const steps = aspects.get(effect.aspect) ?? [];
    aspects.set(effect.aspect, steps);
    steps.push(step);
  }
}
