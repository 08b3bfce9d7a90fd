import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { freePort } from '../support/ports.js';
import { projectRoot } from '../support/program.js';
import { Staff } from '../support/staff.js';
import { waitFor } from '../support/wait-for.js';

interface Launch {
  readonly child: ChildProcess;
  readonly output: () => string;
  readonly ended: Promise<number | null>;
}

const launches: Launch[] = [];
let dataDir: string;
let port: number;
let simulatorPort: number;

/** As `npm start` with nothing configured but where to keep things and where to listen. */
function launch(env: Readonly<Record<string, string>> = {}, command: readonly string[] = ['scripts/start.mjs']): Launch {
  const child = spawn(process.execPath, [...command], {
    cwd: projectRoot,
    env: {
      PATH: process.env['PATH'],
      HOME: process.env['HOME'],
      DATA_DIR: dataDir,
      PORT: String(port),
      SIMULATOR_PORT: String(simulatorPort),
      DEMO_DAY: 'false', // unless a test is about it: its people would call in the middle of the others
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const chunks: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => chunks.push(chunk.toString()));
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const one: Launch = { child, output: () => chunks.join(''), ended };
  launches.push(one);
  return one;
}

async function ready(one: Launch): Promise<void> {
  const answer = await waitFor('the launcher', () => /Ringback is ready/.test(one.output()) || one.child.exitCode !== null, {
    timeoutMs: 60_000,
  });
  if (!answer || one.child.exitCode !== null) throw new Error(one.output());
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return ''; // gone, or not ours to read
  }
}

interface Running {
  readonly pid: number;
  readonly command: string;
}

interface Dialled {
  readonly sid: string;
  readonly timeline: readonly { readonly type: string; readonly detail: object }[];
}

/** Processes that have this data directory in their command line or their environment; zombies have neither. */
function leftBehind(): readonly Running[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((pid) => ({ pid: Number(pid), command: read(`/proc/${pid}/cmdline`).replaceAll('\0', ' ') }))
    .filter(({ pid, command }) => command.includes(dataDir) || read(`/proc/${pid}/environ`).includes(`DATA_DIR=${dataDir}`));
}

describe('npm start', () => {
  beforeAll(async () => {
    dataDir = mkdtempSync(join(tmpdir(), 'ringback-launcher-'));
    port = await freePort();
    simulatorPort = await freePort(2);
  });

  afterEach(async () => {
    for (const one of launches.splice(0)) {
      one.child.kill('SIGTERM');
      await one.ended;
    }
  });

  afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

  it('says in a few lines where everything is and lets the printed administrator in', async () => {
    const one = launch({ DEMO_DAY: '' });
    await ready(one);
    const text = one.output().slice(one.output().indexOf('Ringback is ready'));
    const greeting = text.split('\n').filter((line, index) => index === 0 || line.startsWith('  '));
    expect(greeting.length).toBeLessThanOrEqual(10);
    expect(text).toMatch(/Living day .*DEMO_DAY=false/);
    expect(greeting.join('\n')).toContain(`http://127.0.0.1:${port}`);
    expect(greeting.join('\n')).toContain(`http://127.0.0.1:${simulatorPort + 1}`);
    const [, email, password] = /Sign in +(\S+) \/ (\S+)/.exec(greeting.join('\n')) ?? [];
    const answer = await fetch(`http://127.0.0.1:${port}/v1/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email, password }),
    });
    expect([200, 201]).toContain(answer.status);
  });

  it('is enough for the first thing that the README says: a lead, followed from the post to admitted', async () => {
    await ready(launch());
    const demo = launch({}, ['scripts/demo.mjs', 'lead']);
    const code = await demo.ended;
    expect({ code, told: demo.output() }).toEqual({
      code: 0,
      told: expect.stringMatching(
        /the website posted a lead; answer 201[^]*decided on level[^]*From the post to admitted in \d+ s/,
      ),
    });
  }, 90_000);

  it('sends the calls of a simulated browser phone to the application', async () => {
    const one = launch();
    await ready(one);
    const [, email = '', password = ''] = /Sign in +(\S+) \/ (\S+)/.exec(one.output()) ?? [];
    const staff = await Staff.signIn(`http://127.0.0.1:${port}`, { email, password });
    const { token, identity } = await staff.must<{ token: string; identity: string }>('POST', '/v1/me/softphone/token');
    const softphone = `http://127.0.0.1:${simulatorPort + 1}/softphones/${identity}`;
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    await fetch(softphone, { method: 'PUT', headers, body: JSON.stringify({ token }) });
    const dialled = await fetch(`${softphone}/dial`, { method: 'POST', headers, body: '{}' });
    const { callSid } = (await dialled.json()) as { callSid: string };
    const asked = await waitFor('the application to be asked', async () => {
      const calls = (await (await fetch(`http://127.0.0.1:${simulatorPort + 1}/calls`)).json()) as readonly Dialled[];
      const timeline = calls.find(({ sid }) => sid === callSid)?.timeline ?? [];
      return timeline.find(({ type }) => type === 'webhook-answered' || type === 'webhook-failed');
    });
    expect(asked).toMatchObject({ type: 'webhook-answered', detail: { name: 'voice url', status: 200 } });
  });

  it('stops everything within ten seconds of a signal, the living day too', async () => {
    const one = launch({ DEMO_DAY: '' });
    await ready(one);
    await waitFor('the living day', () => leftBehind().some(({ command }) => command.includes('living-day/main.js')));
    const askedAt = Date.now();
    one.child.kill('SIGTERM');
    expect(await one.ended).toBe(0);
    expect(Date.now() - askedAt).toBeLessThan(10_000);
    expect(leftBehind()).toEqual([]);
  });

  it('takes a Ctrl-C that comes from the terminal and from npm for one', async () => {
    const one = launch();
    await ready(one);
    one.child.kill('SIGINT');
    await new Promise((resolve) => setTimeout(resolve, 50));
    one.child.kill('SIGINT');
    expect(await one.ended).toBe(0);
    expect(leftBehind()).toEqual([]);
  });

  it('leaves nothing behind when it is killed, and starts again on the same data', async () => {
    const first = launch();
    await ready(first);
    first.child.kill('SIGKILL');
    await first.ended;
    await waitFor('every process to go', () => leftBehind().length === 0, { timeoutMs: 15_000 });
    await ready(launch());
  });

  it('refuses a second one on the same data, naming the first', async () => {
    const first = launch();
    await ready(first);
    const second = launch({ PORT: String(await freePort()), SIMULATOR_PORT: String(await freePort(2)) });
    expect(await second.ended).toBe(1);
    expect(second.output()).toContain(`process ${first.child.pid}`);
    expect(second.output()).toContain('DATA_DIR');
    expect((await fetch(`http://127.0.0.1:${port}/health/ready`)).status).toBe(200);
  });

  it.each(['PORT', 'SIMULATOR_PORT'] as const)('names %s when that port is taken', async (name) => {
    const taken = createServer();
    const at = await freePort(2);
    await new Promise<void>((resolve) => taken.listen(at, '127.0.0.1', resolve));
    const one = launch({ [name]: String(at) });
    expect(await one.ended).toBe(1);
    expect(one.output()).toContain(`${name}=`);
    await new Promise((resolve) => taken.close(resolve));
    expect(leftBehind()).toEqual([]);
  });

  it('ends with the application when that crashes', async () => {
    const one = launch();
    await ready(one);
    const application = leftBehind().find(({ command }) => command.includes('dist/src/main.js'));
    if (application) process.kill(application.pid, 'SIGKILL');
    expect(await one.ended).not.toBe(0);
    expect(one.output()).toContain('The application ended');
    expect(leftBehind()).toEqual([]);
  });
});
