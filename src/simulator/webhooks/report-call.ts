import type { Call, CallEvent } from '../calls/call.js';
import { isClient } from '../phones/dialable.js';
import { wireDate } from '../record/wire-date.js';
import { recordingUrl } from '../recordings/report-recording.js';
import type { World } from '../world.js';
import { callLength } from './call-length.js';
import { sendCallback } from './send-callback.js';
import { voiceParameters } from './voice-parameters.js';
import type { WebhookParameters } from './webhook.js';

/** How well our caller id was attested on the way: a number of the account is known to be ours. Browsers have no such thing. */
function attestation({ request }: Call, event: CallEvent): WebhookParameters {
  const attested = (event === 'ringing' || event === 'answered') && !isClient(request.to) && !isClient(request.from);
  return attested ? { StirStatus: 'A' } : {};
}

/** Where the sound will be that was asked for with the call; nothing when nothing was recorded. */
function sound(world: World, { recording }: Call): WebhookParameters {
  if (!recording || recording.seconds === 0) return {};
  return {
    RecordingUrl: recordingUrl(world, recording),
    RecordingSid: recording.sid,
    RecordingDuration: String(recording.seconds),
  };
}

/**
 * Sends the status callback for an event, if somebody subscribed to it. Does not wait: callbacks overtake each other
 * as they do in reality, and `SequenceNumber` tells their order.
 */
export function reportCall(world: World, call: Call, event: CallEvent, extra: WebhookParameters = {}): void {
  const subscription = call.statusCallback;
  if (!subscription?.events.includes(event)) return;
  sendCallback(world, {
    name: 'call status',
    url: subscription.url,
    method: subscription.method,
    parameters: {
      ...voiceParameters(world, call, event === 'initiated' ? 'initiated' : call.status),
      Timestamp: wireDate(world.clock.now()),
      CallbackSource: 'call-progress-events',
      SequenceNumber: String(call.nextSequence()),
      ...attestation(call, event),
      ...(call.answeredBy ? { AnsweredBy: call.answeredBy } : {}),
      ...(event === 'completed' ? { ...callLength(world, call), ...sound(world, call) } : {}),
      ...extra,
    },
    ...call.subject,
  });
}
