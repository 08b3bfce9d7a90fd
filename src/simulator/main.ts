import { optionsFromEnvironment } from './options-from-environment.js';
import { startSimulator } from './start-simulator.js';

const simulator = await startSimulator(optionsFromEnvironment(process.env));
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => process.exit(0));
// A parent that dies without a word must not leave a telephone company behind.
if (process.send) process.once('disconnect', () => process.exit(0));
const tls = simulator.tlsUrl ? ` tls=${simulator.tlsUrl}` : '';
if (!process.send) console.log(`simulator listening rest=${simulator.restUrl} control=${simulator.controlUrl}${tls}`);
// A parent that chose the seed shows what its programs printed when something fails.
if (!process.send || process.env['SIMULATOR_SEED']) console.log(`simulator seed=${simulator.seed}`);
