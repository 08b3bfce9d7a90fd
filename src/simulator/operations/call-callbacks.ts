import { CALL_EVENTS, type StatusSubscription, type UrlAndMethod } from '../calls/call.js';
import type { FormReader } from '../rest/form-reader.js';

const BAD_CALLBACK_URL = 21609;
const BAD_CALLBACK_EVENT = 21626;

/** `StatusCallback`, its method and its repeated events; `completed` alone when no event is named. */
export function readStatusCallback(form: FormReader): StatusSubscription | undefined {
  const url = form.url('StatusCallback', BAD_CALLBACK_URL);
  const asked = form.listOf('StatusCallbackEvent', CALL_EVENTS, BAD_CALLBACK_EVENT);
  if (!url) return undefined;
  return { url, method: form.method('StatusCallbackMethod'), events: asked.length > 0 ? asked : ['completed'] };
}

export function readFallback(form: FormReader): UrlAndMethod | undefined {
  const url = form.url('FallbackUrl', 21205);
  return url ? { url, method: form.method('FallbackMethod') } : undefined;
}
