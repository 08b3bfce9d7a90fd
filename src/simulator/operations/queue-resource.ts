import type { CallQueue, QueueMember } from '../queues/call-queue.js';
import { averageWaitSeconds, waitedSeconds } from '../queues/queue-times.js';
import { wireDate } from '../record/wire-date.js';
import { API_VERSION } from '../webhooks/voice-parameters.js';
import type { World } from '../world.js';

function pathOf(world: World, queue: CallQueue): string {
  return `/${API_VERSION}/Accounts/${world.accountSid}/Queues/${queue.sid}`;
}

export function queueResource(world: World, queue: CallQueue): Readonly<Record<string, unknown>> {
  return {
    sid: queue.sid,
    account_sid: world.accountSid,
    friendly_name: queue.friendlyName,
    max_size: queue.maxSize,
    current_size: queue.size,
    average_wait_time: averageWaitSeconds(world.clock, queue),
    date_created: wireDate(queue.createdAt),
    date_updated: wireDate(queue.updatedAt),
    uri: `${pathOf(world, queue)}.json`,
  };
}

export function memberResource(world: World, queue: CallQueue, member: QueueMember): Readonly<Record<string, unknown>> {
  return {
    queue_sid: queue.sid,
    call_sid: member.call.sid,
    date_enqueued: wireDate(member.enqueuedAt),
    position: queue.positionOf(member),
    wait_time: waitedSeconds(world.clock, member),
    uri: `${pathOf(world, queue)}/Members/${member.call.sid}.json`,
  };
}
