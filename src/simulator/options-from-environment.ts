import { readFileSync } from 'node:fs';
import { parsePhone } from './phones/parse-persona.js';
import type { PhoneDeclaration } from './phones/persona.js';
import type { SimulatorOptions } from './simulator-options.js';

type Environment = Readonly<Record<string, string | undefined>>;
const DEFAULT_PORT = 4010;

function numberFrom(env: Environment, name: string): number | undefined {
  const value = env[name];
  if (!value) return undefined;
  const number = Number(value);
  if (!(number >= 0)) throw new Error(`${name} must be a number`);
  return number;
}

/** A limit of 0 is none. */
function limitFrom(env: Environment, name: string): number | undefined {
  return numberFrom(env, name) || undefined;
}

function phonesFrom(file: string | undefined): readonly PhoneDeclaration[] {
  if (!file) return [];
  const declared: unknown = JSON.parse(readFileSync(file, 'utf8'));
  if (!Array.isArray(declared)) throw new Error('SIMULATOR_PHONES must name a JSON file with a list of phones');
  return declared.map(parsePhone);
}

/** `AP...=https://...` with commas between. */
function applicationsFrom(text: string | undefined): Readonly<Record<string, string>> {
  return Object.fromEntries(
    (text ?? '').split(',').flatMap((pair): [string, string][] => {
      const at = pair.indexOf('=');
      return at > 0 ? [[pair.slice(0, at).trim(), pair.slice(at + 1).trim()]] : [];
    }),
  );
}

function tlsFrom(env: Environment): SimulatorOptions['tls'] {
  const { SIMULATOR_TLS_CERT: cert, SIMULATOR_TLS_KEY: key } = env;
  if (!cert && !key) return undefined;
  if (!cert || !key) throw new Error('SIMULATOR_TLS_CERT and SIMULATOR_TLS_KEY must be set together');
  return { cert: readFileSync(cert, 'utf8'), key: readFileSync(key, 'utf8'), port: numberFrom(env, 'SIMULATOR_TLS_PORT') ?? 0 };
}

/** What the environment says of mishaps, limits and how strict the wire is. */
function fidelityFrom(env: Environment): SimulatorOptions {
  return {
    seed: env['SIMULATOR_SEED'] || undefined,
    limits: {
      callsPerSecond: limitFrom(env, 'SIMULATOR_CALLS_PER_SECOND'),
      concurrentRequests: limitFrom(env, 'SIMULATOR_CONCURRENT_REQUESTS'),
    },
    strictTwiml: env['SIMULATOR_STRICT_TWIML'] !== 'false',
    debuggerUrl: env['SIMULATOR_DEBUGGER_URL'] || undefined,
    tls: tlsFrom(env),
  };
}

/** The simulator's options from its environment. Throws an Error with the reason for a value that makes no sense. */
export function optionsFromEnvironment(env: Environment): SimulatorOptions {
  const port = numberFrom(env, 'SIMULATOR_PORT') ?? DEFAULT_PORT;
  const ownNumbers = env['SIMULATOR_OWN_NUMBERS']?.split(',').map((number) => number.trim());
  return {
    host: env['SIMULATOR_HOST'] || undefined,
    port,
    controlPort: numberFrom(env, 'SIMULATOR_CONTROL_PORT') ?? (port === 0 ? 0 : port + 1),
    ...(env['SIMULATOR_ACCOUNT_SID'] ? { accountSid: env['SIMULATOR_ACCOUNT_SID'] } : {}),
    ...(env['SIMULATOR_AUTH_TOKEN'] ? { authToken: env['SIMULATOR_AUTH_TOKEN'] } : {}),
    ...(env['SIMULATOR_API_KEY_SID'] ? { apiKeySid: env['SIMULATOR_API_KEY_SID'] } : {}),
    ...(env['SIMULATOR_API_KEY_SECRET'] ? { apiKeySecret: env['SIMULATOR_API_KEY_SECRET'] } : {}),
    applications: applicationsFrom(env['SIMULATOR_APPLICATIONS']),
    speed: numberFrom(env, 'SIMULATOR_SPEED') || 1,
    trafficLog: env['SIM_TRAFFIC_LOG'] || undefined,
    ownNumbers,
    phones: phonesFrom(env['SIMULATOR_PHONES']),
    ...fidelityFrom(env),
  };
}
