// From a caller's hanging up, while a counsellor's phone rings for them, to the carrier being asked to stop that ringing.
import { backends, benchDatabase, nextNumber, percentile, startApp } from './support/app-under-test.mjs';
import { declarePhone, dialTheHotline, untilTimeline } from './support/at-the-phones.mjs';
import { ask, counsellorPhone, hire } from './support/hotline.mjs';

const pairs = 40;
const everyMs = 250;
const fromOfferToHangUp = { hangUpAt: 'queue', hangUpAfterSeconds: 6 };

/** The counsellor's leg that rang for each caller. */
const legs = `
  select caller.carrier_sid as caller, l.carrier_sid as counsellor
  from call_leg l join offer o on o.id = l.offer_id
    join inbound_call i on i.callback_id = (select callback_id from queue_entry e where e.id = o.queue_entry_id)
    join call_leg caller on caller.inbound_call_id = i.id
  where l.party = 'counsellor'`;

async function times(events, databaseUrl) {
  const hungUpAt = new Map(events.filter(({ type }) => type === 'hung-up').map((event) => [event.callSid, Date.parse(event.at)]));
  const asked = events.filter(({ type, detail }) => type === 'rest-request' && detail.method === 'POST');
  const found = (await ask(databaseUrl, legs)).map(({ caller, counsellor }) => {
    const request = asked.find(({ detail }) => detail.path.endsWith(`/Calls/${counsellor}.json`));
    return request ? Date.parse(request.at) - hungUpAt.get(caller) : Number.NaN;
  });
  return found.filter((ms) => !Number.isNaN(ms));
}

for (const backend of backends()) {
  const databaseUrl = await benchDatabase(backend.redisUrl);
  const app = await startApp({ databaseUrl, redisUrl: backend.redisUrl, role: 'all', env: { OFFER_SECONDS: '60' } });
  await hire(databaseUrl, pairs, 'available');
  for (let n = 1; n <= pairs; n++) await declarePhone(app, counsellorPhone(n), { kind: 'no-answer' });
  const callers = Array.from({ length: pairs }, nextNumber);
  await dialTheHotline(app, databaseUrl, callers, { kind: 'human', ...fromOfferToHangUp }, everyMs);
  const gone = (events) => events.filter(({ type, number }) => type === 'hung-up' && callers.includes(number)).length >= pairs;
  await untilTimeline(app, gone, 90_000);
  await new Promise((resolve) => setTimeout(resolve, 2000));
  const measured = await times(await untilTimeline(app, gone, 1000), databaseUrl);
  await app.stop();
  console.log(
    `queue on ${backend.name}: hang-up to the order to stop ringing p50 ${percentile(measured, 0.5)} ms, ` +
      `p99 ${percentile(measured, 0.99)} ms (${measured.length} of ${pairs} callers)`,
  );
}
