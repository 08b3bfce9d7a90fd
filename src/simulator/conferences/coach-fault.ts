import type { Room } from './room.js';

interface CoachFault {
  /** 13240 not a call SID, 16028 nobody in this conference, 16027 on hold. */
  readonly code: 13240 | 16027 | 16028;
  readonly message: string;
}

/** Why nobody can coach this call in this conference, or undefined when somebody can. */
export function coachFault(room: Room | undefined, callSidToCoach: string | undefined): CoachFault | undefined {
  if (callSidToCoach === undefined) return undefined;
  if (!/^CA[0-9a-f]{32}$/i.test(callSidToCoach)) return { code: 13240, message: `Invalid call SID to coach: ${callSidToCoach}` };
  const seat = room?.all().find(({ call }) => call.sid === callSidToCoach);
  if (!seat?.joined) return { code: 16028, message: `${callSidToCoach} is not in the conference` };
  return seat.hold ? { code: 16027, message: `${callSidToCoach} is on hold` } : undefined;
}
