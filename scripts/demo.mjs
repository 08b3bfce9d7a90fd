// npm run demo -- lead: posts a realistic lead to the running Ringback and shows, live, what becomes of it.
// npm run demo -- shift [ana] [ben] [chloe]: keeps sample counsellors on shift, so that somebody takes the hotline's calls.
import { ensureDeps } from './ensure-deps.mjs';

await ensureDeps();
const { followALead } = await import('./demo/follow-a-lead.mjs');
const { staffTheLine } = await import('./demo/staff-the-line.mjs');
const [what, ...names] = process.argv.slice(2);
const commands = { lead: followALead, shift: () => staffTheLine(names.map((name) => name.toLowerCase())) };
if (!Object.hasOwn(commands, what ?? '')) {
  console.error('Usage, with Ringback running (npm start in another terminal):');
  console.error('  npm run demo -- lead                 one lead, followed from the post to admitted');
  console.error("  npm run demo -- shift [ana] [ben]    sample counsellors take the hotline's calls until Ctrl-C");
  process.exit(2);
}
try {
  await commands[what]();
} catch (error) {
  console.error(`\n${error.message}`);
  process.exit(1);
}
