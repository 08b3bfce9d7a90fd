import type { CookieJar } from './cookie-jar.js';
import { exchangeHttp, type Exchange, type ExchangeResult } from './http-exchange.js';

const MAX_REDIRECTS = 10;
const KEEPS_METHOD = [307, 308];
const BECOMES_GET = [301, 302, 303];

/** Where an answer sends the request, or undefined when it does not. */
function nextExchange(exchange: Exchange, result: Extract<ExchangeResult, { kind: 'answer' }>): Exchange | undefined {
  const { status, location } = result;
  if (location === undefined || !URL.canParse(location, exchange.url.href)) return undefined;
  const url = new URL(location, exchange.url.href);
  if (KEEPS_METHOD.includes(status)) return { ...exchange, url };
  if (!BECOMES_GET.includes(status)) return undefined;
  // As most HTTP clients do: the POST becomes a GET, and its parameters are lost.
  const { 'content-type': _type, 'content-length': _length, ...headers } = exchange.headers;
  return { ...exchange, url, method: 'GET', headers, body: undefined };
}

/**
 * One HTTP request with the redirects that follow from it, up to ten, and with the call's cookies. Never rejects. The
 * signature stays that of the first URL: whether Twilio signs the new one is not documented, and a receiver must not redirect.
 */
export async function exchangeFollowing(first: Exchange, cookies: CookieJar): Promise<ExchangeResult> {
  let exchange = first;
  for (let redirects = 0; ; redirects += 1) {
    const cookie = cookies.header(exchange.url);
    const result = await exchangeHttp(cookie ? { ...exchange, headers: { ...exchange.headers, cookie } } : exchange);
    if (result.kind === 'failure') return result;
    cookies.store(exchange.url, result.setCookies);
    const next = nextExchange(exchange, result);
    if (!next) return result;
    if (redirects === MAX_REDIRECTS)
      return { kind: 'failure', stage: 'redirects', message: `more than ${MAX_REDIRECTS} redirects` };
    exchange = next;
  }
}
