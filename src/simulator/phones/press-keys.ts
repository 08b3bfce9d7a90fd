import type { Call } from '../calls/call.js';
import type { World } from '../world.js';

/** The calls that hear this one: the other side of a Dial, and everybody else in the same conference. */
function heardBy(world: World, call: Call): readonly Call[] {
  const rooms = world.rooms.newestFirst().map((room) => room.joined().map((seat) => seat.call));
  const bridged = world.calls
    .newestFirst()
    .filter((other) => other.request.parentSid === call.sid || call.request.parentSid === other.sid);
  return [...bridged, ...rooms.filter((calls) => calls.includes(call)).flat()].filter((other) => other !== call && !other.isOver);
}

/** The far end presses keys, all at once. */
export function pressKeys(world: World, call: Call, digits: string): void {
  for (const key of digits) {
    const listening = call.pressKey(key);
    world.timeline.add('pressed', call.subject, { key, listening });
    for (const other of heardBy(world, call)) other.farEnd?.toneHeard(key);
  }
}
