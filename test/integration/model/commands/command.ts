import type { AsyncCommand } from 'fast-check';
import { checkEverything } from '../invariants.js';
import { checkOrder, standing } from '../line-order.js';
import type { Model, World } from '../world.js';

/** Something that somebody does. When there is nothing to do it with (no offer, no ring), nothing happens. */
export class Command implements AsyncCommand<Model, World> {
  constructor(
    private readonly words: string,
    readonly act: (world: World) => Promise<unknown>,
  ) {}

  check(): boolean {
    return true;
  }

  async run(_: Model, world: World): Promise<void> {
    const before = await standing(world);
    await this.act(world);
    world.learn();
    await checkEverything(world);
    await checkOrder(world, before);
  }

  toString(): string {
    return this.words;
  }
}
