import { timingSafeEqual } from 'node:crypto';
import type { Credentials } from '../credentials.js';
import { RestError } from './rest-error.js';

/** Basic auth with the account SID and either auth token, or with an API key. Throws 401 / 20003 for anything else. */
export function checkCredentials(credentials: Credentials, authorization: string | undefined): void {
  const { accountSid, primaryToken, secondaryToken, apiKey } = credentials;
  const given = Buffer.from((authorization ?? '').replace(/^Basic /i, ''), 'base64');
  const good = [
    `${accountSid}:${primaryToken}`,
    `${apiKey.sid}:${apiKey.secret}`,
    ...(secondaryToken ? [`${accountSid}:${secondaryToken}`] : []),
  ];
  const matches = good
    .map((pair) => Buffer.from(pair))
    .some((pair) => pair.length === given.length && timingSafeEqual(pair, given));
  if (!matches) throw new RestError(401, 20003, 'Authenticate');
}
