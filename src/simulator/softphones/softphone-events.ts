import type { Call } from '../calls/call.js';
import type { TimelineEvent } from '../record/timeline.js';
import type { World } from '../world.js';

/** What a browser is told about its calls. */
interface SoftphoneEvent {
  readonly name: 'incoming' | 'connected' | 'disconnected' | 'muted' | 'heard' | 'registered' | 'unregistered';
  readonly data: Readonly<Record<string, unknown>>;
}

function incoming(call: Call): SoftphoneEvent {
  const { from, to, clientParameters = {} } = call.request;
  return { name: 'incoming', data: { callSid: call.sid, from, to, parameters: clientParameters } };
}

/** The event for a browser from what happened on its `client:` phone, or undefined when it is nothing to the browser. */
export function softphoneEvent(world: World, { type, callSid, detail }: TimelineEvent): SoftphoneEvent | undefined {
  const call = world.calls.find(callSid ?? '');
  switch (type) {
    case 'ringing':
      return call && incoming(call);
    case 'answered':
      return { name: 'connected', data: { callSid } };
    case 'call-ended':
      return { name: 'disconnected', data: { callSid, status: detail['status'] } };
    case 'muted':
      return { name: 'muted', data: { callSid, muted: detail['muted'] } };
    case 'heard':
      return { name: 'heard', data: { callSid, text: detail['text'] } };
    case 'softphone-registered':
      return { name: 'registered', data: detail };
    case 'softphone-unregistered':
      return { name: 'unregistered', data: detail };
    default:
      return undefined;
  }
}

/** What a browser that connects in the middle of a call must be told first. */
export function presentState(call: Call | undefined): readonly SoftphoneEvent[] {
  if (call?.status === 'ringing' && !call.request.arrival) return [incoming(call)];
  return call?.status === 'in-progress' ? [{ name: 'connected', data: { callSid: call.sid } }] : [];
}
