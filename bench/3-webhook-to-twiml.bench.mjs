// From a webhook of the carrier to the TwiML it gets, at 10 and 50 new callers a second and with 200 callers at once (F103): greeting,
// the step into the line, and what is heard there; 5 % of the webhooks come twice. Nobody takes the calls, so the line grows. Beside it
// a plain endpoint of the same process.
import { backends, benchDatabase, median, nextNumber, percentile, startApp } from './support/app-under-test.mjs';
import { hire, nextCallSid, postWebhook, siteNumber } from './support/hotline.mjs';
import { steadily } from './support/steadily.mjs';

const rates = [10, 50];
const seconds = 8;
const rounds = 3;
const duplicated = 0.05;
const aimMs = 150;
const crowd = 200;
const crowdAimMs = 500;
let heldOn = 0;
const limitMs = 15_000; // Twilio gives up then

function addressIn(twiml, attribute) {
  const found = new RegExp(`<(?:Gather|Enqueue)[^>]* ${attribute}="([^"#]+)`).exec(twiml);
  if (!found) throw new Error(`no ${attribute} in ${twiml}`);
  return found[1].replaceAll('&amp;', '&');
}

/** One caller, as far as into the line: the milliseconds of every answer. */
async function caller(app, to) {
  const times = [];
  const call = { CallSid: nextCallSid(), From: nextNumber(), To: to, Direction: 'inbound', CallStatus: 'ringing' };
  const post = async (url, more = {}) => {
    const parameters = { ...call, ...more };
    const copies = Math.random() < duplicated ? 2 : 1;
    const answers = await Promise.all(Array.from({ length: copies }, () => postWebhook(url, parameters)));
    for (const { status, body, ms } of answers) {
      if (status !== 200) throw new Error(`${url} answered ${status}: ${body}`);
      times.push(ms);
    }
    // Asked to hold on, because we were slow: the carrier asks again there.
    const again = /<(?:Gather|Enqueue)/.test(answers[0].body) ? null : /<Redirect[^>]*>([^<]+)/.exec(answers[0].body);
    if (!again) return answers[0].body;
    heldOn += 1;
    return post(again[1].replaceAll('&amp;', '&'), more);
  };
  const greeting = await post(`${app.url}/telephony/twilio/voice`);
  const line = await post(addressIn(greeting, 'action'), { CallStatus: 'in-progress', msg: 'Gather End' });
  await post(addressIn(line, 'waitUrl'), {
    CallStatus: 'in-progress',
    QueueSid: `QU${call.CallSid.slice(2)}`,
    QueuePosition: '1',
  });
  await postWebhook(`${app.url}/telephony/twilio/voice/ended`, { ...call, CallStatus: 'completed', CallDuration: '20' });
  return times;
}

async function plain(app) {
  const sentAt = performance.now();
  await (await fetch(`${app.url}/health/live`)).text();
  return [performance.now() - sentAt];
}

async function measure(app, to, perSecond) {
  const [ours, peers] = await Promise.all([
    steadily(perSecond, seconds, () => caller(app, to)),
    steadily(perSecond, seconds, () => plain(app)),
  ]);
  const times = ours.flat();
  const at = (share) => percentile(times, share);
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99), peer: percentile(peers.flat(), 0.99), answers: times.length };
}

/** Everybody dials in the same moment. */
async function measureCrowd(app, to) {
  const times = (await Promise.all(Array.from({ length: crowd }, () => caller(app, to)))).flat();
  return { p50: percentile(times, 0.5), p95: percentile(times, 0.95), most: Math.max(...times) };
}

async function printCrowd(app, to, backend) {
  const all = [];
  for (let round = 0; round < rounds; round++) all.push(await measureCrowd(app, to));
  const of = (name) => median(all.map((one) => one[name]));
  console.log(
    `queue on ${backend.name}: ${crowd} callers at once: p50 ${of('p50').toFixed(0)} ms, p95 ${of('p95').toFixed(0)} ms, slowest ` +
      `${of('most').toFixed(0)} ms (aim for p95 ${crowdAimMs} ms; ${(of('p95') / limitMs).toFixed(3)} of the carrier's limit; ` +
      `medians of ${rounds} rounds; ${heldOn} answers so far only asked to hold on)`,
  );
}

for (const backend of backends()) {
  const databaseUrl = await benchDatabase(backend.redisUrl);
  const app = await startApp({ databaseUrl, redisUrl: backend.redisUrl, role: 'all' });
  const to = await siteNumber(databaseUrl);
  await hire(databaseUrl, 1, 'wrap-up'); // on shift, so that callers get into the line, and free for nobody
  await steadily(20, 3, () => caller(app, to)); // warm
  for (const perSecond of rates) {
    const all = [];
    for (let round = 0; round < rounds; round++) all.push(await measure(app, to, perSecond));
    const of = (name) => median(all.map((one) => one[name]));
    console.log(
      `queue on ${backend.name}: ${perSecond} callers/s: p50 ${of('p50').toFixed(0)} ms, p95 ${of('p95').toFixed(0)} ms, ` +
        `p99 ${of('p99').toFixed(0)} ms (aim ${aimMs} ms; ${(of('p99') / limitMs).toFixed(4)} of the carrier's limit; plain endpoint ` +
        `p99 ${of('peer').toFixed(0)} ms; medians of ${rounds} rounds of ${all[0].answers} answers)`,
    );
  }
  await printCrowd(app, to, backend);
  await app.stop();
}
