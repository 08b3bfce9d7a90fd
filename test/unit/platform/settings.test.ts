import { describe, expect, it } from '@jest/globals';
import type { Environment } from '../../../src/platform/config/environment.js';
import { readSettings, SettingsError } from '../../../src/platform/config/read-settings.js';

const database = { DATABASE_URL: 'postgres://localhost/ringback' };
const keys = {
  FIELD_KEYS: `k1:${Buffer.alloc(32, 7).toString('base64')}`,
  MEDICAL_DIRECTOR_KEY: `MCowBQYDK2VwAyEA${Buffer.alloc(32, 7).toString('base64')}`,
};
const twilio = { TWILIO_ACCOUNT_SID: 'AC0123456789abcdef0123456789abcdef', TWILIO_AUTH_TOKEN: 'secret' };
const house = {
  BENEFITS_URL: 'https://house.example',
  BENEFITS_SENDER_ID: 'RINGBACK',
  BENEFITS_RECEIVER_ID: 'HOUSE',
  BENEFITS_NPI: '1234567893',
};

function problemsOf(env: Environment): readonly string[] {
  try {
    readSettings(env);
    return [];
  } catch (error) {
    if (error instanceof SettingsError) return error.problems;
    throw error;
  }
}

describe('settings', () => {
  it('have a default for everything but the database', () => {
    expect(readSettings(database)).toMatchObject({
      port: 3000,
      host: '127.0.0.1',
      dataDir: './.data',
      role: 'all',
      publicUrl: 'http://127.0.0.1:3000',
      twilioBaseUrl: 'http://127.0.0.1:4010',
      twilioAccountSid: 'AC00000000000000000000000000000001',
      twilioAuthToken: 'simulated-auth-token',
      twilioApiKey: 'SK00000000000000000000000000000001',
      twilioApiSecret: 'simulated-api-secret',
      twilioTwimlAppSid: 'AP00000000000000000000000000000001',
      simulatedTelephony: true,
      callsPerSecond: 100,
      demo: true,
      logLevel: 'info',
      nodeEnv: 'development',
      offerSeconds: 20,
      wrapUpSeconds: 5,
      trustedProxies: [],
    });
  });

  it('ring real phones with an account, carefully', () => {
    const settings = readSettings({
      ...database,
      ...twilio,
      ...keys,
      NODE_ENV: 'production',
      PUBLIC_URL: 'https://ringback.example/',
    });
    expect(settings).toMatchObject({
      simulatedTelephony: false,
      callsPerSecond: 1,
      demo: false,
      publicUrl: 'https://ringback.example',
      mfa: 'required',
    });
    expect(readSettings(database).mfa).toBe('optional');
    expect(settings.twilioBaseUrl).toBeUndefined();
    expect([settings.twilioApiKey, settings.twilioTwimlAppSid]).toEqual([undefined, undefined]);
  });

  it('leave the address of the carrier to its own client when a region is named, and know a simulator by it', () => {
    const settings = readSettings({ ...database, ...twilio, TWILIO_REGION: 'local', TWILIO_CA_BUNDLE: 'package.json' });
    expect(settings).toMatchObject({ twilioRegion: 'local', twilioCaBundle: 'package.json', callsPerSecond: 100 });
    expect(settings.twilioBaseUrl).toBeUndefined();
    expect(readSettings({ ...database, TWILIO_REGION: 'local' }).twilioBaseUrl).toBeUndefined();
  });

  it('report every problem at once, by name, without repeating values', () => {
    const problems = problemsOf({ PORT: 'abc', ROLE: 'boss', REDIS_URL: 'http://x', ADMIN_PASSWORD: 'hunter2', DEMO: 'maybe' });
    expect(new Set(problems.map((problem) => problem.split(' ')[0]))).toEqual(
      new Set(['ADMIN_PASSWORD', 'DATABASE_URL', 'DEMO', 'PORT', 'REDIS_URL', 'ROLE']),
    );
    expect(problems.join()).not.toContain('hunter2');
    expect(problems).toContain('ROLE must be one of all, api, worker.');
  });

  it.each<[string, Environment, string]>([
    ['an account without its token', { TWILIO_ACCOUNT_SID: twilio.TWILIO_ACCOUNT_SID }, 'TWILIO_AUTH_TOKEN'],
    ['a token without its account', { TWILIO_AUTH_TOKEN: 'secret' }, 'TWILIO_ACCOUNT_SID'],
    ['a key without its secret', { ...twilio, TWILIO_API_KEY: 'SK1' }, 'TWILIO_API_KEY and TWILIO_API_SECRET'],
    ['a production that rings nobody', { ...keys, NODE_ENV: 'production' }, 'TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN'],
    [
      'a production on a simulator',
      { ...twilio, ...keys, NODE_ENV: 'production', TWILIO_BASE_URL: 'http://localhost:4010' },
      'TWILIO_BASE_URL',
    ],
    [
      'a production with its keys beside the data',
      { ...twilio, MEDICAL_DIRECTOR_KEY: keys.MEDICAL_DIRECTOR_KEY, NODE_ENV: 'production' },
      'FIELD_KEYS',
    ],
    ['a test that could ring real phones', { ...twilio, NODE_ENV: 'test' }, 'TWILIO_BASE_URL'],
    [
      'a production that no medical director has signed',
      { ...twilio, FIELD_KEYS: keys.FIELD_KEYS, NODE_ENV: 'production' },
      'MEDICAL_DIRECTOR_KEY',
    ],
    ['a key of a medical director that is none', { MEDICAL_DIRECTOR_KEY: 'c2hvcnQ=' }, 'MEDICAL_DIRECTOR_KEY'],
    ['a key that is too short', { FIELD_KEYS: 'k1:c2hvcnQ=' }, 'FIELD_KEYS'],
    ['two keys of one name', { FIELD_KEYS: `${keys.FIELD_KEYS},${keys.FIELD_KEYS}` }, 'FIELD_KEYS'],
    [
      'a production on a simulator by another name',
      { ...twilio, ...keys, NODE_ENV: 'production', TWILIO_REGION: 'local' },
      'TWILIO_REGION',
    ],
    ['invented people on a real line', { ...twilio, DEMO_DAY: 'true' }, 'DEMO_DAY'],
    ['a region that is none', { ...twilio, TWILIO_REGION: 'the moon' }, 'TWILIO_REGION'],
    ['certificates that are not there', { ...twilio, TWILIO_CA_BUNDLE: 'no/such/file.pem' }, 'TWILIO_CA_BUNDLE'],
    ['an application that is none', { ...twilio, TWILIO_TWIML_APP_SID: 'SK1' }, 'TWILIO_TWIML_APP_SID'],
    ['a standby phone without its country', { STANDBY_NUMBER: '2025550100' }, 'STANDBY_NUMBER'],
    ['a fallback that is no address', { FALLBACK_URL: 'away.xml' }, 'FALLBACK_URL'],
    ['a clearing house that does not know us', { BENEFITS_URL: 'https://house.example' }, 'BENEFITS_URL'],
    ['a clearing house without its password', { ...house, BENEFITS_USER: 'us' }, 'BENEFITS_USER and BENEFITS_PASSWORD'],
    ['a provider number that is none', { ...house, BENEFITS_NPI: '12345' }, 'BENEFITS_NPI'],
    ['its certificates that are not there', { ...house, BENEFITS_CA_BUNDLE: 'no/such/file.pem' }, 'BENEFITS_CA_BUNDLE'],
    [
      'a production that tells everybody on the way who is ill',
      { ...twilio, ...keys, ...house, NODE_ENV: 'production', BENEFITS_URL: 'http://house.example' },
      'BENEFITS_URL',
    ],
    ['a production that a password alone opens (L-201)', { ...twilio, ...keys, NODE_ENV: 'production', MFA: 'optional' }, 'MFA'],
    ['a policy that is none', { MFA: 'sometimes' }, 'MFA'],
    [
      'a production at which no passkey works',
      { ...twilio, ...keys, NODE_ENV: 'production', PUBLIC_URL: 'https://192.0.2.7' },
      'PUBLIC_URL',
    ],
    ['half of an OpenID provider', { OIDC_ISSUER: 'https://id.example' }, 'OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET'],
    [
      'a production that believes whoever is in between',
      {
        ...twilio,
        ...keys,
        NODE_ENV: 'production',
        OIDC_ISSUER: 'http://id.example',
        OIDC_CLIENT_ID: 'ringback',
        OIDC_CLIENT_SECRET: 'secret',
      },
      'OIDC_ISSUER',
    ],
    ['a bad address', { PUBLIC_URL: 'ringback.example' }, 'PUBLIC_URL'],
    ['a bad proxy', { TRUSTED_PROXIES: '10.0.0.1, everybody' }, 'TRUSTED_PROXIES'],
  ])('refuse %s', (_, env, name) => {
    const problems = problemsOf({ ...database, ...env });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(new RegExp(`^${name} must|^${name} belong`));
  });
});
