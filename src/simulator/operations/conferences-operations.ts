import { announce } from '../conferences/announce.js';
import { endRoom } from '../conferences/end-room.js';
import { ROOM_STATUSES, type Room } from '../conferences/room.js';
import { conferenceResource } from './conference-resource.js';
import { dateFields, passesDates } from '../rest/date-filter.js';
import { FormReader } from '../rest/form-reader.js';
import { PAGE_FIELDS, type Operation, type RestCall } from '../rest/operation.js';
import { pageOf } from '../rest/paging.js';
import { notFound } from '../rest/rest-error.js';

const LIST_FILTERS = ['FriendlyName', 'Status', ...dateFields('DateCreated'), ...dateFields('DateUpdated')];

function findRoom({ world, path, uri }: RestCall): Room {
  const room = world.rooms.find(path['Sid'] ?? '');
  if (!room) throw notFound(uri);
  return room;
}

function list(request: RestCall): unknown {
  const { world, query } = request;
  const filter = new FormReader(query);
  const name = filter.text('FriendlyName');
  const status = filter.oneOf('Status', ROOM_STATUSES);
  const found = world.rooms
    .newestFirst()
    .filter((room) => (!name || room.friendlyName === name) && (!status || room.status === status))
    .filter((room) => passesDates(query, 'DateCreated', room.createdAt) && passesDates(query, 'DateUpdated', room.updatedAt));
  return pageOf(request, 'conferences', found, (room: Room) => conferenceResource(world, room));
}

function update(request: RestCall): unknown {
  const room = findRoom(request);
  if (request.form.oneOf('Status', ['completed'])) endRoom(request.world, room, 'conference-ended-via-api');
  const announcement = request.form.url('AnnounceUrl', 21205);
  const method = request.form.method('AnnounceMethod');
  if (announcement) announce(request.world, room, room.joined(), { url: announcement, method });
  return conferenceResource(request.world, room);
}

export const CONFERENCES_OPERATIONS: readonly Operation[] = [
  {
    name: 'ListConference',
    method: 'GET',
    path: '/Conferences.json',
    successStatus: 200,
    fields: [...LIST_FILTERS, ...PAGE_FIELDS],
    handle: list,
  },
  {
    name: 'FetchConference',
    method: 'GET',
    path: '/Conferences/{Sid}.json',
    successStatus: 200,
    fields: [],
    handle: (request) => conferenceResource(request.world, findRoom(request)),
  },
  {
    name: 'UpdateConference',
    method: 'POST',
    path: '/Conferences/{Sid}.json',
    successStatus: 200,
    fields: ['Status', 'AnnounceUrl', 'AnnounceMethod'],
    handle: update,
  },
];
