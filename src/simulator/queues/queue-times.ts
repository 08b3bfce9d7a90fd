import type { Clock } from '../record/clock.js';
import type { CallQueue, QueueMember } from './call-queue.js';

/** Simulated seconds this member has waited. */
export function waitedSeconds(clock: Clock, member: QueueMember): number {
  return clock.secondsBetween(member.enqueuedAt, clock.now());
}

/** Mean of the present members' waits, in whole simulated seconds. */
export function averageWaitSeconds(clock: Clock, queue: CallQueue): number {
  const members = queue.members();
  if (members.length === 0) return 0;
  const total = members.reduce((sum, member) => sum + waitedSeconds(clock, member), 0);
  return Math.round(total / members.length);
}
