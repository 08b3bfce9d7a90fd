import { createHmac, timingSafeEqual } from 'node:crypto';

export interface TokenIssuer {
  readonly accountSid: string;
  readonly apiKeySid: string;
  readonly apiKeySecret: string;
}

/** What a voice access token permits. */
export interface VoiceGrant {
  readonly identity: string;
  readonly expiresAt: Date;
  readonly mayBeCalled: boolean;
  /** The application whose document a call from this browser asks for; undefined when it may not call. */
  readonly applicationSid: string | undefined;
}

type Json = Readonly<Record<string, unknown>>;
const IDENTITY = /^[A-Za-z0-9_]{1,121}$/;
const MAX_LIFETIME_SECONDS = 86_400;

function objectOf(value: unknown): Json {
  return typeof value === 'object' && value !== null ? (value as Json) : {};
}

function decode(part: string): Json {
  try {
    return objectOf(JSON.parse(Buffer.from(part, 'base64url').toString('utf8')));
  } catch {
    return {};
  }
}

function checkSignature(token: string, secret: string): Json {
  const [header = '', payload = '', signature = '', ...rest] = token.split('.');
  const expected = createHmac('sha256', secret).update(`${header}.${payload}`).digest();
  const given = Buffer.from(signature, 'base64url');
  const { alg } = decode(header);
  if (rest.length > 0 || alg !== 'HS256' || given.length !== expected.length || !timingSafeEqual(given, expected)) {
    throw new Error('20101: the token is not signed with the API key secret');
  }
  return decode(payload);
}

function checkLifetime({ iat, exp }: Json, now: Date): Date {
  if (typeof exp !== 'number' || typeof iat !== 'number') throw new Error('20101: the token has no lifetime');
  if (exp - iat > MAX_LIFETIME_SECONDS) throw new Error('20157: a token lives for 24 hours at most');
  if (exp * 1000 <= now.getTime()) throw new Error('20104: the token has expired');
  return new Date(exp * 1000);
}

/**
 * Reads a voice access token: a JWT signed with HS256 and the API key secret, issued by the key for the account. Throws an
 * Error that starts with Twilio's code: 20101 invalid, 20104 expired, 20157 too long, 20103 wrong issuer, 20106 no voice grant.
 */
export function verifyAccessToken(token: string, issuer: TokenIssuer, now: Date): VoiceGrant {
  const payload = checkSignature(token, issuer.apiKeySecret);
  const expiresAt = checkLifetime(payload, now);
  if (payload['iss'] !== issuer.apiKeySid || payload['sub'] !== issuer.accountSid) {
    throw new Error('20103: the token is not issued by our key for our account');
  }
  const { identity, voice } = objectOf(payload['grants']);
  if (typeof identity !== 'string' || !IDENTITY.test(identity) || !voice) throw new Error('20106: no identity or no voice grant');
  const applicationSid = objectOf(objectOf(voice)['outgoing'])['application_sid'];
  return {
    identity,
    expiresAt,
    mayBeCalled: objectOf(objectOf(voice)['incoming'])['allow'] === true,
    applicationSid: typeof applicationSid === 'string' ? applicationSid : undefined,
  };
}
