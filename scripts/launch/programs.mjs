import path from 'node:path';
import { runNode } from '../processes/run-node.mjs';
import { startService } from '../processes/service.mjs';

/** Brings the schema up to date; throws with what the migration printed. */
export async function migrate(databaseUrl, guard) {
  const args = ['--enable-source-maps', 'dist/src/migrate.js'];
  const { code, output } = await runNode(args, { env: { DATABASE_URL: databaseUrl }, capture: true, guard });
  if (code !== 0) throw new Error(`The migrations failed (exit code ${code}):\n${output.trim()}`);
}

// The sample site's: the application finds it at the simulator and says where calls to it go.
const DEMO_NUMBER = '+18885550100';
// The application in the simulated account that a browser's call asks for its document, unless settings name another.
const SIMULATED_APPLICATION = 'AP00000000000000000000000000000001';

export function startSimulator({ simulator, demo, publicUrl, applicationSid = SIMULATED_APPLICATION }, guard) {
  const env = {
    SIMULATOR_PORT: String(simulator.port),
    SIMULATOR_CONTROL_PORT: String(simulator.controlPort),
    ...(demo && !process.env.SIMULATOR_OWN_NUMBERS && { SIMULATOR_OWN_NUMBERS: DEMO_NUMBER }),
    SIMULATOR_APPLICATIONS: `${applicationSid}=${publicUrl}/telephony/twilio/softphone`,
  };
  return startService('The simulator', 'dist/src/simulator/main.js', { env, guard });
}

/** The simulator has a clearing house, too, unless settings name a real one. */
function simulatedInsurers({ url }) {
  if (process.env.BENEFITS_URL) return {};
  return {
    BENEFITS_URL: `${url}/clearing-house`,
    BENEFITS_SENDER_ID: 'RINGBACK',
    BENEFITS_RECEIVER_ID: 'SIMULATED',
    BENEFITS_NPI: '1234567893', // made up, with a check digit that is right
  };
}

export function startApplication({ settings, databaseUrl, guard }) {
  const env = {
    ...(settings.simulator && { TWILIO_BASE_URL: settings.simulator.url, ...simulatedInsurers(settings.simulator) }),
    DATABASE_URL: databaseUrl,
    DATA_DIR: settings.dataDir,
    HOST: settings.host,
    PORT: String(settings.port),
    PUBLIC_URL: settings.publicUrl,
    ROLE: settings.role,
    LOG_LEVEL: settings.logLevel,
  };
  return startService('The application', 'dist/src/main.js', { env, guard });
}

/** Invented people who call, and sample staff who answer: beside everything else, and only over HTTP. */
export function startLivingDay({ localUrl, dataDir, simulator }, guard) {
  const env = {
    DAY_URL: localUrl,
    DAY_CONTROL_URL: simulator.controlUrl,
    DAY_SAMPLE: path.join(dataDir, 'demo.json'),
  };
  return startService('The living day', 'dist/src/living-day/main.js', { env, guard });
}
