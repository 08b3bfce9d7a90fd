// From the 201 of a lead to the carrier having the order to ring an idle counsellor, at 20 leads/s. The carrier's own 0.6 s of
// simulated dialling comes after that and is not ours. A process that has just started is slow: its first seconds are told apart.
import { Client } from 'pg';
import { backends, benchDatabase, nextNumber, percentile, startApp } from './support/app-under-test.mjs';

const leadsPerSecond = 20;
const coldSeconds = 6;
const seconds = 12; // with the cold ones no more than the timeline of the simulator holds
const leads = leadsPerSecond * (coldSeconds + seconds);
const counsellors = leads + 100; // each is offered one person, so nobody waits for a counsellor
const aims = { p50: 50, p99: 250 };

const phoneOf = (n) => `+1646${String(2_000_000 + n)}`;

async function hire(databaseUrl) {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query(
    `with hired as (
       insert into staff_user (id, email, name, password_hash, roles)
       select gen_random_uuid(), 'bench-' || n || '@ringback.example', 'Bench ' || n, 'nobody signs in', array['counsellor'] from generate_series(1, $1) n
       returning id, substring(email from 'bench-(\\d+)')::int as n),
     working as (
       insert into counsellor (id, name, phone_number, presence, presence_since)
       select id, 'Bench ' || n, '+1646' || (2000000 + n), 'available', now() - make_interval(secs => 10000 - n) from hired returning id)
     insert into counsellor_route (counsellor_id, route_id) select w.id, r.id from working w, route r where r.language = 'en'`,
    [counsellors],
  );
  await client.end();
}

async function declarePhones(controlUrl) {
  for (let n = 1; n <= counsellors; n++) {
    await fetch(`${controlUrl}/phones/${encodeURIComponent(phoneOf(n))}`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ kind: 'no-answer', scenario: 'bench' }),
    });
  }
}

async function post(app) {
  const response = await fetch(`${app.url}/v1/leads`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${app.sourceKey}` },
    body: JSON.stringify({ phone: nextNumber(), preferredTime: 'now', consent: { call: true } }),
  });
  const answeredAt = Date.now();
  if (response.status !== 201) throw new Error(`lead refused: ${response.status} ${await response.text()}`);
  const { callback } = await response.json();
  return { callbackId: callback.id, answeredAt };
}

async function postSteadily(app) {
  const posted = [];
  const start = Date.now();
  for (let n = 0; n < leads; n++) {
    const wait = start + (n * 1000) / leadsPerSecond - Date.now();
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    posted.push(post(app));
  }
  return Promise.all(posted);
}

/** When the carrier answered our order to ring each counsellor's phone, by callback. */
async function ringOrders(databaseUrl, controlUrl) {
  const orders = new Map();
  for (const event of await (await fetch(`${controlUrl}/timeline`)).json()) {
    if (event.type !== 'rest-response' || !event.detail.path.endsWith('/Calls.json') || event.detail.status !== 201) continue;
    if (!orders.has(event.detail.body.sid)) orders.set(event.detail.body.sid, Date.parse(event.at));
  }
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  const { rows } = await client.query(
    `select distinct on (e.callback_id) e.callback_id, l.carrier_sid from queue_entry e join offer o on o.queue_entry_id = e.id join call_leg l on l.offer_id = o.id
     order by e.callback_id, o.offered_at`,
  );
  await client.end();
  return new Map(rows.map((row) => [row.callback_id, orders.get(row.carrier_sid)]));
}

for (const backend of backends()) {
  const databaseUrl = await benchDatabase(backend.redisUrl);
  const app = await startApp({ databaseUrl, redisUrl: backend.redisUrl, role: 'all', env: { OFFER_SECONDS: '60' } });
  await hire(databaseUrl);
  await declarePhones(app.controlUrl);
  const posted = await postSteadily(app);
  await new Promise((resolve) => setTimeout(resolve, 2000));
  const orders = await ringOrders(databaseUrl, app.controlUrl);
  await app.stop();
  const times = posted.map(({ callbackId, answeredAt }) => orders.get(callbackId) - answeredAt);
  const missing = times.filter(Number.isNaN).length;
  if (missing > 0) throw new Error(`${missing} of ${times.length} leads rang nobody`);
  const [cold, warm] = [times.slice(0, leadsPerSecond * coldSeconds), times.slice(leadsPerSecond * coldSeconds)];
  console.log(
    `queue on ${backend.name}: 201 to ring p50 ${percentile(warm, 0.5)} ms, p99 ${percentile(warm, 0.99)} ms ` +
      `(aims ${aims.p50} and ${aims.p99} ms; ${warm.length} leads at ${leadsPerSecond}/s); ` +
      `in the first ${coldSeconds} s of the process p50 ${percentile(cold, 0.5)} ms, p99 ${percentile(cold, 0.99)} ms`,
  );
}
