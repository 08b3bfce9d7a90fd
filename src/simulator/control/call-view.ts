import type { Call } from '../calls/call.js';
import { callSeconds } from '../calls/call-seconds.js';
import type { Phone } from '../phones/phone.js';
import type { World } from '../world.js';

/** A call as the control face shows it, with all that happened to it. */
export function callView(world: World, call: Call): Readonly<Record<string, unknown>> {
  const { to, from, direction, parentSid } = call.request;
  return {
    sid: call.sid,
    to,
    from,
    direction,
    parentSid: parentSid ?? null,
    status: call.status,
    createdAt: call.createdAt,
    startedAt: call.startedAt ?? null,
    answeredAt: call.answeredAt ?? null,
    endedAt: call.endedAt ?? null,
    durationSeconds: callSeconds(world.clock, call),
    timeline: world.timeline.ofCall(call.sid),
  };
}

export function phoneView(world: World, phone: Phone): Readonly<Record<string, unknown>> {
  return {
    number: phone.number,
    declared: world.phones.isDeclared(phone.number),
    persona: phone.persona,
    state: phone.state,
    hears: phone.hears,
    calls: phone.calls,
    maximumConcurrentCalls: phone.maximumConcurrentCalls,
    currentCallSid: phone.currentCallSid ?? null,
  };
}
