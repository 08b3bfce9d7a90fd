// slowhttptest holds connections open with slow heads, slow bodies and slow readers; a website's leads have to be taken all the while.
import { onAttacked } from './support/attacked.mjs';
import { median, nextNumber, percentile } from '../bench/support/app-under-test.mjs';
import { conclude, openTool, runTool } from './support/tool.mjs';

const seconds = 20;
const connections = 400;
const limitMs = 2_000;
const ways = {
  'slow heads': (url) => ['-H', '-u', `${url}/console/`],
  'slow bodies': (url) => ['-B', '-u', `${url}/v1/leads`, '-s', '8192', '-f', 'application/json'],
  'slow readers': (url) => ['-X', '-u', `${url}/openapi.json`, '-n', '5', '-z', '32', '-w', '10', '-y', '20'],
};

const always = `-c ${connections} -r 200 -i 5 -l ${seconds} -p 5`.split(' ');

async function lead({ url, sourceKey }) {
  const began = performance.now();
  const response = await fetch(`${url}/v1/leads`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${sourceKey}` },
    body: JSON.stringify({ phone: nextNumber(), consent: { call: true } }),
    signal: AbortSignal.timeout(10_000),
  });
  await response.arrayBuffer();
  return { status: response.status, ms: performance.now() - began };
}

/** Leads one after the other, two a second, until the attack is over. */
async function leadsDuring(attack, attacked) {
  const answers = [];
  const over = new AbortController();
  const ended = attack.finally(() => over.abort());
  while (!over.signal.aborted) {
    answers.push(await lead(attacked).catch((error) => ({ status: error.name, ms: Number.POSITIVE_INFINITY })));
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  return { answers, output: (await ended).output };
}

openTool('slowhttptest');
const found = [];
await onAttacked(async (attacked) => {
  for (const [name, argumentsFor] of Object.entries(ways)) {
    const attack = runTool('slowhttptest', [...argumentsFor(attacked.url), ...always]);
    const { answers, output } = await leadsDuring(attack, attacked);
    const held = Math.max(...[...output.matchAll(/connected:\s+(\d+)/g)].map(([, count]) => Number(count)), 0);
    const refused = answers.filter(({ status }) => status !== 201);
    const times = answers.map(({ ms }) => ms);
    const p95 = percentile(times, 0.95);
    console.log(
      `${name}: up to ${held} connections held; ${answers.length} leads, median ${median(times).toFixed(0)} ms, p95 ${p95.toFixed(0)} ms`,
    );
    if (held < connections / 4) throw new Error(`slowhttptest held only ${held} connections:\n${output.slice(-1500)}`);
    if (refused.length > 0)
      found.push(`${name}: ${refused.length} of ${answers.length} leads were not taken: ${refused[0].status}`);
    if (p95 > limitMs) found.push(`${name}: p95 ${p95.toFixed(0)} ms`);
  }
});
conclude(`slow clients, ${seconds} s each`, found);
