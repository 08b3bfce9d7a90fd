import type { World } from '../world.js';
import { refusalToDial } from './dialable.js';

/** Why this number may not be dialled now, or undefined when it may. A refusal is remembered. */
export function checkDialable(world: World, to: string): string | undefined {
  const reason = refusalToDial(to, world.phones.scenarioOf(to) !== undefined);
  if (reason) world.refusals.add({ at: world.clock.now().toISOString(), to, reason });
  return reason;
}
