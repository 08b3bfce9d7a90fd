import type { Call } from '../calls/call.js';
import { dropCall } from '../calls/finish-call.js';
import { limitCall } from '../calls/limit-call.js';
import { Redirected, type Source } from '../twiml/source.js';
import type { World } from '../world.js';
import { readFallback } from './call-callbacks.js';
import { callResource } from './call-resource.js';
import type { FormReader } from '../rest/form-reader.js';
import { badRequest } from '../rest/rest-error.js';

const WRONG_STATE = 21220;

function end(world: World, call: Call, status: 'canceled' | 'completed'): void {
  const answered = call.status === 'in-progress';
  if (call.isOver) throw badRequest(WRONG_STATE, `Call is ${call.status} already`);
  if (status === 'canceled' && answered) throw badRequest(WRONG_STATE, 'Only a queued or ringing call can be canceled');
  dropCall(world, call);
}

function redirect(call: Call, source: Source): void {
  if (call.status !== 'in-progress') throw badRequest(WRONG_STATE, 'Call is not in-progress. Cannot redirect.');
  if (!call.steerable) throw badRequest(20001, 'redirecting the dialled side of a <Dial> is not simulated');
  call.interrupt(new Redirected(source));
}

/** Ends a call, sends it to another document, or changes its callback addresses. Throws 21220 in the wrong state. */
export function updateCall(world: World, call: Call, form: FormReader, source: Source | undefined): unknown {
  const status = form.oneOf('Status', ['canceled', 'completed']);
  const callback = form.url('StatusCallback', 21609);
  const events = call.statusCallback?.events ?? ['completed'];
  if (callback) call.statusCallback = { url: callback, method: form.method('StatusCallbackMethod'), events };
  call.fallback = readFallback(form) ?? call.fallback;
  const limit = form.count('TimeLimit', 1, 86_400);
  if (limit !== undefined) limitCall(world, call, limit);
  if (status) end(world, call, status);
  else if (source) redirect(call, source);
  return callResource(world, call);
}
