import { wireDate } from '../record/wire-date.js';
import { API_VERSION } from '../webhooks/voice-parameters.js';
import type { World } from '../world.js';
import { TOO_SHORT, type Recording } from './recording.js';
import { recordingUrl } from './report-recording.js';

/** What the three places where a recording is shown have in common. Running ones have no duration yet. */
function shared(world: World, recording: Recording, place: string): Readonly<Record<string, unknown>> {
  const { callSid, conferenceSid, channels, source } = recording.request;
  const over = recording.isReady || recording.status === 'absent';
  return {
    sid: recording.sid,
    account_sid: world.accountSid,
    call_sid: callSid ?? null,
    conference_sid: conferenceSid ?? null,
    status: recording.status,
    channels,
    source,
    start_time: wireDate(recording.startedAt),
    date_created: wireDate(recording.startedAt),
    date_updated: wireDate(recording.updatedAt),
    duration: over ? String(recording.seconds) : null,
    error_code: recording.status === 'absent' ? TOO_SHORT : null,
    price: null,
    price_unit: 'USD',
    encryption_details: null,
    api_version: API_VERSION,
    uri: `/${API_VERSION}/Accounts/${world.accountSid}${place}/Recordings/${recording.sid}.json`,
  };
}

export function recordingResource(world: World, recording: Recording): unknown {
  const path = `/${API_VERSION}/Accounts/${world.accountSid}/Recordings/${recording.sid}`;
  return {
    ...shared(world, recording, ''),
    media_url: recordingUrl(world, recording),
    subresource_uris: { add_on_results: `${path}/AddOnResults.json`, transcriptions: `${path}/Transcriptions.json` },
  };
}

export function callRecordingResource(world: World, recording: Recording): unknown {
  const { callSid = '', track } = recording.request;
  return { ...shared(world, recording, `/Calls/${callSid}`), track };
}

export function conferenceRecordingResource(world: World, recording: Recording): unknown {
  return shared(world, recording, `/Conferences/${recording.request.conferenceSid ?? ''}`);
}
