import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { projectRoot } from '../support/program.js';
import { waitFor } from '../support/wait-for.js';

/** What a launcher does with the door: own the server, say where it is, stop it when told. */
const ownerProgram = `
  import { ownPostgres } from './scripts/embedded-postgres.mjs';
  import { openGuard } from './scripts/processes/guard.mjs';
  const guard = openGuard();
  process.on('SIGTERM', async () => { await postgres.stop(); process.exit(0); });
  const postgres = await ownPostgres({ dataDir: process.env.DATA_DIR, name: 'a test', guard }).catch((error) => {
    console.log(JSON.stringify({ refused: error.message }));
    process.exit(1);
  });
  console.log(JSON.stringify({ url: postgres.url, pid: postgres.pid }));
`;

interface Owner {
  readonly child: ChildProcess;
  readonly url: string;
  readonly pid: number;
  readonly refused?: string;
}

const owners: ChildProcess[] = [];

async function own(dataDir: string): Promise<Owner> {
  const child = spawn(process.execPath, ['--input-type=module', '-e', ownerProgram], {
    cwd: projectRoot,
    env: { ...process.env, DATA_DIR: dataDir },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  owners.push(child);
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const line = await waitFor('the database to open', () => output.split('\n').find((text) => text.startsWith('{')), {
    timeoutMs: 20_000,
  });
  return { child, ...(JSON.parse(line) as Omit<Owner, 'child'>) };
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill(signal);
  await ended;
}

async function query(url: string, text: string): Promise<readonly unknown[]> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  client.on('error', () => {});
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(text)).rows;
  } finally {
    await client.end();
  }
}

/** A process that has ended may stay listed until its parent asks: that does not count. */
function isRunning(pid: number): boolean {
  try {
    return !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}

describe('the embedded PostgreSQL', () => {
  let dataDir: string;

  beforeAll(async () => {
    dataDir = mkdtempSync(join(tmpdir(), 'ringback-data-'));
    const { url, child } = await own(dataDir);
    await query(url, "create table kept as select 'yes' as answer");
    await end(child, 'SIGTERM');
  });

  afterEach(async () => {
    for (const child of owners.splice(0)) await end(child, 'SIGTERM');
  });

  afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

  it('keeps its data between starts, as UTF-8', async () => {
    const { url } = await own(dataDir);
    expect(await query(url, "select answer, current_setting('server_encoding') as encoding from kept")).toEqual([
      { answer: 'yes', encoding: 'UTF8' },
    ]);
  });

  it('lets nobody in without the password', async () => {
    const { url } = await own(dataDir);
    const withoutPassword = new URL(url);
    withoutPassword.password = 'wrong';
    await expect(query(withoutPassword.href, 'select 1')).rejects.toThrow('password authentication failed');
  });

  it('refuses a second owner and says who the first is', async () => {
    const first = await own(dataDir);
    const second = await own(dataDir);
    expect(second.refused).toContain(`a test, process ${first.child.pid}`);
  });

  it('gives two who start at once one owner', async () => {
    const both = await Promise.all([own(dataDir), own(dataDir)]);
    expect(both.filter(({ refused }) => refused === undefined)).toHaveLength(1);
  });

  it('goes when its owner was killed, and the next one finds the data', async () => {
    const first = await own(dataDir);
    await end(first.child, 'SIGKILL');
    const next = await own(dataDir);
    expect(await query(next.url, 'select answer from kept')).toEqual([{ answer: 'yes' }]);
    await end(next.child, 'SIGKILL');
    await waitFor('the servers to go', () => !isRunning(first.pid) && !isRunning(next.pid), { timeoutMs: 15_000 });
  });

  it('comes back at the same address when it is killed itself', async () => {
    const { url, pid } = await own(dataDir);
    process.kill(pid, 'SIGKILL');
    await waitFor('the server to go', () => !isRunning(pid));
    expect(await waitFor('the answer', () => query(url, 'select answer from kept'))).toEqual([{ answer: 'yes' }]);
  });

  it('starts over a pid file whose number a stranger has now', async () => {
    const first = await own(dataDir);
    const file = join(dataDir, 'postgres', 'postmaster.pid');
    const lines = readFileSync(file, 'utf8').split('\n');
    await end(first.child, 'SIGTERM');
    writeFileSync(file, [String(process.pid), ...lines.slice(1)].join('\n'));
    const next = await own(dataDir);
    expect(await query(next.url, 'select answer from kept')).toEqual([{ answer: 'yes' }]);
  });
});
