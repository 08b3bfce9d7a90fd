import { readDemo } from '../launch/demo.mjs';
import { loadSettings } from '../launch/settings.mjs';
import { signIn } from './staff-client.mjs';

/** The running sample site with its staff signed in; throws, saying what to do, when there is none. */
export async function openDemo() {
  const settings = loadSettings();
  const demo = readDemo(settings.dataDir);
  const running = await fetch(`${settings.publicUrl}/health/ready`)
    .then((response) => response.ok)
    .catch(() => false);
  if (!running) throw new Error(`Ringback does not answer at ${settings.publicUrl}: run "npm start" in another terminal first.`);
  if (!demo || !settings.simulator)
    throw new Error('The demo needs the sample site and simulated phones: run "npm start" with nothing configured.');
  const url = settings.publicUrl;
  const of = (role) =>
    demo.staff.filter(({ roles }) => roles.includes(role) && roles.length === 1).map((account) => signIn(url, account));
  const [counsellors, [manager], [clinician]] = await Promise.all(
    ['counsellor', 'manager', 'clinician'].map((role) => Promise.all(of(role))),
  );
  return { url, demo, controlUrl: settings.simulator.controlUrl, counsellors, manager, clinician };
}
