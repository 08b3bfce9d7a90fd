import { dropCall } from '../calls/finish-call.js';
import { coachFault } from '../conferences/coach-fault.js';
import { removeSeat } from '../conferences/leave-room.js';
import type { Room, Seat } from '../conferences/room.js';
import { participantResource } from './conference-resource.js';
import { createParticipant } from './create-participant.js';
import { updateParticipant } from './update-participant.js';
import { fieldNames } from '../field-names.js';
import { FormReader } from '../rest/form-reader.js';
import { PAGE_FIELDS, type Operation, type RestCall } from '../rest/operation.js';
import { pageOf } from '../rest/paging.js';
import { badRequest, notFound } from '../rest/rest-error.js';

const PARTICIPANTS = '/Conferences/{ConferenceSid}/Participants.json';
const PARTICIPANT = '/Conferences/{ConferenceSid}/Participants/{CallSid}.json';

function findRoom({ world, path, uri }: RestCall): Room {
  const name = path['ConferenceSid'] ?? '';
  const room = world.rooms.live(name) ?? world.rooms.find(name);
  if (!room) throw notFound(uri);
  return room;
}

function findSeat(request: RestCall): { readonly room: Room; readonly seat: Seat } {
  const room = findRoom(request);
  const seat = room.find(request.path['CallSid'] ?? '');
  if (!seat) throw notFound(request.uri);
  return { room, seat };
}

function list(request: RestCall): unknown {
  const { world, query } = request;
  const filter = new FormReader(query);
  const passes = (name: string, value: boolean): boolean => (filter.flag(name) ?? value) === value;
  const room = findRoom(request);
  const found = room
    .all()
    .filter((seat) => passes('Muted', seat.muted) && passes('Hold', seat.hold) && passes('Coaching', seat.coaching));
  return pageOf(request, 'participants', found, (seat: Seat) => participantResource(world, room, seat));
}

function update(request: RestCall): unknown {
  const { world, form } = request;
  const { room, seat } = findSeat(request);
  const coaching = coachFault(room, form.text('CallSidToCoach'));
  if (coaching) throw badRequest(coaching.code, coaching.message);
  updateParticipant(world, room, seat, form);
  return participantResource(world, room, seat);
}

function remove(request: RestCall): void {
  const { room, seat } = findSeat(request);
  const dialling = !seat.joined;
  removeSeat(request.world, room, seat);
  if (dialling) dropCall(request.world, seat.call);
}

function fetch(request: RestCall): unknown {
  const { room, seat } = findSeat(request);
  return participantResource(request.world, room, seat);
}

export const PARTICIPANTS_OPERATIONS: readonly Operation[] = [
  {
    name: 'CreateParticipant',
    method: 'POST',
    path: PARTICIPANTS,
    successStatus: 201,
    fields: fieldNames(`
      From To Label Timeout TimeLimit Muted Beep EarlyMedia WaitUrl WaitMethod Coaching
      StatusCallback StatusCallbackMethod StatusCallbackEvent StartConferenceOnEnter
      EndConferenceOnExit ConferenceStatusCallback ConferenceStatusCallbackMethod
      ConferenceStatusCallbackEvent CallSidToCoach MaxParticipants CallReason CallToken CallerId
      CallerDisplayName Region JitterBufferSize ClientNotificationUrl ConferenceRecord ConferenceTrim
      ConferenceRecordingStatusCallback ConferenceRecordingStatusCallbackMethod
      ConferenceRecordingStatusCallbackEvent MachineDetection MachineDetectionTimeout AmdStatusCallback
      AmdStatusCallbackMethod AsyncAmd AsyncAmdStatusCallback AsyncAmdStatusCallbackMethod
      Record RecordingChannels RecordingTrack Trim RecordingStatusCallback RecordingStatusCallbackMethod
      RecordingStatusCallbackEvent
    `),
    notSimulated: fieldNames(`
      Byoc RecordingConfigurationId SipAuthUsername SipAuthPassword
      Passports MachineDetectionSpeechThreshold MachineDetectionSpeechEndThreshold MachineDetectionSilenceTimeout
    `),
    handle: createParticipant,
  },
  {
    name: 'ListParticipant',
    method: 'GET',
    path: PARTICIPANTS,
    successStatus: 200,
    fields: ['Muted', 'Hold', 'Coaching', ...PAGE_FIELDS],
    handle: list,
  },
  { name: 'FetchParticipant', method: 'GET', path: PARTICIPANT, successStatus: 200, fields: [], handle: fetch },
  {
    name: 'UpdateParticipant',
    method: 'POST',
    path: PARTICIPANT,
    successStatus: 200,
    fields: fieldNames(`
      Muted Hold HoldUrl HoldMethod BeepOnExit EndConferenceOnExit Coaching CallSidToCoach AnnounceUrl AnnounceMethod
      WaitUrl WaitMethod
    `),
    handle: update,
  },
  { name: 'DeleteParticipant', method: 'DELETE', path: PARTICIPANT, successStatus: 204, fields: [], handle: remove },
];
