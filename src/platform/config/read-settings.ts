import { join } from 'node:path';
import { existsSync } from 'node:fs';
import { isIP } from 'node:net';
import { validateSync } from 'class-validator';
import { variableName, type Environment } from './environment.js';
import { Settings } from './settings.js';

/** What the simulator answers to: no real account has this id. */
const simulatedAccount = {
  sid: 'AC00000000000000000000000000000001',
  token: 'simulated-auth-token',
  key: 'SK00000000000000000000000000000001',
  secret: 'simulated-api-secret',
  application: 'AP00000000000000000000000000000001',
};

type Draft = { -readonly [Field in keyof Settings]: Settings[Field] };

/** Thrown with every problem in one message, so that an operator mends them in one go. */
export class SettingsError extends Error {
  constructor(readonly problems: readonly string[]) {
    super(
      ['Ringback cannot start with these settings (.env.example explains each):', ...problems.map((p) => `  - ${p}`)].join('\n'),
    );
    this.name = 'SettingsError';
  }
}

/** Reads and checks the whole configuration; throws SettingsError. Values are never repeated in messages: some are secrets. */
export function readSettings(env: Environment): Settings {
  const draft = Object.assign(
    new Settings() as Draft,
    readGeneral(env),
    readSigningIn(env),
    readTelephony(env),
    readBenefits(env),
  );
  draft.publicUrl ??= localAddress(draft.host, draft.port);
  draft.mfa ??= draft.nodeEnv === 'production' ? 'required' : 'optional';
  draft.demo ??= draft.simulatedTelephony && draft.nodeEnv !== 'production';
  draft.demoDay ??= draft.demo && draft.simulatedTelephony;
  const problems = [...fieldProblems(draft), ...problemsBetween(env, draft)];
  if (problems.length > 0) throw new SettingsError(problems);
  return Object.freeze(draft);
}

function readGeneral(env: Environment): Partial<Draft> {
  const text = (name: string) => env[name]?.trim() || undefined;
  return {
    port: number(text('PORT')) ?? 3000,
    host: text('HOST') ?? '127.0.0.1',
    dataDir: text('DATA_DIR') ?? './.data',
    fieldKeys: text('FIELD_KEYS'),
    auditHeadsDir: text('AUDIT_HEADS_DIR') ?? join(text('DATA_DIR') ?? './.data', 'audit-heads'),
    databaseUrl: text('DATABASE_URL'),
    redisUrl: text('REDIS_URL'),
    role: (text('ROLE') ?? 'all') as Draft['role'],
    publicUrl: text('PUBLIC_URL')?.replace(/\/+$/, ''),
    trustedProxies: (text('TRUSTED_PROXIES') ?? '').split(/[\s,]+/).filter(Boolean),
    demo: flag(text('DEMO')),
    demoDay: flag(text('DEMO_DAY')),
    webhookAllowLoopback: flag(text('WEBHOOK_ALLOW_LOOPBACK') ?? 'false'),
    logLevel: (text('LOG_LEVEL') ?? 'info') as Draft['logLevel'],
    nodeEnv: (text('NODE_ENV') ?? 'development') as Draft['nodeEnv'],
    simulatorPort: number(text('SIMULATOR_PORT')) ?? 4010,
    offerSeconds: number(text('OFFER_SECONDS')) ?? 20,
    wrapUpSeconds: number(text('WRAP_UP_SECONDS')) ?? 5,
    medicalDirectorKey: text('MEDICAL_DIRECTOR_KEY'),
    spoolBytes: number(text('SPOOL_BYTES')) ?? 67_108_864,
    spoolAfterMilliseconds: number(text('SPOOL_AFTER_MILLISECONDS')) ?? 2000,
  };
}

function readSigningIn(env: Environment): Partial<Draft> {
  const text = (name: string) => env[name]?.trim() || undefined;
  return {
    adminEmail: text('ADMIN_EMAIL')?.toLowerCase(),
    adminPassword: env['ADMIN_PASSWORD'] || undefined,
    mfa: text('MFA') as Draft['mfa'] | undefined,
    oidcIssuer: text('OIDC_ISSUER'),
    oidcClientId: text('OIDC_CLIENT_ID'),
    oidcClientSecret: env['OIDC_CLIENT_SECRET'] || undefined,
  };
}

