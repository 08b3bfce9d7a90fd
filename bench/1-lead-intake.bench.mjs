// Lead intake at 32 connections, as a ratio to pgbench running the same transaction on the same server in the same run, and its p99 at half
// of the rate that it reached; beside it a peer that makes contacts over its own JSON API.
import autocannon from 'autocannon';
import { Client } from 'pg';
import { Pool } from 'undici';
import { backends, benchDatabase, median, nextNumber, percentile, startApp } from './support/app-under-test.mjs';
import { peerName, startPeer } from './support/peer-contacts.mjs';
import { steadily } from './support/steadily.mjs';
import { hasPgbench, transactionsPerSecond } from './support/same-transaction.mjs';

const connections = 32;
const seconds = 8;
const rounds = 3;
const aim = 1;
const halfLoadP99 = 50;

function body(textVersion) {
  return JSON.stringify({
    phone: nextNumber(),
    name: 'Jamie',
    message: 'Please call me back.',
    preferredTime: 'now',
    consent: { call: true, textVersion },
    attribution: { utm_source: 'search' },
  });
}

let key = 0;
const nextKey = () => `${process.pid}-${Date.now()}-${key++}`;

/** As fast as they are answered. */
async function postLeads({ url, sourceKey, textVersion }, duration) {
  const result = await autocannon({
    url: `${url}/v1/leads`,
    connections,
    duration,
    requests: [
      {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${sourceKey}` },
        setupRequest: (request) => ({
          ...request,
          headers: { ...request.headers, 'idempotency-key': nextKey() },
          body: body(textVersion),
        }),
      },
    ],
  });
  const refused = result.non2xx + result.errors + result.timeouts;
  if (refused > 0) throw new Error(`${refused} leads were not accepted: ${JSON.stringify(result.statusCodeStats)}`);
  return { perSecond: result['2xx'] / result.duration, p99: result.latency.p99 };
}

/** One after the other, so many a second whether they are answered or not: autocannon would send each second's share at once. The p99 in ms. */
async function p99At({ url, sourceKey, textVersion }, perSecond, duration) {
  const pool = new Pool(url, { connections });
  const answered = await steadily(perSecond, duration, async () => {
    const began = performance.now();
    const { statusCode, body: answer } = await pool.request({
      path: '/v1/leads',
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${sourceKey}`, 'idempotency-key': nextKey() },
      body: body(textVersion),
    });
    await answer.dump();
    if (statusCode !== 201) throw new Error(`A lead was answered ${statusCode}`);
    return performance.now() - began;
  });
  await pool.close();
  return percentile(answered, 0.99);
}

async function idsOf(databaseUrl) {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  const { rows } = await client.query(
    `select s.id as "siteId", r.id as "routeId", k.id as "sourceId", t.version as "textVersion" from site s join route r on r.site_id = s.id
     join source k on k.site_id = s.id join consent_text t on t.site_id = s.id and t.kind = 'call_live' limit 1`,
  );
  await client.end();
  return rows[0];
}

/** Alone one after the other, not at the same time: each has the machine. */
async function besidePeer(app) {
  const running = await startPeer();
  const pairs = [];
  for (let round = 0; round < rounds; round++) {
    pairs.push([await postLeads(app, seconds), await running.measure({ connections, seconds })]);
  }
  await running.stop();
  const theirs = pairs.map(([, one]) => one);
  return (
    `; ${peer} makes ${median(theirs.map((one) => one.perSecond)).toFixed(0)} contacts/s, p99 ${median(theirs.map((one) => one.p99))} ms: ` +
    `ratio ${median(pairs.map(([ours, one]) => ours.perSecond / one.perSecond)).toFixed(1)}`
  );
}

if (!hasPgbench()) throw new Error('pgbench is needed to compare with: apt-get install postgresql-contrib');
const peer = peerName();
for (const backend of backends()) {
  const databaseUrl = await benchDatabase(backend.redisUrl);
  const running = await startApp({ databaseUrl, redisUrl: backend.redisUrl, role: 'api' });
  const ids = await idsOf(databaseUrl);
  const app = { ...running, textVersion: ids.textVersion };
  await postLeads(app, 3); // warm
  const ours = [];
  const theirs = [];
  for (let round = 0; round < rounds; round++) {
    ours.push(await postLeads(app, seconds));
    theirs.push(await transactionsPerSecond({ databaseUrl, ids, connections, seconds }));
  }
  const perSecond = median(ours.map((one) => one.perSecond));
  const beside = peer ? await besidePeer(app) : '';
  const atHalf = await p99At(app, Math.round(perSecond / 2), seconds);
  await app.stop();
  const tps = median(theirs);
  const ratio = median(ours.map((one, round) => one.perSecond / theirs[round]));
  console.log(
    `queue on ${backend.name}: ${perSecond.toFixed(0)} leads/s, p99 ${median(ours.map((one) => one.p99))} ms; p99 at half load ${atHalf.toFixed(0)} ms (aim ${halfLoadP99}); pgbench ${tps.toFixed(0)} tps; ` +
      `ratio ${ratio.toFixed(2)} (aim ${aim}; medians of ${rounds} rounds of ${seconds} s, ${connections} connections)${beside}`,
  );
}
