import { dateFields, passesDates } from '../rest/date-filter.js';
import { PAGE_FIELDS, type Operation, type RestCall } from '../rest/operation.js';
import { pageOf } from '../rest/paging.js';
import { notFound } from '../rest/rest-error.js';
import type { Recording } from './recording.js';
import { recordingMedia } from './recording-media.js';
import { recordingResource } from './recording-resource.js';

const RECORDING = '/Recordings/{Sid}.json';

function findRecording({ world, path, uri }: RestCall): Recording {
  const recording = world.recordings.find(path['Sid'] ?? '');
  if (!recording) throw notFound(uri);
  return recording;
}

function list(request: RestCall): unknown {
  const { world, query } = request;
  const is = (name: string, value: string | undefined): boolean => !query.get(name) || query.get(name) === value;
  const found = world.recordings
    .newestFirst()
    .filter(({ request: own }) => is('CallSid', own.callSid) && is('ConferenceSid', own.conferenceSid))
    .filter((recording) => passesDates(query, 'DateCreated', recording.startedAt));
  return pageOf(request, 'recordings', found, (recording: Recording) => recordingResource(world, recording));
}

const media = (ending: 'wav' | 'mp3'): Operation => ({
  name: 'FetchRecordingMedia',
  method: 'GET',
  path: `/Recordings/{Sid}.${ending}`,
  successStatus: 200,
  fields: ['RequestedChannels'],
  handle: recordingMedia,
});

export const RECORDINGS_OPERATIONS: readonly Operation[] = [
  {
    name: 'ListRecording',
    method: 'GET',
    path: '/Recordings.json',
    successStatus: 200,
    fields: [...dateFields('DateCreated'), 'CallSid', 'ConferenceSid', 'IncludeSoftDeleted', ...PAGE_FIELDS],
    handle: list,
  },
  {
    name: 'FetchRecording',
    method: 'GET',
    path: RECORDING,
    successStatus: 200,
    fields: ['IncludeSoftDeleted'],
    handle: (request) => recordingResource(request.world, findRecording(request)),
  },
  {
    name: 'DeleteRecording',
    method: 'DELETE',
    path: RECORDING,
    successStatus: 204,
    fields: [],
    handle: (request) => request.world.recordings.remove(findRecording(request).sid),
  },
  media('wav'),
  media('mp3'),
];
