import { readCallAmd } from '../amd/read-amd.js';
import { Call, CALL_STATUSES } from '../calls/call.js';
import { conductCall } from '../calls/conduct-call.js';
import { readSendDigits } from '../calls/send-digits.js';
import { readAddresses } from './addresses.js';
import { readGuidance, readSource } from './call-guidance.js';
import { callResource } from './call-resource.js';
import { dateFields, passesDates } from '../rest/date-filter.js';
import { fieldNames } from '../field-names.js';
import { FormReader } from '../rest/form-reader.js';
import { PAGE_FIELDS, type Operation, type RestCall } from '../rest/operation.js';
import { pageOf } from '../rest/paging.js';
import { notFound, RestError } from '../rest/rest-error.js';
import { readRecord } from '../recordings/read-record.js';
import { updateCall } from './update-call.js';

const LIST_FILTERS = ['To', 'From', 'ParentCallSid', 'Status', ...dateFields('StartTime'), ...dateFields('EndTime')];

function findCall({ world, path, uri }: RestCall): Call {
  const call = world.calls.find(path['Sid'] ?? '');
  if (!call) throw notFound(uri);
  return call;
}

function create({ world, form }: RestCall): unknown {
  const { to, from } = readAddresses(world, form);
  const { source, ...callbacks } = readGuidance(world, form);
  const sendDigits = readSendDigits(form);
  const call = new Call(
    {
      to,
      from,
      direction: 'outbound-api',
      ...callbacks,
      timeoutSeconds: form.count('Timeout', 1, 600) ?? 60,
      timeLimitSeconds: form.count('TimeLimit', 1, 86_400) ?? 14_400,
      recording: readRecord(form),
      sendDigits,
      // Twilio ignores the detection when it plays keys.
      amd: sendDigits ? undefined : readCallAmd(form),
    },
    world.clock,
  );
  call.queueMs = world.pacing.estimateMs();
  const resource = callResource(world, call);
  conductCall(world, call, source);
  return resource;
}

function list(request: RestCall): unknown {
  const { world, query } = request;
  const filter = new FormReader(query);
  const status = filter.oneOf('Status', CALL_STATUSES);
  const is = (name: string, value: string | undefined): boolean => !query.get(name) || query.get(name) === value;
  const found = world.calls
    .newestFirst()
    .filter((call) => is('To', call.request.to) && is('From', call.request.from))
    .filter((call) => is('ParentCallSid', call.request.parentSid) && (!status || call.status === status))
    .filter((call) => passesDates(query, 'StartTime', call.startedAt) && passesDates(query, 'EndTime', call.endedAt));
  return pageOf(request, 'calls', found, (call: Call) => callResource(world, call));
}

function remove(request: RestCall): void {
  const call = findCall(request);
  if (!call.isOver) throw new RestError(409, 20409, 'A call in progress cannot be deleted');
  request.world.calls.remove(call.sid);
}

export const CALLS_OPERATIONS: readonly Operation[] = [
  {
    name: 'CreateCall',
    method: 'POST',
    path: '/Calls.json',
    successStatus: 201,
    fields: fieldNames(`
      To From Url Method Twiml ApplicationSid SendDigits FallbackUrl FallbackMethod Timeout TimeLimit CallReason StatusCallback
      StatusCallbackEvent StatusCallbackMethod CallToken CallerId ClientNotificationUrl
      MachineDetection MachineDetectionTimeout AsyncAmd AsyncAmdStatusCallback AsyncAmdStatusCallbackMethod
      Record RecordingChannels RecordingTrack Trim RecordingStatusCallback RecordingStatusCallbackMethod
      RecordingStatusCallbackEvent
    `),
    notSimulated: fieldNames(`
      RecordingConfigurationId Byoc Passports MachineDetectionSpeechThreshold
      MachineDetectionSpeechEndThreshold MachineDetectionSilenceTimeout SipAuthUsername SipAuthPassword
    `),
    handle: create,
  },
  {
    name: 'ListCall',
    method: 'GET',
    path: '/Calls.json',
    successStatus: 200,
    fields: [...LIST_FILTERS, ...PAGE_FIELDS],
    handle: list,
  },
  {
    name: 'FetchCall',
    method: 'GET',
    path: '/Calls/{Sid}.json',
    successStatus: 200,
    fields: [],
    handle: (request) => callResource(request.world, findCall(request)),
  },
  {
    name: 'UpdateCall',
    method: 'POST',
    path: '/Calls/{Sid}.json',
    successStatus: 200,
    fields: fieldNames('Status Url Method Twiml FallbackUrl FallbackMethod StatusCallback StatusCallbackMethod TimeLimit'),
    handle: (request) => updateCall(request.world, findCall(request), request.form, readSource(request.form)),
  },
  { name: 'DeleteCall', method: 'DELETE', path: '/Calls/{Sid}.json', successStatus: 204, fields: [], handle: remove },
];