function readBenefits(env: Environment): Partial<Draft> {
  const text = (name: string) => env[name]?.trim() || undefined;
  return {
    benefitsUrl: text('BENEFITS_URL'),
    benefitsSenderId: text('BENEFITS_SENDER_ID'),
    benefitsReceiverId: text('BENEFITS_RECEIVER_ID'),
    benefitsNpi: text('BENEFITS_NPI'),
    benefitsUser: text('BENEFITS_USER'),
    benefitsPassword: env['BENEFITS_PASSWORD'] || undefined,
    benefitsCaBundle: text('BENEFITS_CA_BUNDLE'),
  };
}

/** What Twilio's client talks to: signalling, and its own reports of quality. */
const twilioSoftphoneOrigins = ['wss://voice-js.roaming.twilio.com', 'https://eventgw.twilio.com'];

/** A simulator's telephones are beside its REST API, at the next port. */
function controlFaceOf(baseUrl: string): string[] {
  if (!URL.canParse(baseUrl)) return []; // validation names it
  const url = new URL(baseUrl);
  url.port = String(Number(url.port) + 1);
  return [url.origin];
}

function readTelephony(env: Environment): Partial<Draft> {
  const text = (name: string) => env[name]?.trim() || undefined;
  const simulated = !text('TWILIO_ACCOUNT_SID') && !text('TWILIO_AUTH_TOKEN');
  const givenBaseUrl = text('TWILIO_BASE_URL')?.replace(/\/+$/, '');
  const baseUrl =
    givenBaseUrl ?? (simulated && !text('TWILIO_REGION') ? `http://127.0.0.1:${text('SIMULATOR_PORT') ?? '4010'}` : undefined);
  return {
    simulatedTelephony: simulated,
    twilioAccountSid: simulated ? simulatedAccount.sid : text('TWILIO_ACCOUNT_SID'),
    twilioAuthToken: simulated ? simulatedAccount.token : text('TWILIO_AUTH_TOKEN'),
    twilioAuthTokenSecondary: text('TWILIO_AUTH_TOKEN_SECONDARY'),
    twilioApiKey: text('TWILIO_API_KEY') ?? (simulated ? simulatedAccount.key : undefined),
    twilioApiSecret: text('TWILIO_API_SECRET') ?? (simulated ? simulatedAccount.secret : undefined),
    twilioTwimlAppSid: text('TWILIO_TWIML_APP_SID') ?? (simulated ? simulatedAccount.application : undefined),
    twilioRegion: text('TWILIO_REGION'),
    twilioCaBundle: text('TWILIO_CA_BUNDLE'),
    fallbackUrl: text('FALLBACK_URL'),
    standbyNumber: text('STANDBY_NUMBER'),
    twilioBaseUrl: baseUrl,
    softphoneOrigins: text('SOFTPHONE_ORIGINS')?.split(/[\s,]+/) ?? (baseUrl ? controlFaceOf(baseUrl) : twilioSoftphoneOrigins),
    callsPerSecond: number(text('CALLS_PER_SECOND')) ?? (simulated || baseUrl || text('TWILIO_REGION') === 'local' ? 100 : 1),
  };
}

function fieldProblems(draft: Draft): string[] {
  return validateSync(draft).flatMap((error) =>
    [...new Set(Object.values(error.constraints ?? {}))].map((message) => `${variableName(error.property)} ${message}.`),
  );
}

