import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { makeOwnCertificate } from '../../../support/own-ca.js';
import { CALLER, OURS, startLine, type SimulatedLine } from '../simulated-line.js';

const run = promisify(execFile);
const folder = mkdtempSync(join(tmpdir(), 'own-ca-'));
const caBundle = join(folder, 'ca.pem');
const trafficLog = join(folder, 'traffic.jsonl');
let line: SimulatedLine;

beforeAll(async () => {
  const { ca, cert, key } = makeOwnCertificate(['api.local.twilio.com', 'api.twilio.com']);
  writeFileSync(caBundle, ca);
  line = await startLine({ tls: { cert, key }, trafficLog });
});

afterAll(async () => {
  await line.stop();
  rmSync(folder, { recursive: true });
});

function runClient(env: Readonly<Record<string, string>>): Promise<{ readonly stdout: string }> {
  const args = ['--import', './test/support/resolve-twilio-here.mjs', 'test/support/unmodified-client.mjs'];
  return run(process.execPath, args, {
    env: {
      PATH: process.env['PATH'],
      SIMULATED_TWILIO_PORT: new URL(line.simulator.tlsUrl ?? '').port,
      SIMULATED_ACCOUNT: line.simulator.accountSid,
      SIMULATED_TOKEN: line.simulator.authToken,
      CALLED: CALLER,
      CALLING: OURS,
      ...env,
    },
  });
}

const SEEN = { created: 'queued', same: true, refused: { name: 'RestException', code: 20404 } };

test.each([
  ['in the region "local"', { TWILIO_REGION: 'local' }, 1],
  ["at Twilio's own name", {}, 2],
])('the real client, with nothing changed in it, works over HTTPS %s', async (_where, env, listed) => {
  const { stdout } = await runClient({ ...env, TWILIO_CA_BUNDLE: caBundle });
  expect(JSON.parse(stdout)).toEqual({ ...SEEN, listed });
  expect(await line.client.calls.list({ to: CALLER })).toHaveLength(listed);
  const rows = readFileSync(trafficLog, 'utf8').trim().split('\n');
  expect(JSON.parse(rows[0] ?? '')).toMatchObject({ kind: 'rest', method: 'POST', host: 'api.twilio.com', status: 201 });
});

test('without the authority nothing is trusted', async () => {
  await expect(runClient({ TWILIO_REGION: 'local' })).rejects.toThrow(/certificate/);
});
