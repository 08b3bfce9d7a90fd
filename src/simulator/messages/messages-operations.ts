import { fieldNames } from '../field-names.js';
import { dateFields, passesDates } from '../rest/date-filter.js';
import { PAGE_FIELDS, type Operation, type RestCall } from '../rest/operation.js';
import { pageOf } from '../rest/paging.js';
import { badRequest, notFound, RestError } from '../rest/rest-error.js';
import { createMessage } from './create-message.js';
import { cancelMessage } from './deliver-message.js';
import type { Message } from './message.js';
import { messageResource } from './message-resource.js';

const MESSAGES = '/Messages.json';
const MESSAGE = '/Messages/{Sid}.json';
const NOT_CANCELABLE = 30409;
const NOT_COMPLETE = 20009;

function findMessage({ world, path, uri }: RestCall): Message {
  const message = world.messages.find(path['Sid'] ?? '');
  if (!message) throw notFound(uri);
  return message;
}

function list(request: RestCall): unknown {
  const { world, query } = request;
  const is = (name: string, value: string): boolean => !query.get(name) || query.get(name) === value;
  const found = world.messages
    .newestFirst()
    .filter((message) => is('To', message.request.to) && is('From', message.request.from))
    .filter((message) => passesDates(query, 'DateSent', message.sentAt));
  return pageOf(request, 'messages', found, (message: Message) => messageResource(world, message));
}

/** Redacts a message that is final, or withdraws one that is scheduled. Throws 20001, 20009 or 30409. */
function update(request: RestCall): unknown {
  const { world, form } = request;
  const message = findMessage(request);
  const body = form.text('Body');
  if (form.oneOf('Status', ['canceled'])) {
    if (message.status !== 'scheduled') throw badRequest(NOT_CANCELABLE, 'This message cannot be canceled');
    cancelMessage(world, message);
  }
  if (body !== undefined) {
    if (body !== '') throw badRequest(20001, 'Body can only be made empty');
    if (!message.isFinal) throw new RestError(409, NOT_COMPLETE, 'Cannot redact a message before it is complete');
    message.body = '';
    message.updatedAt = world.clock.now();
  }
  return messageResource(world, message);
}

function remove(request: RestCall): void {
  const message = findMessage(request);
  if (!message.isFinal) throw new RestError(409, NOT_COMPLETE, 'Cannot delete this resource before it is complete');
  request.world.messages.remove(message.sid);
}

function fetch(request: RestCall): unknown {
  return messageResource(request.world, findMessage(request));
}

export const MESSAGES_OPERATIONS: readonly Operation[] = [
  {
    name: 'CreateMessage',
    method: 'POST',
    path: MESSAGES,
    successStatus: 201,
    fields: fieldNames(`
      To From MessagingServiceSid Body MediaUrl StatusCallback ValidityPeriod ScheduleType SendAt SmartEncoded
    `),
    notSimulated: fieldNames(`
      ApplicationSid MaxPrice ProvideFeedback Attempt ForceDelivery ContentRetention AddressRetention PersistentAction
      TrafficType ShortenUrls SendAsMms ContentVariables RiskCheck FallbackFrom ContentSid MessageIntent
    `),
    handle: createMessage,
  },
  {
    name: 'ListMessage',
    method: 'GET',
    path: MESSAGES,
    successStatus: 200,
    fields: ['To', 'From', ...dateFields('DateSent'), ...PAGE_FIELDS],
    handle: list,
  },
  { name: 'FetchMessage', method: 'GET', path: MESSAGE, successStatus: 200, fields: [], handle: fetch },
  { name: 'UpdateMessage', method: 'POST', path: MESSAGE, successStatus: 200, fields: ['Body', 'Status'], handle: update },
  { name: 'DeleteMessage', method: 'DELETE', path: MESSAGE, successStatus: 204, fields: [], handle: remove },
];
