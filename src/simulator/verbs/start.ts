import { startRecording } from '../recordings/run-recording.js';
import { recordingSubscriptionOf } from './record.js';
import type { Verb } from './verb-context.js';

/** Starts what runs beside the document: recordings of the whole call. */
export const start: Verb = async (context, node) => {
  const { world, call } = context;
  for (const noun of node.children) {
    const { channels, track = 'both' } = noun.attributes;
    const request = {
      callSid: call.request.parentSid ?? call.sid,
      number: call.farNumber,
      source: 'StartCallRecordingAPI',
      channels: channels === 'dual' ? 2 : 1,
      track: track === 'inbound' || track === 'outbound' ? track : 'both',
      subscription: recordingSubscriptionOf(context, noun),
    } as const;
    startRecording(world, request, call.over);
  }
  return undefined;
};
