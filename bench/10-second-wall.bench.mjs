// What the second wall costs (ADR 0049): reads of a person's timeline and posts of leads on one server and one database, by turns with its
// policies and without them; then how many entries of the audit are written in a second, and how many links of its chain are made.
import autocannon from 'autocannon';
import { Client, Pool } from 'pg';
import { signIn } from '../scripts/demo/staff-client.mjs';
import { benchDatabase, median, nextNumber, startApp } from './support/app-under-test.mjs';

const connections = 16;
const seconds = 5;
const rounds = 5;
const people = 200;
const aim = 1.3;
const entries = 20_000;

const walled = `
  select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and relforcerowsecurity order by 1`;

/** As their owner: the program has no say in it. */
async function raise(client, tables, isUp) {
  for (const table of tables) await client.query(`alter table ${table} ${isUp ? 'enable' : 'disable'} row level security`);
}

const lead = (textVersion) => () => ({
  body: JSON.stringify({ phone: nextNumber(), name: 'Jamie', preferredTime: 'now', consent: { call: true, textVersion } }),
});

async function load(url, requests, duration = seconds) {
  const result = await autocannon({ url, connections, duration, requests });
  const refused = result.non2xx + result.errors + result.timeouts;
  if (refused > 0) throw new Error(`${refused} were refused: ${JSON.stringify(result.statusCodeStats)}`);
  return result['2xx'] / result.duration;
}

function posting({ sourceKey }, textVersion) {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${sourceKey}` };
  const next = lead(textVersion);
  return [{ method: 'POST', path: '/v1/leads', headers, setupRequest: (request) => ({ ...request, ...next() }) }];
}

const reading = (ids, headers) => ids.map((id) => ({ method: 'GET', path: `/v1/people/${id}/timeline`, headers }));

async function compare(name, client, tables, measure) {
  const pairs = [];
  for (let round = 0; round < rounds; round++) {
    await raise(client, tables, false);
    const without = await measure();
    await raise(client, tables, true);
    pairs.push({ without, behind: await measure() });
  }
  const ratio = median(pairs.map(({ without, behind }) => without / behind));
  const of = (kind) => median(pairs.map((pair) => pair[kind])).toFixed(0);
  const verdict = ratio > aim ? ', MISSED' : '';
  console.log(
    `${name}: ${of('behind')}/s behind the wall, ${of('without')}/s without: ${ratio.toFixed(2)} times the time (aim ${aim}${verdict})`,
  );
  return ratio <= aim;
}

const entry = `
  insert into audit_entry (id, action, subject_type, subject_id, detail)
  values (gen_random_uuid(), 'bench', 'person', gen_random_uuid(), '{"masked": true}')`;

/** One transaction each, as the program writes them, on as many connections. */
async function entriesPerSecond(url) {
  const options = '-c role=ringback_app -c ringback.asker=staff';
  const pool = new Pool({ connectionString: url, max: connections, options });
  const until = performance.now() + seconds * 1000;
  let written = 0;
  const write = async () => {
    for (; performance.now() < until; written++) await pool.query({ name: 'entry', text: entry });
  };
  await Promise.all(Array.from({ length: connections }, write));
  await pool.end();
  return written / seconds;
}

/** Entries that everything above left are linked first; the job looks every five seconds, so its first look is when the watch starts. */
async function linksPerSecond(client) {
  const left = async () => (await client.query('select count(*)::int as n from audit_unlinked')).rows[0].n;
  const until = async (isSo) => {
    for (let n = await left(); !isSo(n); n = await left()) await new Promise((resolve) => setTimeout(resolve, 20));
    return performance.now();
  };
  await until((n) => n === 0);
  await client.query(`
    insert into audit_entry (id, action, subject_type, subject_id, detail)
    select gen_random_uuid(), 'bench', 'person', gen_random_uuid(), '{"masked": true}' from generate_series(1, ${entries})`);
  const began = await until((n) => n < entries);
  return (entries * 1000) / ((await until((n) => n === 0)) - began);
}

const databaseUrl = await benchDatabase();
const app = await startApp({ databaseUrl, role: 'all' });
const client = new Client({ connectionString: databaseUrl });
await client.connect();
try {
  const tables = (await client.query(walled)).rows.map(({ name }) => name);
  const { rows } = await client.query(`select version from consent_text where kind = 'call_live' limit 1`);
  const posts = posting(app, rows[0]?.version);
  await load(app.url, posts, 3); // warm, and somebody to read of
  const known = await client.query('select id from person order by id limit $1', [people]);
  const manager = await signIn(
    app.url,
    app.demo.staff.find(({ email }) => email === 'morgan@ringback.example'),
  );
  const reads = reading(
    known.rows.map(({ id }) => id),
    manager.headers,
  );
  await load(app.url, reads, 3);
  const isCheap = [
    await compare('a timeline', client, tables, () => load(app.url, reads)),
    await compare('a lead', client, tables, () => load(app.url, posts)),
    await compare('an entry of the audit', client, tables, () => entriesPerSecond(databaseUrl)),
  ];
  console.log(`links of the chain: ${(await linksPerSecond(client)).toFixed(0)}/s`);
  if (isCheap.includes(false)) process.exitCode = 1;
} finally {
  await client.end();
  await app.stop();
}
