// Every report and everything on the manager's wall, over HTTP, with a year of leads and calls behind it; and how the roll-ups are made.
// BENCH_LEADS, BENCH_CALLS: how many, smallest first, with commas; BENCH_ASKED: how often each is asked. 5 M calls are 4 M that came in and 1 M that went out.
import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { benchDatabase, median, percentile, startApp } from './support/app-under-test.mjs';
import { addPastRows } from './support/reports/past-rows.mjs';

const numbers = (text) => text.split(',').map(Number);
const leads = numbers(process.env.BENCH_LEADS ?? '100000,1000000');
const calls = numbers(process.env.BENCH_CALLS ?? '500000,5000000');
const asked = Number(process.env.BENCH_ASKED ?? 200);
const [aim, days] = [100, 365];
const missed = [];

const day = (ago) => new Date(Date.now() - ago * 86_400_000).toISOString().slice(0, 10);
const lastDays = (count) => `from=${day(count - 1)}&to=${day(0)}`;

/** What the screens ask for, with the longest range that they may. */
function queries(siteId) {
  const [month, year] = [lastDays(28), lastDays(366)];
  return {
    'wall, today against last week': '/v1/reports/today',
    'wall, live': '/v1/board/live',
    'wall, promises of a week': '/v1/board/promises',
    'calls, 28 days': `/v1/reports/calls?${month}`,
    'calls, a year by day': `/v1/reports/calls?${year}`,
    'calls, a year by line': `/v1/reports/calls?${year}&by=route`,
    'calls, a year of one site': `/v1/reports/calls?${year}&siteId=${siteId}`,
    'requests, a year by source': `/v1/reports/requests?${year}&by=source`,
    'promises, a year': `/v1/reports/promises?${year}`,
    'funnel, a year': `/v1/reports/funnel?${year}`,
    'hours of the week, 92 days': `/v1/reports/hours?${year}`,
    'counsellors, a year': `/v1/reports/counsellors?${year}`,
    'funnel as a file, a year': `/v1/reports/funnel/file?${year}`,
  };
}

/** Four sites with three lines each, 60 counsellors, eight sources. */
async function furnish(client) {
  await client.query(`insert into site (id, name, time_zone, phone_number, hours)
    select gen_random_uuid(), 'Site ' || n, (array['America/Chicago', 'America/Denver', 'America/Los_Angeles'])[n], '+1202555019' || n, '{"always": true}'
    from generate_series(1, 3) n`);
  await client.query(`insert into route (id, site_id, name, language)
    select gen_random_uuid(), s.id, s.name || ' ' || l, l from site s cross join unnest(array['en', 'es', 'fr']) l on conflict do nothing`);
  await client.query(`insert into staff_user (id, email, name, password_hash, roles)
    select gen_random_uuid(), 'bench' || n || '@example.org', 'Counsellor ' || n, 'x', '{counsellor}' from generate_series(1, 60) n`);
  await client.query(`insert into counsellor (id, name) select id, name from staff_user where email like 'bench%'`);
  await client.query(`insert into source (id, site_id, name) select gen_random_uuid(), (select id from site limit 1), 'Source ' || n
    from generate_series(1, 8) n`);
}

async function signIn(app) {
  const { email, password } = app.demo.staff.find(({ roles }) => roles.includes('manager') && !roles.includes('admin'));
  const answer = await fetch(`${app.url}/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password }),
  });
  if (!answer.ok) throw new Error(`Signing in was answered with ${answer.status}: ${await answer.text()}`);
  return {
    cookie: answer.headers
      .getSetCookie()
      .map((one) => one.split(';')[0])
      .join('; '),
  };
}

async function untilCounted(client) {
  const startedAt = performance.now();
  for (;;) {
    const { rows } = await client.query(`select count(*)::int as left from report_touch`);
    if (rows[0].left === 0) return (performance.now() - startedAt) / 1000;
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
}

/** Median and p99 of asking, in milliseconds, with the answer read. */
async function ask(url, headers) {
  const times = [];
  for (let n = -5; n < asked; n++) {
    const startedAt = performance.now();
    const answer = await fetch(url, { headers });
    await answer.text();
    if (!answer.ok) throw new Error(`${url} was answered with ${answer.status}`);
    if (n >= 0) times.push(performance.now() - startedAt);
  }
  return { p50: median(times), p99: percentile(times, 0.99) };
}

/** A lead and a call that are new, and how long until they stand in the roll-ups, in seconds. */
async function freshness(client) {
  const { rows } = await client.query('select id, site_id from route limit 1');
  const ago = `now() - interval '3 hours'`;
  await client.query(
    `insert into inbound_call (id, site_id, route_id, language, stage, stage_since, arrived_at) values ($1, $2, $3, 'en', 'waiting', ${ago}, ${ago})`,
    [randomUUID(), rows[0].site_id, rows[0].id],
  );
  return untilCounted(client);
}

async function measure(size) {
  const url = await benchDatabase();
  const app = await startApp({ databaseUrl: url, role: 'all' });
  const untriggered = new Client({ connectionString: url, options: '-c session_replication_role=replica -c work_mem=256MB' });
  const client = new Client({ connectionString: url });
  await Promise.all([untriggered.connect(), client.connect()]);
  await furnish(client);
  const startedAt = performance.now();
  const incoming = Math.round(size.calls * 0.8);
  await addPastRows(untriggered, { leads: size.leads, calls: incoming, days, until: new Date() });
  console.log(`${size.leads} leads and ${size.calls} calls added in ${((performance.now() - startedAt) / 1000).toFixed(0)} s`);
  await client.query('vacuum analyze');
  console.log(`  all roll-ups made from the rows in ${(await untilCounted(client)).toFixed(0)} s`);
  await client.query('vacuum analyze');
  const headers = await signIn(app);
  const { rows } = await client.query('select id from site limit 1');
  const found = {};
  for (const [what, path] of Object.entries(queries(rows[0].id))) {
    found[what] = await ask(`${app.url}${path}`, headers);
    const { p50, p99 } = found[what];
    const text = `${what}: p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms (aim ${aim} ms)`;
    if (!(p99 <= aim)) missed.push(`${size.leads} leads, ${text}`);
    console.log(`  ${text}${p99 <= aim ? '' : ' MISSED'}`);
  }
  console.log(`  a new call stands in the roll-ups after ${(await freshness(client)).toFixed(1)} s (the job runs every 10 s)`);
  await Promise.all([untriggered.end(), client.end()]);
  await app.stop();
  return found;
}

const results = [];
for (const [index, count] of leads.entries()) results.push(await measure({ leads: count, calls: calls[index] ?? count * 5 }));
if (results.length > 1) {
  const factor = leads.at(-1) / leads[0];
  console.log(
    `From ${leads[0]} to ${leads.at(-1)} leads, growth exponent of the median (0: not at all, 1: as fast as the rows):`,
  );
  for (const what of Object.keys(results[0]))
    console.log(`  ${what}: ${(Math.log(results.at(-1)[what].p50 / results[0][what].p50) / Math.log(factor)).toFixed(2)}`);
}
for (const text of missed) console.log(`MISSED: ${text}`);
process.exitCode = missed.length > 0 ? 1 : 0;
