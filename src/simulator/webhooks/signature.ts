import { createHmac } from 'node:crypto';
import type { WireParameters } from './webhook.js';

/**
 * The value of `X-Twilio-Signature`: base64 of HMAC-SHA1, keyed with the account's auth token, over the full URL
 * followed by every form parameter, names in ascending byte order, name then value, without separators.
 * Of a repeated name each distinct value counts once, sorted. A GET signs the URL alone, query included.
 */
export function signWebhook(authToken: string, url: string, form: WireParameters): string {
  const names = Object.keys(form).sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
  const valuesOf = (name: string): readonly string[] => [...new Set([form[name] ?? []].flat())].sort();
  const signed = names.reduce(
    (text, name) =>
      text +
      valuesOf(name)
        .map((value) => name + value)
        .join(''),
    url,
  );
  return createHmac('sha1', authToken).update(Buffer.from(signed, 'utf8')).digest('base64');
}
