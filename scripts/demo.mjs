// npm run demo -- lead: posts a realistic lead to the running Ringback and shows, live, what becomes of it.
import { ensureDeps } from './ensure-deps.mjs';

await ensureDeps();
const { followALead } = await import('./demo/follow-a-lead.mjs');
if (process.argv[2] !== 'lead') {
  console.error('Usage: npm run demo -- lead     (with Ringback running: npm start in another terminal)');
  process.exit(2);
}
try {
  await followALead();
} catch (error) {
  console.error(`\n${error.message}`);
  process.exit(1);
}
