import fs from 'node:fs';
import path from 'node:path';
import { projectRoot } from '../project-root.mjs';

const DEFAULT_PORT = 3000;
const DEFAULT_SIMULATOR_PORT = 4010;
const ANY_ADDRESS = ['0.0.0.0', '::'];

/** What is no port number is reported with every other wrong setting by `checkSettings`. */
function portFrom(env, name, fallback) {
  const port = env[name] ? Number(env[name]) : fallback;
  return Number.isInteger(port) && port > 0 && port < 65_536 ? port : fallback;
}

function simulatorSettings(env) {
  if (env.TWILIO_ACCOUNT_SID || env.TWILIO_BASE_URL) return undefined;
  const port = portFrom(env, 'SIMULATOR_PORT', DEFAULT_SIMULATOR_PORT);
  const controlPort = portFrom(env, 'SIMULATOR_CONTROL_PORT', port + 1);
  return {
    port,
    controlPort,
    url: `http://127.0.0.1:${port}`,
    controlUrl: `http://127.0.0.1:${controlPort}`,
  };
}

/** The application's own rule, for its sample staff and phones. */
function demoFrom(env, simulator) {
  if (env.DEMO) return ['true', '1'].includes(env.DEMO);
  return Boolean(simulator) && env.NODE_ENV !== 'production';
}

/** Invented people call only a sample site of our own: simulated phones, the embedded database, one process on this machine. */
function demoDayFrom(env, demo, simulator) {
  const isOurs = demo && Boolean(simulator) && !env.DATABASE_URL && !env.PUBLIC_URL && (env.ROLE || 'all') === 'all';
  return isOurs && !['false', '0'].includes(env.DEMO_DAY);
}

/**
 * What the launchers need to know, from the environment and from .env where it exists (the environment wins):
 * { dataDir, databaseUrl?, host, port, localUrl, publicUrl, role, demo, demoDay,
 * applicationSid?, logLevel, simulator? }.
 */
export function loadSettings(env = process.env) {
  const file = path.join(projectRoot, '.env');
  if (env === process.env && fs.existsSync(file)) process.loadEnvFile(file);
  const host = env.HOST || '127.0.0.1';
  const port = portFrom(env, 'PORT', DEFAULT_PORT);
  const localUrl = `http://${ANY_ADDRESS.includes(host) ? '127.0.0.1' : host}:${port}`;
  const simulator = simulatorSettings(env);
  const demo = demoFrom(env, simulator);
  return {
    dataDir: path.resolve(projectRoot, env.DATA_DIR || '.data'),
    databaseUrl: env.DATABASE_URL || undefined,
    host,
    port,
    localUrl,
    publicUrl: (env.PUBLIC_URL || localUrl).replace(/\/+$/, ''),
    applicationSid: env.TWILIO_TWIML_APP_SID || undefined,
    role: env.ROLE || 'all',
    demo,
    demoDay: demoDayFrom(env, demo, simulator),
    logLevel: env.LOG_LEVEL || (demo ? 'warn' : 'info'), // a newcomer must find the greeting
    simulator,
  };
}
