import type { Call } from '../calls/call.js';
import { fieldNames } from '../field-names.js';
import { dateFields, passesDates } from '../rest/date-filter.js';
import { PAGE_FIELDS, type Operation, type RestCall } from '../rest/operation.js';
import { pageOf } from '../rest/paging.js';
import { badRequest, notFound } from '../rest/rest-error.js';
import { readRecordingSettings } from './read-record.js';
import type { Recording } from './recording.js';
import { callRecordingResource } from './recording-resource.js';
import { startRecording } from './run-recording.js';
import { updateRecording } from './update-recording.js';

const RECORDINGS = '/Calls/{CallSid}/Recordings.json';
const RECORDING = '/Calls/{CallSid}/Recordings/{Sid}.json';
const NOT_ELIGIBLE = 21220;

function findCall({ world, path, uri }: RestCall): Call {
  const call = world.calls.find(path['CallSid'] ?? '');
  if (!call) throw notFound(uri);
  return call;
}

/** By SID, or the newest that runs for `Twilio.CURRENT`. */
function findRecording(request: RestCall): Recording {
  const { world, path, uri } = request;
  const call = findCall(request);
  const own = world.recordings.newestFirst().filter((recording) => recording.request.callSid === call.sid);
  const sid = path['Sid'];
  const found = own.find((recording) => (sid === 'Twilio.CURRENT' ? recording.isRunning : recording.sid === sid));
  if (!found) throw notFound(uri);
  return found;
}

function create(request: RestCall): unknown {
  const { world, form } = request;
  const call = findCall(request);
  if (call.status !== 'in-progress') throw badRequest(NOT_ELIGIBLE, 'Requested resource is not eligible for recording');
  const recording = {
    callSid: call.sid,
    number: call.farNumber,
    source: 'StartCallRecordingAPI',
    ...readRecordingSettings(form),
  } as const;
  return callRecordingResource(world, startRecording(world, recording, call.over));
}

function list(request: RestCall): unknown {
  const { world, query } = request;
  const { sid } = findCall(request);
  const found = world.recordings
    .newestFirst()
    .filter((recording) => recording.request.callSid === sid && passesDates(query, 'DateCreated', recording.startedAt));
  return pageOf(request, 'recordings', found, (recording: Recording) => callRecordingResource(world, recording));
}

function update(request: RestCall): unknown {
  const recording = findRecording(request);
  updateRecording(request.world, request.form, recording);
  return callRecordingResource(request.world, recording);
}

const fetch = (request: RestCall): unknown => callRecordingResource(request.world, findRecording(request));

export const CALL_RECORDINGS_OPERATIONS: readonly Operation[] = [
  {
    name: 'CreateCallRecording',
    method: 'POST',
    path: RECORDINGS,
    successStatus: 201,
    fields: fieldNames(`
      RecordingStatusCallback RecordingStatusCallbackEvent RecordingStatusCallbackMethod Trim RecordingChannels
      RecordingTrack
    `),
    notSimulated: ['RecordingConfigurationId'],
    handle: create,
  },
  {
    name: 'ListCallRecording',
    method: 'GET',
    path: RECORDINGS,
    successStatus: 200,
    fields: [...dateFields('DateCreated'), ...PAGE_FIELDS],
    handle: list,
  },
  { name: 'FetchCallRecording', method: 'GET', path: RECORDING, successStatus: 200, fields: [], handle: fetch },
  {
    name: 'UpdateCallRecording',
    method: 'POST',
    path: RECORDING,
    successStatus: 200,
    fields: ['Status', 'PauseBehavior'],
    handle: update,
  },
  {
    name: 'DeleteCallRecording',
    method: 'DELETE',
    path: RECORDING,
    successStatus: 204,
    fields: [],
    handle: (request) => request.world.recordings.remove(findRecording(request).sid),
  },
];
