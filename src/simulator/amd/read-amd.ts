import type { FormReader } from '../rest/form-reader.js';
import { badRequest } from '../rest/rest-error.js';
import type { AmdRequest } from './detection.js';

const CALLBACK_MISSING = 21262;
const WRONG_FIELDS = 21263;
const DEFAULT_TIMEOUT = 30;
const ASYNC_FIELDS = ['AsyncAmd', 'AsyncAmdStatusCallback', 'AsyncAmdStatusCallbackMethod'];

function readMode(form: FormReader): AmdRequest['mode'] | undefined {
  return form.oneOf('MachineDetection', ['Enable', 'DetectMessageEnd']);
}

function readTimeout(form: FormReader): number {
  return form.count('MachineDetectionTimeout', 3, 59) ?? DEFAULT_TIMEOUT;
}

/** Of a call: synchronous unless `AsyncAmd`. Throws 21262 when that has nobody to tell. */
export function readCallAmd(form: FormReader): AmdRequest | undefined {
  const mode = readMode(form);
  const url = form.url('AsyncAmdStatusCallback', 21609);
  if (!mode) return undefined;
  const isAsync = form.flag('AsyncAmd') ?? false;
  if (isAsync && !url) throw badRequest(CALLBACK_MISSING, 'AsyncAmdStatusCallback is required with AsyncAmd');
  const callback = isAsync && url ? { url, method: form.method('AsyncAmdStatusCallbackMethod') } : undefined;
  return { mode, timeoutSeconds: readTimeout(form), callback };
}

/** Of a participant: always asynchronous. Throws 21262 without `AmdStatusCallback`, 21263 for the field names of a call. */
export function readParticipantAmd(form: FormReader): AmdRequest | undefined {
  const wrong = ASYNC_FIELDS.find((name) => form.has(name));
  if (wrong) throw badRequest(WRONG_FIELDS, `${wrong} is not a field of a participant: use AmdStatusCallback`);
  const mode = readMode(form);
  const url = form.url('AmdStatusCallback', 21609);
  if (!mode) return undefined;
  if (!url) throw badRequest(CALLBACK_MISSING, 'AmdStatusCallback is required with MachineDetection');
  return { mode, timeoutSeconds: readTimeout(form), callback: { url, method: form.method('AmdStatusCallbackMethod') } };
}
