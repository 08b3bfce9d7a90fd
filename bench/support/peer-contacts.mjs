import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as later } from 'node:timers/promises';
import autocannon from 'autocannon';
import { freePort } from '../../scripts/processes/ports.mjs';
import { query } from '../../scripts/postgres/server.mjs';
import { nextNumber } from './app-under-test.mjs';

const packages = 'tryton-server tryton-modules-party gunicorn';
const password = 'only-on-this-machine';

/** Tryton, a business suite whose contacts ("parties") are asked for over JSON as ours are: null when Debian's packages are not here. */
export function peerName() {
  const version = spawnSync('trytond', ['--version']);
  if (version.status !== 0 || spawnSync('gunicorn', ['--version']).status !== 0) {
    console.log(`Peer: not measured, it is not here (apt-get install ${packages})`);
    return null;
  }
  return String(version.stdout).trim();
}

function run(command, args, env) {
  const { status, stdout, stderr } = spawnSync(command, args, { env: { ...process.env, ...env }, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} failed (${status}):\n${stdout}${stderr}`);
}

async function call(url, headers, method, params) {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ id: 0, method, params }),
  });
  const answer = response.ok ? await response.json() : { error: `${response.status} ${await response.text()}` };
  if (answer.error) throw new Error(`The peer refused ${method}: ${JSON.stringify(answer.error)}`);
  return answer.result;
}

async function signIn(url, until = Date.now() + 60_000) {
  try {
    const [user, session] = await call(url, {}, 'common.db.login', ['admin', { password }, 'en']);
    return { authorization: `Session ${Buffer.from(`admin:${user}:${session}`).toString('base64')}` };
  } catch (error) {
    if (Date.now() > until) throw error;
    await later(200);
    return signIn(url, until);
  }
}

/** A contact with a name and a phone number, as the peer's own clients make one. */
function contact() {
  const contact_mechanisms = [['create', [{ type: 'phone', value: nextNumber() }]]];
  return JSON.stringify({ id: 0, method: 'model.party.party.create', params: [[{ name: 'Jamie', contact_mechanisms }], {}] });
}

async function contactsKept(databaseUrl) {
  const [{ count }] = await query(databaseUrl, 'select count(*)::int from party_party');
  return count;
}

/** Serves a database of its own on the same server, with a process for each core: { measure, stop }. */
export async function startPeer() {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'ringback-peer-'));
  const database = `peer_${process.pid}_${Date.now()}`;
  await query(process.env.BENCH_POSTGRES_URL, `create database ${database}`);
  const configuration = path.join(folder, 'trytond.conf');
  const server = process.env.BENCH_POSTGRES_URL.replace(/postgres$/, '').replace(/^postgres:/, 'postgresql:');
  fs.writeFileSync(configuration, `[database]\nuri = ${server}\npath = ${folder}\n`);
  fs.writeFileSync(path.join(folder, 'password'), password);
  const env = { TRYTONPASSFILE: path.join(folder, 'password'), TRYTOND_CONFIG: configuration, TRYTOND_DATABASE_NAMES: database };
  run(
    'trytond-admin',
    ['-c', configuration, '-d', database, '-u', 'ir', 'res', 'party', '--activate-dependencies', '--email', ''],
    env,
  );
  const port = await freePort();
  const workers = ['--workers', String(os.cpus().length), '--threads', '16'];
  const child = spawn('gunicorn', [...workers, '--bind', `127.0.0.1:${port}`, 'trytond.application:app'], {
    env: { ...process.env, ...env },
    stdio: 'ignore',
  });
  const url = `http://127.0.0.1:${port}/${database}/`;
  const headers = await signIn(url);
  await call(url, headers, 'model.party.party.create', JSON.parse(contact()).params);
  return {
    measure: async ({ connections, seconds }) => {
      const requests = [
        {
          method: 'POST',
          headers: { 'content-type': 'application/json', ...headers },
          setupRequest: (request) => ({ ...request, body: contact() }),
        },
      ];
      const before = await contactsKept(server + database);
      const result = await autocannon({ url, connections, duration: seconds, requests, timeout: 30 });
      const kept = (await contactsKept(server + database)) - before; // an answer of 200 may hold an error
      if (kept < result['2xx']) throw new Error(`The peer kept ${kept} of ${result['2xx']} contacts`);
      return { perSecond: result['2xx'] / result.duration, p99: result.latency.p99 };
    },
    stop: async () => {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await ended;
      fs.rmSync(folder, { recursive: true, force: true });
    },
  };
}
