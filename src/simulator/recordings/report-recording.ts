import { wireDate } from '../record/wire-date.js';
import { API_VERSION } from '../webhooks/voice-parameters.js';
import { sendCallback } from '../webhooks/send-callback.js';
import type { WebhookParameters } from '../webhooks/webhook.js';
import type { World } from '../world.js';
import { TOO_SHORT, type Recording, type RecordingEvent } from './recording.js';

/** Where the sound can be fetched, without a file ending. */
export function recordingUrl(world: World, recording: Recording): string {
  return `https://api.twilio.com/${API_VERSION}/Accounts/${world.accountSid}/Recordings/${recording.sid}`;
}

function ownParameters(recording: Recording): WebhookParameters {
  const { callSid, conferenceSid, track } = recording.request;
  return callSid ? { CallSid: callSid, RecordingTrack: track } : { ConferenceSid: conferenceSid ?? '' };
}

/** Tells whoever subscribed. `absent` is the only sign that there will never be a sound. Does not wait. */
export function reportRecording(world: World, recording: Recording, event: RecordingEvent): void {
  const { subscription, source, channels, callSid, number } = recording.request;
  world.timeline.add('recording', { callSid, number }, { recordingSid: recording.sid, status: event });
  if (!subscription?.events.includes(event)) return;
  sendCallback(world, {
    name: callSid ? 'recording status' : 'conference sound status',
    url: subscription.url,
    method: subscription.method,
    parameters: {
      AccountSid: world.accountSid,
      RecordingSid: recording.sid,
      RecordingUrl: recordingUrl(world, recording),
      RecordingStatus: event,
      RecordingChannels: String(channels),
      RecordingStartTime: wireDate(recording.startedAt),
      RecordingSource: source,
      ...ownParameters(recording),
      ...(event === 'completed' ? { RecordingDuration: String(recording.seconds) } : {}),
      ...(event === 'absent' ? { ErrorCode: String(TOO_SHORT) } : {}),
    },
    callSid,
    number,
  });
}
