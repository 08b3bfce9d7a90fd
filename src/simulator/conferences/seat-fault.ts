import { coachFault } from './coach-fault.js';
import type { Room, SeatSettings } from './room.js';

const LONGEST_LABEL = 128;

interface SeatFault {
  /** 16020 full, 16026 label too long, 16025 label taken, or a code of `coachFault`. */
  readonly code: number;
  readonly message: string;
}

/** Why a conference, or one that is still to be made, does not take this participant; undefined when it does. */
export function seatFault(room: Room | undefined, { label, callSidToCoach }: SeatSettings): SeatFault | undefined {
  if (room?.isFull) return { code: 16020, message: 'The conference is full' };
  if (label !== undefined && label.length > LONGEST_LABEL) {
    return { code: 16026, message: `The label is longer than ${LONGEST_LABEL} characters` };
  }
  if (label !== undefined && room?.find(label)) return { code: 16025, message: `The label ${label} is taken` };
  return coachFault(room, callSidToCoach);
}
