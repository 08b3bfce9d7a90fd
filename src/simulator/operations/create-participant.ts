import { readParticipantAmd } from '../amd/read-amd.js';
import { Call } from '../calls/call.js';
import { conductCall } from '../calls/conduct-call.js';
import { ROOM_EVENT_WORDS, Seat, type RoomEventWord, type RoomSubscription, type SeatSettings } from '../conferences/room.js';
import { seatFault } from '../conferences/seat-fault.js';
import { readAddresses } from './addresses.js';
import { readStatusCallback } from './call-callbacks.js';
import { participantResource } from './conference-resource.js';
import { readRecord } from '../recordings/read-record.js';
import { readRecordingCallback } from '../recordings/read-recording-callback.js';
import type { FormReader } from '../rest/form-reader.js';
import type { RestCall } from '../rest/operation.js';
import { badRequest, notFound } from '../rest/rest-error.js';

const DEFAULT_EVENTS: readonly RoomEventWord[] = ['start', 'end'];

function readSubscription(form: FormReader): RoomSubscription | undefined {
  const url = form.url('ConferenceStatusCallback', 21609);
  const asked = form.listOf('ConferenceStatusCallbackEvent', ROOM_EVENT_WORDS, 21626);
  if (!url) return undefined;
  return { url, method: form.method('ConferenceStatusCallbackMethod'), events: asked.length > 0 ? asked : DEFAULT_EVENTS };
}

function readSettings(form: FormReader): SeatSettings {
  form.oneOf('Beep', ['true', 'false', 'onEnter', 'onExit']);
  form.flag('EarlyMedia');
  const waitUrl = form.text('WaitUrl') === '' ? '' : form.url('WaitUrl', 21205);
  const callSidToCoach = form.text('CallSidToCoach');
  const record = form.oneOf('ConferenceRecord', ['true', 'false', 'record-from-start', 'do-not-record']);
  const records = record === 'true' || record === 'record-from-start';
  return {
    label: form.text('Label'),
    muted: form.flag('Muted') ?? false,
    coaching: form.flag('Coaching') ?? callSidToCoach !== undefined,
    callSidToCoach,
    startConferenceOnEnter: form.flag('StartConferenceOnEnter') ?? true,
    endConferenceOnExit: form.flag('EndConferenceOnExit') ?? false,
    maxParticipants: form.count('MaxParticipants', 2, 250) ?? 250,
    subscription: readSubscription(form),
    recording: records ? { subscription: readRecordingCallback(form, 'Conference') } : undefined,
    waitUrl: waitUrl === undefined ? undefined : { url: waitUrl, method: form.method('WaitMethod') },
  };
}

/**
 * Dials somebody into a conference, which is made if no live one has that name. Throws 20404 for the SID of a
 * conference that is not live, and the codes of `seatFault`.
 */
export function createParticipant({ world, path, form, uri }: RestCall): unknown {
  const { to, from } = readAddresses(world, form);
  const settings = readSettings(form);
  const name = path['ConferenceSid'] ?? '';
  if (/^CF[0-9a-f]{32}$/i.test(name) && !world.rooms.live(name)) throw notFound(uri);
  const room = world.rooms.live(name);
  const fault = seatFault(room, settings);
  if (fault) throw badRequest(fault.code, fault.message);
  const call = new Call(
    {
      to,
      from,
      direction: 'outbound-api',
      statusCallback: readStatusCallback(form),
      timeoutSeconds: form.count('Timeout', 5, 600) ?? 60,
      timeLimitSeconds: form.count('TimeLimit', 1, 86_400) ?? 14_400,
      amd: readParticipantAmd(form),
      recording: readRecord(form),
    },
    world.clock,
  );
  const seat = new Seat(call, settings, world.clock);
  const home = world.rooms.liveOrNew(room?.friendlyName ?? name);
  home.add(seat);
  call.queueMs = world.pacing.estimateMs();
  const resource = participantResource(world, home, seat, String(call.queueMs));
  conductCall(world, call, { kind: 'seat', room: home, seat });
  return resource;
}
