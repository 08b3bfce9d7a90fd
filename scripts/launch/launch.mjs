import { buildIfStale } from '../build-if-stale.mjs';
import { AlreadyOwned, ownPostgres } from '../embedded-postgres.mjs';
import { programUrl } from '../postgres/program-login.mjs';
import { openGuard } from '../processes/guard.mjs';
import { checkPorts } from './check-ports.mjs';
import { checkSettings } from './check-settings.mjs';
import { declarePhones, readDemo } from './demo.mjs';
import { answersWithin, readyWithin } from './health.mjs';
import { migrate, startApplication, startLivingDay, startSimulator } from './programs.mjs';
import { loadSettings } from './settings.mjs';
import { runningThings, stopRequested } from './shutdown.mjs';
import { welcome } from './welcome.mjs';

const APPLICATION_GRACE_MS = 6_000; // with the simulator's and PostgreSQL's own, within ten seconds
const SIMULATOR_GRACE_MS = 1_000;
const LIVING_DAY_GRACE_MS = 1_000; // time to send its counsellors home
const READY_WITHIN_MS = 60_000;

async function openDatabase(settings, guard, running) {
  if (settings.databaseUrl) return { url: settings.databaseUrl, lost: new Promise(() => {}) };
  const postgres = await ownPostgres({ dataDir: settings.dataDir, name: 'npm start', guard });
  running.add('PostgreSQL', postgres.stop);
  return postgres;
}

async function openSimulator(settings, guard, running) {
  if (!settings.simulator) return undefined;
  const simulator = startSimulator(settings, guard);
  running.add(simulator.name, () => simulator.stop(SIMULATOR_GRACE_MS));
  await Promise.race([answersWithin(READY_WITHIN_MS, settings.simulator.controlUrl), simulator.endedEarly]);
  return simulator;
}

/** The schema and the simulator do not need each other; the application needs both. */
async function bringUp(settings, guard, running) {
  await buildIfStale();
  await checkSettings();
  const database = await openDatabase(settings, guard, running);
  await checkPorts(settings);
  const [simulator] = await Promise.all([openSimulator(settings, guard, running), migrate(database.url, guard)]);
  const databaseUrl = settings.databaseUrl ?? (await programUrl(database.url));
  const application = startApplication({ settings, databaseUrl, guard });
  running.add(application.name, () => application.stop(APPLICATION_GRACE_MS));
  const { url } = await Promise.race([application.ready, application.endedEarly]); // none from a worker: it does not listen
  if (url) await Promise.race([readyWithin(READY_WITHIN_MS, settings.localUrl), application.endedEarly]);
  return { url, services: [simulator, application].filter(Boolean), lost: database.lost };
}

/** When it ends, everything else goes on: it says itself why. */
function playLivingDay(settings, guard, running) {
  const day = startLivingDay(settings, guard);
  running.add(day.name, () => day.stop(LIVING_DAY_GRACE_MS));
}

async function introduce(settings, url, guard, running) {
  const demo = settings.demo ? readDemo(settings.dataDir) : undefined;
  if (demo?.phones && settings.simulator) await declarePhones(demo.phones, settings.simulator.controlUrl);
  const isLiving = Boolean(demo) && settings.demoDay;
  if (isLiving) playLivingDay(settings, guard, running);
  const { simulator, dataDir } = settings;
  console.log(welcome({ url, demo, simulator, dataDir, isLiving, seconds: process.uptime() }));
}

/** Resolves when a part that must run has ended: nothing works without it, so all of it stops, with its exit code. */
function firstEnd(services, lost) {
  const ends = services.map(({ name, exited }) =>
    exited.then(({ code, reason }) => ({ code: code || 1, reason: `${name} ended (${reason})` })),
  );
  return Promise.race([...ends, lost.then((error) => ({ code: 1, reason: error.message }))]);
}

async function run(settings, guard, running) {
  const { url, services, lost } = await bringUp(settings, guard, running);
  await introduce(settings, url, guard, running);
  return firstEnd(services, lost);
}

function explain(error, settings) {
  if (!(error instanceof AlreadyOwned)) return error.message;
  return `Ringback already runs on the data in ${settings.dataDir} (${error.owner}). Stop that process, or set DATA_DIR, PORT and SIMULATOR_PORT to run a second one beside it.`;
}

/** Runs everything until a part ends or somebody asks to stop, then stops the rest; resolves to the exit code. */
export async function launch() {
  const stop = stopRequested();
  const settings = loadSettings();
  const guard = openGuard();
  const running = runningThings();
  const failure = (error) => ({ code: 1, reason: explain(error, settings) });
  const { code, reason } = await Promise.race([stop, run(settings, guard, running).catch(failure)]);
  console.error(code === 0 ? `Stopping (${reason}) ...` : reason);
  await running.stopAll();
  await guard.close();
  return code;
}
