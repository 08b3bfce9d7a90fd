import { randomInt } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DemoFile } from '../../src/wiring/demo-people.js';
import { fieldKeys } from '../integration/platform/test-keys.js';
import { overTls } from './over-tls.js';
import { freePort } from './ports.js';
import { type Program, startProgram } from './program.js';

export type Role = 'all' | 'api' | 'worker';

export interface RingbackOptions {
  readonly databaseUrl: string;
  /** Without it, the queue is PostgreSQL. */
  readonly redisUrl?: string;
  /** One process each, in this order; one `all` unless told. */
  readonly roles?: readonly Role[];
  /** Simulated durations are divided by it; 20 unless told. */
  readonly simulatorSpeed?: number;
  /** The carrier is met by its own name, over TLS, instead of at TWILIO_BASE_URL. */
  readonly byName?: boolean;
  /** Where the carrier reaches the application; the first process unless told. */
  readonly publicUrl?: string;
  /** Of everything random at the simulator; drawn unless told or set as SIMULATOR_SEED. */
  readonly simulatorSeed?: string;
  /** More settings for the application. */
  readonly env?: Environment;
}

/** One process of the application; a worker's `url` answers nothing. */
export interface ApplicationProcess extends Program {
  readonly role: Role;
  readonly url: string;
}

/** A running Ringback with a telephone company of its own. */
export interface Ringback {
  /** Of the first process that listens. */
  readonly url: string;
  /** Of the simulator's control face. */
  readonly controlUrl: string;
  /** Where the carrier's REST API is. */
  readonly simulatorUrl: string;
  readonly demo: DemoFile;
  readonly dataDir: string;
  readonly simulator: Program;
  /** In order of their start, ended ones included. */
  readonly processes: readonly ApplicationProcess[];
  /** One more process. It takes over `url` when nobody listens there any more, else it gets an address of its own. */
  readonly start: (role: Role) => Promise<ApplicationProcess>;
  /** What all of them printed. */
  readonly logs: () => string;
  readonly stop: () => Promise<void>;
}

async function answers(url: string): Promise<boolean> {
  const response = await fetch(url, { signal: AbortSignal.timeout(2_000) });
  return response.status < 500;
}

type Environment = Readonly<Record<string, string>>;

/** The application in the simulated account that a browser's call asks for its document. */
const APPLICATION = 'AP00000000000000000000000000000001';

async function startSimulator(port: number, options: RingbackOptions, more: Environment): Promise<Program> {
  const { simulatorSpeed = 20, simulatorSeed } = options;
  const trafficLog = process.env['SIM_TRAFFIC_LOG'];
  const env = {
    SIMULATOR_PORT: String(port),
    SIMULATOR_CONTROL_PORT: String(port + 1),
    SIMULATOR_SPEED: String(simulatorSpeed),
    // The sample site's; the application says where calls to it go.
    SIMULATOR_OWN_NUMBERS: '+18885550100',
    SIMULATOR_SEED: simulatorSeed ?? process.env['SIMULATOR_SEED'] ?? String(randomInt(2 ** 32)),
    ...(trafficLog ? { SIM_TRAFFIC_LOG: trafficLog } : {}),
    ...more,
  };
  return startProgram('simulator', 'src/simulator/main.js', env, () => answers(`http://127.0.0.1:${port + 1}`));
}

interface Place {
  readonly publicUrl: string;
  readonly dataDir: string;
  /** How the application finds the carrier. */
  readonly carrier: Environment;
}

function applicationSettings(options: RingbackOptions, place: Place): Environment {
  return {
    NODE_ENV: 'test',
    DEMO: 'true',
    WRAP_UP_SECONDS: '1',
    PUBLIC_URL: options.publicUrl ?? place.publicUrl,
    DATA_DIR: place.dataDir,
    DATABASE_URL: options.databaseUrl,
    FIELD_KEYS: fieldKeys,
    ...place.carrier,
    ...(options.redisUrl ? { REDIS_URL: options.redisUrl } : {}),
    ...options.env,
  };
}

async function startApplication(options: RingbackOptions, place: Place, role: Role, url: string): Promise<ApplicationProcess> {
  const env = { ...applicationSettings(options, place), ROLE: role, PORT: new URL(url).port };
  const isReady = async (reported: boolean) => reported && (role === 'worker' || (await answers(`${url}/health/ready`)));
  return { ...(await startProgram(role, 'src/main.js', env, isReady)), role, url };
}

async function declarePhones(demo: DemoFile, controlUrl: string): Promise<void> {
  for (const phone of demo.phones) {
    const response = await fetch(`${controlUrl}/phones/${encodeURIComponent(phone.number)}`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(phone),
    });
    if (!response.ok) throw new Error(`The simulator refused ${phone.number}: ${await response.text()}`);
  }
}

/** The processes of one Ringback, and how to add one: who listens first has the public address. */
function applications(options: RingbackOptions, place: Place): Pick<Ringback, 'processes' | 'start'> {
  const processes: ApplicationProcess[] = [];
  const start = async (role: Role) => {
    const taken =
      role !== 'worker' && processes.some((one) => one.alive() && one.role !== 'worker' && one.url === place.publicUrl);
    const url = taken ? `http://127.0.0.1:${await freePort()}` : place.publicUrl;
    const program = await startApplication(options, place, role, url);
    processes.push(program);
    return program;
  };
  return { processes, start };
}

/** Starts a simulator and the application, as real processes from dist/, on an own DATA_DIR and free ports, with sample data. */
export async function startRingback(options: RingbackOptions): Promise<Ringback> {
  const dataDir = mkdtempSync(join(tmpdir(), 'ringback-e2e-'));
  const simulatorPort = await freePort(2);
  const controlUrl = `http://127.0.0.1:${simulatorPort + 1}`;
  const url = `http://127.0.0.1:${await freePort()}`;
  const simulatorUrl = `http://127.0.0.1:${simulatorPort}`;
  const tls = options.byName ? overTls(dataDir, await freePort()) : undefined;
  const softphones = `${APPLICATION}=${options.publicUrl ?? url}/telephony/twilio/softphone`;
  const simulator = await startSimulator(simulatorPort, options, { SIMULATOR_APPLICATIONS: softphones, ...tls?.simulator });
  const carrier = tls?.application ?? { TWILIO_BASE_URL: simulatorUrl };
  const { processes, start } = applications(options, { publicUrl: url, dataDir, carrier });
  const logs = () => [simulator, ...processes].map(({ name, pid, output }) => `== ${name} (${pid})\n${output()}`).join('\n');
  const stop = async () => {
    await Promise.all(processes.map((program) => program.kill('SIGTERM')));
    await simulator.kill('SIGTERM');
    rmSync(dataDir, { recursive: true, force: true });
  };
  try {
    for (const role of options.roles ?? ['all']) await start(role);
    const demo = JSON.parse(readFileSync(join(dataDir, 'demo.json'), 'utf8')) as DemoFile;
    await declarePhones(demo, controlUrl);
    return { url, controlUrl, simulatorUrl, demo, dataDir, simulator, processes, start, logs, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
