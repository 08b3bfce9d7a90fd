import { fieldNames } from '../field-names.js';
import { PAGE_FIELDS, type Operation, type RestCall } from '../rest/operation.js';
import { pageOf } from '../rest/paging.js';
import { notFound } from '../rest/rest-error.js';
import type { OwnNumber } from './number-book.js';
import { numberResource } from './number-resource.js';
import { NUMBER_FIELDS, readNumberSettings } from './read-number-settings.js';

const NUMBER = '/IncomingPhoneNumbers/{Sid}.json';

function findNumber({ world, path, uri }: RestCall): OwnNumber {
  const own = world.numbers.findBySid(path['Sid'] ?? '');
  if (!own) throw notFound(uri);
  return own;
}

/** `PhoneNumber` finds numbers that contain it, `FriendlyName` only an equal one. */
function list(request: RestCall): unknown {
  const { world, query } = request;
  const name = query.get('FriendlyName');
  const found = world.numbers
    .list()
    .filter((own) => own.number.includes(query.get('PhoneNumber') ?? '') && (!name || own.settings.friendlyName === name));
  return pageOf(request, 'incoming_phone_numbers', found, (own: OwnNumber) => numberResource(world, own));
}

function update(request: RestCall): unknown {
  const { world, form } = request;
  const changed = world.numbers.put(findNumber(request).number, readNumberSettings(form));
  world.timeline.add('number-configured', { number: changed.number }, { settings: changed.settings });
  return numberResource(world, changed);
}

export const NUMBERS_OPERATIONS: readonly Operation[] = [
  {
    name: 'ListIncomingPhoneNumber',
    method: 'GET',
    path: '/IncomingPhoneNumbers.json',
    successStatus: 200,
    fields: ['FriendlyName', 'PhoneNumber', ...PAGE_FIELDS],
    notSimulated: ['Beta', 'Origin'],
    handle: list,
  },
  {
    name: 'FetchIncomingPhoneNumber',
    method: 'GET',
    path: NUMBER,
    successStatus: 200,
    fields: [],
    handle: (request) => numberResource(request.world, findNumber(request)),
  },
  {
    name: 'UpdateIncomingPhoneNumber',
    method: 'POST',
    path: NUMBER,
    successStatus: 200,
    fields: NUMBER_FIELDS,
    notSimulated: fieldNames('AccountSid ApiVersion EmergencyStatus TrunkSid VoiceReceiveMode IdentitySid AddressSid BundleSid'),
    handle: update,
  },
];
