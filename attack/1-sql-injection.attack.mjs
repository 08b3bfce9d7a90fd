// sqlmap at every query parameter and every id of an address that is read, and at every field of a lead. It has to find a hole that is
// planted beside them, on the same database, before what it did not find counts.
import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import { createServer } from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { Client } from 'pg';
import { describedAddresses, onAttacked } from './support/attacked.mjs';
import { conclude, openTool, runTool } from './support/tool.mjs';

const wordOf = { integer: '10', boolean: 'true', array: 'name' };
const wordOfFormat = { uuid: randomUUID(), date: '2026-01-05', 'date-time': '2026-01-05T10:00:00Z' };
const wordOfParameter = {
  language: 'en',
  state: 'open',
  day: '2026-01-05',
  from: '2026-01-05',
  to: '2026-01-06',
  week: '2026-W02',
};

function valueOf({ name, schema = {} }) {
  return schema.enum?.[0] ?? wordOfParameter[name] ?? wordOfFormat[schema.format] ?? wordOf[schema.type] ?? 'a';
}

/** One line for each parameter; ids carry sqlmap's mark. Streams have no end to wait for. */
function targetsOf({ address, parameters = [] }) {
  const withIds = address.replaceAll(/\{\w+\}/g, () => randomUUID());
  const queries = parameters
    .filter((one) => one.in === 'query')
    .map((one) => `${withIds}?${one.name}=${encodeURIComponent(valueOf(one))}`);
  const ids = [...address.matchAll(/\{\w+\}/g)].map(([id]) =>
    address.replace(id, `${randomUUID()}*`).replaceAll(/\{\w+\}/g, () => randomUUID()),
  );
  return [...queries, ...ids];
}

const lead = { phone: '+12125550147', name: 'Jamie', message: 'Please call', language: 'en', consent: { call: true } };

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'ringback-sqlmap-'));
const always = [
  '--batch',
  '--disable-coloring',
  '--dbms=PostgreSQL',
  '--time-sec=2',
  '--ignore-code=400,401,404,409,413,422,429',
  '--flush-session',
  `--output-dir=${folder}`,
];

/** The targets that sqlmap could inject into, of those in `urls`. */
async function injectable(urls, headers) {
  const list = path.join(folder, 'targets.txt');
  const results = path.join(folder, `results-${randomUUID()}.csv`);
  fs.writeFileSync(list, `${urls.join('\n')}\n`);
  const sent = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  const { output } = await runTool('sqlmap', [
    '-m',
    list,
    ...always,
    `--results-file=${results}`,
    ...sent.flatMap((one) => ['-H', one]),
  ]);
  const tested = new Set([...output.matchAll(/^(?:GET|POST) (http.*)$/gm)].map(([, url]) => url)).size;
  if (tested < urls.length) throw new Error(`sqlmap went to ${tested} of ${urls.length} addresses:\n${output.slice(-2000)}`);
  const [, ...rows] = fs.readFileSync(results, 'utf8').trim().split('\n');
  // It tries what it suspects once more, and says so when that was nothing.
  return rows.filter((row) => row.trim().length > 0 && !row.includes('false positive or unexploitable'));
}

async function fieldsInjectable(url, headers, body) {
  const sent = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  const { output } = await runTool('sqlmap', [
    '-u',
    url,
    '--method=POST',
    `--data=${body}`,
    ...always,
    ...sent.flatMap((one) => ['-H', one]),
  ]);
  if (output.includes('sqlmap identified the following injection point')) return [`POST ${url}`];
  if (!output.includes('all tested parameters do not appear to be injectable'))
    throw new Error(`sqlmap did not come to an end:\n${output.slice(-2000)}`);
  return [];
}

/** What a careless programmer would have written. */
async function openHole(databaseUrl) {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  const answered = async (request, response) => {
    const name = new URL(request.url, 'http://hole').searchParams.get('name') ?? '';
    const answer = await client.query(`select count(*)::text as n from route where name = '${name}'`).catch((error) => error);
    response.statusCode = answer instanceof Error ? 500 : 200;
    response.end(answer instanceof Error ? answer.message : String([answer].flat()[0].rows[0]?.n));
  };
  const server = createServer((request, response) => void answered(request, response));
  await new Promise((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const close = async () => {
    server.closeAllConnections();
    server.close();
    await client.end();
  };
  return { url: `http://127.0.0.1:${server.address().port}/hole?name=a`, close };
}

const reads = describedAddresses().filter(({ method, address }) => method === 'GET' && !address.endsWith('/events'));
const targets = reads.flatMap(targetsOf);

openTool('sqlmap');
const found = [];
await onAttacked(async (attacked) => {
  const hole = await openHole(attacked.databaseUrl);
  if ((await injectable([hole.url], {})).length === 0)
    throw new Error('sqlmap did not find the planted hole: nothing that it says counts');
  await hole.close();

  const urls = targets.map((target) => attacked.url + target);
  for (const role of ['admin', 'counsellor']) found.push(...(await injectable(urls, await attacked.as(role))));
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${attacked.sourceKey}` };
  found.push(...(await fieldsInjectable(`${attacked.url}/v1/leads`, headers, JSON.stringify(lead))));
});
fs.rmSync(folder, { recursive: true, force: true });
conclude(
  `sqlmap found the planted hole, then tried ${targets.length} parameters and ids as two roles, and every field of a lead`,
  found,
);
