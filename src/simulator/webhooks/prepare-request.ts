import { signWebhook } from './signature.js';
import type { OutgoingWebhook, WireParameters } from './webhook.js';

export interface PreparedRequest {
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | undefined;
  readonly signature: string;
  /** The connection overrides, which are neither sent nor signed. */
  readonly fragment: string;
}

function usableUrl(text: string): URL | undefined {
  if (!URL.canParse(text)) return undefined;
  const url = new URL(text);
  return url.protocol === 'http:' || url.protocol === 'https:' ? url : undefined;
}

/** Each value of each name, in the order of the form. */
function pairsOf(parameters: WireParameters): [string, string][] {
  return Object.entries(parameters).flatMap(([name, values]) => [values].flat().map((value): [string, string] => [name, value]));
}

/**
 * The request as it goes out: fragment and userinfo taken off the URL, parameters in the form (POST) or in the query
 * (GET), signature over exactly what is sent. Undefined when the URL is not an absolute http(s) one.
 */
export function prepareRequest(
  webhook: OutgoingWebhook,
  authToken: string,
  idempotencyToken: string,
): PreparedRequest | undefined {
  const url = usableUrl(webhook.url);
  if (!url) return undefined;
  const fragment = url.hash;
  const userinfo = url.username ? `${decodeURIComponent(url.username)}:${decodeURIComponent(url.password)}` : '';
  Object.assign(url, { hash: '', username: '', password: '' });
  const posts = webhook.method === 'POST';
  if (!posts) for (const [name, value] of pairsOf(webhook.parameters)) url.searchParams.append(name, value);
  const body = posts ? new URLSearchParams(pairsOf(webhook.parameters)).toString() : undefined;
  const signature = signWebhook(authToken, url.href, posts ? webhook.parameters : {});
  const headers: Record<string, string> = {
    'user-agent': 'TwilioProxy/1.1',
    accept: '*/*',
    'x-twilio-signature': signature,
    'i-twilio-idempotency-token': idempotencyToken,
  };
  if (userinfo) headers['authorization'] = `Basic ${Buffer.from(userinfo).toString('base64')}`;
  if (body !== undefined) {
    headers['content-type'] = 'application/x-www-form-urlencoded; charset=UTF-8';
    headers['content-length'] = String(Buffer.byteLength(body));
  }
  return { url, headers, body, signature, fragment };
}
