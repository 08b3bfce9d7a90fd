import type { ShiftCapacity } from './shift-capacity.js';

const slotMinutes = 30;
/** How long a slot is. */
export const slotMs = slotMinutes * 60_000;

/** Half an hour for which a call can be promised. */
export interface Slot {
  readonly from: Date;
  readonly until: Date;
  /** How many more calls can be promised in it. */
  readonly free: number;
}

export function slotOf(instant: Date, booked: readonly Date[], capacity: ShiftCapacity): Slot {
  const from = new Date(Math.floor(instant.getTime() / slotMs) * slotMs);
  const until = new Date(from.getTime() + slotMs);
  const taken = booked.filter((call) => from <= call && call < until).length;
  return { from, until, free: Math.max(0, callsPerSlot(capacity) - taken) };
}

/**
 * The slots with room that begin from `from` on and before `until`, in order. They lie on the half hours of every clock of the United
 * States; a day with a clock change has two slots more or fewer.
 */
export function freeSlots(from: Date, until: Date, booked: readonly Date[], capacity: ShiftCapacity): readonly Slot[] {
  const found: Slot[] = [];
  for (let at = Math.ceil(from.getTime() / slotMs) * slotMs; at < until.getTime(); at += slotMs) {
    const slot = slotOf(new Date(at), booked, capacity);
    if (slot.free > 0) found.push(slot);
  }
  return found;
}

/** Whoever talks longer than a slot still begins one call in it. */
function callsPerSlot({ counsellors, minutesPerCall }: ShiftCapacity): number {
  return Math.max(counsellors, Math.floor((counsellors * slotMinutes) / minutesPerCall));
}
