import type { Room } from '../conferences/room.js';
import { dateFields, passesDates } from '../rest/date-filter.js';
import { PAGE_FIELDS, type Operation, type RestCall } from '../rest/operation.js';
import { pageOf } from '../rest/paging.js';
import { notFound } from '../rest/rest-error.js';
import type { Recording } from './recording.js';
import { conferenceRecordingResource } from './recording-resource.js';
import { updateRecording } from './update-recording.js';

const RECORDING = '/Conferences/{ConferenceSid}/Recordings/{Sid}.json';

function findRoom({ world, path, uri }: RestCall): Room {
  const room = world.rooms.find(path['ConferenceSid'] ?? '');
  if (!room) throw notFound(uri);
  return room;
}

function recordingsOf(request: RestCall): readonly Recording[] {
  const { sid } = findRoom(request);
  return request.world.recordings.newestFirst().filter((recording) => recording.request.conferenceSid === sid);
}

/** By SID, or the one that runs for `Twilio.CURRENT`. */
function findRecording(request: RestCall): Recording {
  const sid = request.path['Sid'];
  const found = recordingsOf(request).find((recording) =>
    sid === 'Twilio.CURRENT' ? recording.isRunning : recording.sid === sid,
  );
  if (!found) throw notFound(request.uri);
  return found;
}

function list(request: RestCall): unknown {
  const { world, query } = request;
  const found = recordingsOf(request).filter((recording) => passesDates(query, 'DateCreated', recording.startedAt));
  return pageOf(request, 'recordings', found, (recording: Recording) => conferenceRecordingResource(world, recording));
}

function update(request: RestCall): unknown {
  const recording = findRecording(request);
  updateRecording(request.world, request.form, recording);
  return conferenceRecordingResource(request.world, recording);
}

const fetch = (request: RestCall): unknown => conferenceRecordingResource(request.world, findRecording(request));

/** There is no way to start one over REST: a participant asks for it on joining. */
export const CONFERENCE_RECORDINGS_OPERATIONS: readonly Operation[] = [
  {
    name: 'ListConferenceRecording',
    method: 'GET',
    path: '/Conferences/{ConferenceSid}/Recordings.json',
    successStatus: 200,
    fields: [...dateFields('DateCreated'), ...PAGE_FIELDS],
    handle: list,
  },
  { name: 'FetchConferenceRecording', method: 'GET', path: RECORDING, successStatus: 200, fields: [], handle: fetch },
  {
    name: 'UpdateConferenceRecording',
    method: 'POST',
    path: RECORDING,
    successStatus: 200,
    fields: ['Status', 'PauseBehavior'],
    handle: update,
  },
  {
    name: 'DeleteConferenceRecording',
    method: 'DELETE',
    path: RECORDING,
    successStatus: 204,
    fields: [],
    handle: (request) => request.world.recordings.remove(findRecording(request).sid),
  },
];
