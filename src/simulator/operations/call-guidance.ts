import type { Call } from '../calls/call.js';
import type { FormReader } from '../rest/form-reader.js';
import { badRequest } from '../rest/rest-error.js';
import type { Source } from '../twiml/source.js';
import type { World } from '../world.js';
import { readFallback, readStatusCallback } from './call-callbacks.js';

const MAX_INLINE = 4000;
const INVALID_APPLICATION = 21218;

/** The document of a new call, and who is told of its failure and its end. */
interface CallGuidance extends Pick<Call['request'], 'statusCallback' | 'fallback'> {
  readonly source: Source;
}

/** The document a form asks for: `Url` wins over `Twiml`. Undefined when it names neither. */
export function readSource(form: FormReader): Source | undefined {
  const url = form.url('Url', 21205);
  const method = form.method('Method');
  if (url) return { kind: 'url', name: 'voice url', url, method, extra: {} };
  const xml = form.text('Twiml');
  if (xml && xml.length > MAX_INLINE) throw badRequest(20001, `Twiml is longer than ${MAX_INLINE} characters`);
  return xml ? { kind: 'inline', xml } : undefined;
}

function guidanceOf(world: World, applicationSid: string): CallGuidance {
  const voice = world.numbers.application(applicationSid);
  if (!voice?.voiceUrl) throw badRequest(INVALID_APPLICATION, `${applicationSid} is no application with a voice URL`);
  const { voiceUrl: url, voiceMethod: method, voiceFallbackUrl, voiceFallbackMethod, statusCallback } = voice;
  return {
    source: { kind: 'url', name: 'voice url', url, method, extra: {} },
    fallback: voiceFallbackUrl ? { url: voiceFallbackUrl, method: voiceFallbackMethod } : undefined,
    statusCallback: statusCallback
      ? { url: statusCallback, method: voice.statusCallbackMethod, events: ['completed'] }
      : undefined,
  };
}

/** An application beats the form, its callbacks included. Throws 21218 for one nobody made, 21205 without any document. */
export function readGuidance(world: World, form: FormReader): CallGuidance {
  const applicationSid = form.text('ApplicationSid');
  if (applicationSid) return guidanceOf(world, applicationSid);
  const source = readSource(form);
  if (!source) throw badRequest(21205, 'Url or Twiml is required');
  return { source, fallback: readFallback(form), statusCallback: readStatusCallback(form) };
}
