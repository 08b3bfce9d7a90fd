import { readFileSync } from 'node:fs';
import { parsePhone } from './phones/parse-persona.js';
import type { PhoneDeclaration } from './phones/persona.js';
import { type SimulatorOptions } from './simulator-options.js';
import { startSimulator } from './start-simulator.js';

const DEFAULT_PORT = 4010;

function positiveNumber(name: string, otherwise: number): number {
  const value = process.env[name];
  if (!value) return otherwise;
  const number = Number(value);
  if (!(number >= 0)) throw new Error(`${name} must be a number`);
  return number;
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

function optionsFromEnvironment(): SimulatorOptions {
  const { env } = process;
  const port = positiveNumber('SIMULATOR_PORT', DEFAULT_PORT);
  const ownNumbers = env['SIMULATOR_OWN_NUMBERS']?.split(',').map((number) => number.trim());
  return {
    host: env['SIMULATOR_HOST'] || undefined,
    port,
    controlPort: positiveNumber('SIMULATOR_CONTROL_PORT', port === 0 ? 0 : port + 1),
    ...(env['SIMULATOR_ACCOUNT_SID'] ? { accountSid: env['SIMULATOR_ACCOUNT_SID'] } : {}),
    ...(env['SIMULATOR_AUTH_TOKEN'] ? { authToken: env['SIMULATOR_AUTH_TOKEN'] } : {}),
    ...(env['SIMULATOR_API_KEY_SID'] ? { apiKeySid: env['SIMULATOR_API_KEY_SID'] } : {}),
    ...(env['SIMULATOR_API_KEY_SECRET'] ? { apiKeySecret: env['SIMULATOR_API_KEY_SECRET'] } : {}),
    applications: applicationsFrom(env['SIMULATOR_APPLICATIONS']),
    speed: positiveNumber('SIMULATOR_SPEED', 1) || 1,
    trafficLog: env['SIM_TRAFFIC_LOG'] || undefined,
    ownNumbers,
    phones: phonesFrom(env['SIMULATOR_PHONES']),
  };
}

const simulator = await startSimulator(optionsFromEnvironment());
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => process.exit(0));
// A parent that dies without a word must not leave a telephone company behind.
if (process.send) process.once('disconnect', () => process.exit(0));
if (!process.send) console.log(`simulator listening rest=${simulator.restUrl} control=${simulator.controlUrl}`);
