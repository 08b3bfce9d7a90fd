import type { CallQueue, QueueMember } from '../queues/call-queue.js';
import { DEFAULT_QUEUE_SIZE } from '../queues/queue-book.js';
import { waitedSeconds } from '../queues/queue-times.js';
import { Redirected } from '../twiml/source.js';
import { PAGE_FIELDS, type Operation, type RestCall } from '../rest/operation.js';
import { pageOf } from '../rest/paging.js';
import { memberResource, queueResource } from './queue-resource.js';
import { badRequest, notFound, RestError } from '../rest/rest-error.js';

const QUEUE = '/Queues/{QueueSid}.json';
const MEMBER = '/Queues/{QueueSid}/Members/{CallSid}.json';
const QUEUE_FIELDS = ['FriendlyName', 'MaxSize'];
const NAME_TAKEN = 22003;
const MAX_NAME = 64;

function findQueue({ world, path, uri }: RestCall): CallQueue {
  const queue = world.queues.find(path['QueueSid'] ?? '');
  if (!queue) throw notFound(uri);
  return queue;
}

function findMember(request: RestCall): { readonly queue: CallQueue; readonly member: QueueMember } {
  const queue = findQueue(request);
  const member = queue.find(request.path['CallSid'] ?? '');
  if (!member) throw notFound(request.uri);
  return { queue, member };
}

function refuseName({ world }: RestCall, name: string | undefined, own?: CallQueue): void {
  if (name !== undefined && name.length > MAX_NAME) throw badRequest(20001, `FriendlyName is longer than ${MAX_NAME} characters`);
  const holder = name === undefined ? undefined : world.queues.named(name);
  if (holder && holder !== own) throw badRequest(NAME_TAKEN, `A queue named ${holder.friendlyName} exists`);
}

function create(request: RestCall): unknown {
  const { world, form } = request;
  const name = form.required('FriendlyName', 20001);
  refuseName(request, name);
  return queueResource(world, world.queues.create(name, form.count('MaxSize', 1, 5000) ?? DEFAULT_QUEUE_SIZE));
}

function update(request: RestCall): unknown {
  const { world, form } = request;
  const queue = findQueue(request);
  const name = form.text('FriendlyName');
  refuseName(request, name, queue);
  queue.maxSize = form.count('MaxSize', 1, 5000) ?? queue.maxSize;
  queue.friendlyName = name ?? queue.friendlyName;
  queue.updatedAt = world.clock.now();
  return queueResource(world, queue);
}

function remove(request: RestCall): void {
  const queue = findQueue(request);
  if (queue.size > 0) throw new RestError(409, 20409, 'A queue with members cannot be deleted');
  request.world.queues.remove(queue);
}

/** Takes one caller out of the queue and runs the document at `Url` on that call. */
function dequeue(request: RestCall): unknown {
  const { world, form } = request;
  const { queue, member } = findMember(request);
  form.required('Url', 21205);
  const url = form.url('Url', 21205) ?? '';
  const resource = memberResource(world, queue, member);
  const extra = { QueueSid: queue.sid, QueueTime: String(waitedSeconds(world.clock, member)) };
  queue.remove(member);
  member.call.interrupt(new Redirected({ kind: 'url', name: 'queue member url', url, method: form.method('Method'), extra }));
  return resource;
}

const listQueues = (request: RestCall): unknown =>
  pageOf(request, 'queues', request.world.queues.all(), (queue: CallQueue) => queueResource(request.world, queue));

function listMembers(request: RestCall): unknown {
  const queue = findQueue(request);
  const toResource = (member: QueueMember): unknown => memberResource(request.world, queue, member);
  return pageOf(request, 'queue_members', queue.members(), toResource);
}

function fetchMember(request: RestCall): unknown {
  const { queue, member } = findMember(request);
  return memberResource(request.world, queue, member);
}

const fetchQueue = (request: RestCall): unknown => queueResource(request.world, findQueue(request));

export const QUEUES_OPERATIONS: readonly Operation[] = [
  { name: 'CreateQueue', method: 'POST', path: '/Queues.json', successStatus: 201, fields: QUEUE_FIELDS, handle: create },
  { name: 'ListQueue', method: 'GET', path: '/Queues.json', successStatus: 200, fields: PAGE_FIELDS, handle: listQueues },
  { name: 'FetchQueue', method: 'GET', path: QUEUE, successStatus: 200, fields: [], handle: fetchQueue },
  { name: 'UpdateQueue', method: 'POST', path: QUEUE, successStatus: 200, fields: QUEUE_FIELDS, handle: update },
  { name: 'DeleteQueue', method: 'DELETE', path: QUEUE, successStatus: 204, fields: [], handle: remove },
  {
    name: 'ListMember',
    method: 'GET',
    path: '/Queues/{QueueSid}/Members.json',
    successStatus: 200,
    fields: PAGE_FIELDS,
    handle: listMembers,
  },
  { name: 'FetchMember', method: 'GET', path: MEMBER, successStatus: 200, fields: [], handle: fetchMember },
  { name: 'UpdateMember', method: 'POST', path: MEMBER, successStatus: 200, fields: ['Url', 'Method'], handle: dequeue },
];
