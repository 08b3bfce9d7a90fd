// npm start: packages, build, database, schema, simulated telephony, application; with nothing configured, all on this machine.
import { ensureDeps } from './ensure-deps.mjs';

try {
  await ensureDeps();
  const { launch } = await import('./launch/launch.mjs'); // needs packages, so not before they are there
  process.exit(await launch());
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