/** Rules between variables. Half a carrier account, or a production that rings nobody, must not start. */
function problemsBetween(env: Environment, draft: Draft): string[] {
  const has = (name: string) => Boolean(env[name]?.trim());
  const problems: string[] = [];
  if (has('TWILIO_API_KEY') !== has('TWILIO_API_SECRET')) {
    problems.push('TWILIO_API_KEY and TWILIO_API_SECRET belong together: set both or neither.');
  }
  if (draft.twilioCaBundle !== undefined && !existsSync(draft.twilioCaBundle)) {
    problems.push('TWILIO_CA_BUNDLE must name a file that is there.');
  }
  if (draft.nodeEnv === 'test' && !draft.simulatedTelephony && !has('TWILIO_BASE_URL') && draft.twilioRegion !== 'local') {
    problems.push('TWILIO_BASE_URL must be set in tests of a real account: without it they ring real phones.');
  }
  if (draft.demoDay && !draft.simulatedTelephony) {
    problems.push('DEMO_DAY must not be true with a real carrier: its people are invented and call a simulated line.');
  }
  problems.push(...signingInProblems(env, draft), ...benefitsProblems(env, draft));
  if (draft.nodeEnv !== 'production') return problems;
  if (!has('FIELD_KEYS')) problems.push('FIELD_KEYS must be set in production: a key beside the data protects nothing.');
  if (!has('MEDICAL_DIRECTOR_KEY')) {
    problems.push('MEDICAL_DIRECTOR_KEY must be set in production: nobody is asked by a table that no medical director signed.');
  }
  if (draft.simulatedTelephony) {
    problems.push('TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN must be set in production: simulated phones ring nobody.');
  }
  if (has('TWILIO_BASE_URL')) problems.push('TWILIO_BASE_URL must not be set in production: it sends calls to a simulator.');
  if (draft.webhookAllowLoopback) {
    problems.push('WEBHOOK_ALLOW_LOOPBACK must not be true in production: a webhook could reach what only this machine may.');
  }
  if (draft.twilioRegion === 'local') {
    problems.push('TWILIO_REGION must not be local in production: it sends calls to a simulator.');
  }
  return problems;
}

function signingInProblems(env: Environment, { mfa, oidcIssuer, nodeEnv, publicUrl }: Draft): string[] {
  const has = (name: string) => Boolean(env[name]?.trim());
  const problems: string[] = [];
  const together = ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'];
  if (together.some(has) && !together.every(has)) problems.push(`${together.join(', ')} belong together: set all or none.`);
  if (nodeEnv !== 'production') return problems;
  if (has('PUBLIC_URL') && isIP(new URL(publicUrl).hostname.replaceAll(/[[\]]/g, '')) !== 0)
    problems.push('PUBLIC_URL must have a name in production, not a number: passkeys work at names only.');
  if (mfa === 'optional') problems.push('MFA must not be optional in production: a password alone would open every record.');
  if (oidcIssuer !== undefined && !oidcIssuer.startsWith('https://'))
    problems.push('OIDC_ISSUER must start with https:// in production: it says who may see records.');
  return problems;
}

/** An insurer that does not know who asks tells nothing, and one that cannot prove who it is must not hear who is ill. */
function benefitsProblems(env: Environment, { benefitsUrl, benefitsCaBundle, nodeEnv }: Draft): string[] {
  const has = (name: string) => Boolean(env[name]?.trim());
  const problems: string[] = [];
  const needed = ['BENEFITS_SENDER_ID', 'BENEFITS_RECEIVER_ID', 'BENEFITS_NPI'];
  if (has('BENEFITS_URL') && !needed.every(has)) problems.push(`BENEFITS_URL must have ${needed.join(', ')} beside it.`);
  if (has('BENEFITS_USER') !== has('BENEFITS_PASSWORD'))
    problems.push('BENEFITS_USER and BENEFITS_PASSWORD belong together: set both or neither.');
  if (benefitsCaBundle !== undefined && !existsSync(benefitsCaBundle))
    problems.push('BENEFITS_CA_BUNDLE must name a file that is there.');
  if (nodeEnv === 'production' && benefitsUrl !== undefined && !benefitsUrl.startsWith('https://'))
    problems.push('BENEFITS_URL must start with https:// in production: what is asked says who is ill.');
  return problems;
}

function localAddress(host: string, port: number): string {
  const reachable = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
  return `http://${reachable.includes(':') ? `[${reachable}]` : reachable}:${port}`;
}

function number(text: string | undefined): number | undefined {
  return text === undefined ? undefined : Number(text);
}

/** Anything but the two words stays text, so that validation names it. */
function flag(text: string | undefined): boolean | undefined {
  if (text === 'true' || text === '1') return true;
  if (text === 'false' || text === '0') return false;
  return text as undefined;
}
