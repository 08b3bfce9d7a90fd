// One process of the application that matches on its own routes: it says when it is warm, starts when it is told, and says when it is done.
import { openModules } from '../lanes/open-modules.mjs';
import { Matches } from './matches.mjs';

const { url, routes, warmUp, matches } = JSON.parse(process.argv[2]);
const app = await openModules(url);
const lines = routes.map((one) => new Matches(app, one));

async function matchOnEach(times) {
  for (let n = 0; n < times; n++) for (const line of lines) await line.one();
}

await matchOnEach(warmUp);
process.send('warm');
await new Promise((resolve) => process.once('message', resolve));
await matchOnEach(matches);
process.send('done');
for (const line of lines) await line.end();
await app.close();
process.disconnect();
