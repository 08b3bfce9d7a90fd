import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createDatabase, type TestDatabase } from '../../support/database.js';
import { freePort } from '../../support/ports.js';
import { projectRoot, startProgram } from '../../support/program.js';

let stored: TestDatabase;
let folder: string;
let directorKey: string;

beforeAll(async () => {
  stored = await createDatabase();
  folder = mkdtempSync(join(tmpdir(), 'ringback-director-'));
  directorKey = command('keys', file('director.pem')).output.trim().replace('MEDICAL_DIRECTOR_KEY=', '');
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await stored.drop();
});

const file = (name: string) => join(folder, name);

function command(...given: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['dist/src/clinical-content.js', ...given], {
    cwd: projectRoot,
    env: { PATH: process.env['PATH'], DATABASE_URL: stored.url },
    encoding: 'utf8',
  });
  return { status, output: `${stdout}${stderr}` };
}

/** A real process with the settings of production; an account that rings nobody. */
const start = async () =>
  startProgram(
    'production',
    'src/main.js',
    {
      NODE_ENV: 'production',
      ROLE: 'api',
      PORT: String(await freePort()),
      DATA_DIR: folder,
      DATABASE_URL: stored.url,
      FIELD_KEYS: `k1:${Buffer.alloc(32, 7).toString('base64')}`,
      MEDICAL_DIRECTOR_KEY: directorKey,
      TWILIO_ACCOUNT_SID: 'AC0123456789abcdef0123456789abcdef',
      TWILIO_AUTH_TOKEN: 'secret',
      ADMIN_EMAIL: 'admin@ringback.example',
      ADMIN_PASSWORD: 'a password of the tests',
    },
    (reported) => reported,
  );

describe('production', () => {
  it('does not start before the medical director has signed every piece, and says what to do', async () => {
    await expect(start()).rejects.toThrow(
      /has not signed flag-table, c-ssrs, .* as this version has it[\s\S]*clinical-content\.js/,
    );
  });

  it('keeps no file that is not what the director signed', () => {
    expect(command('sign', file('director.pem'), 'Dr Ana Vega', file('signed.json')).status).toBe(0);
    expect(command('store', file('director.pem'))).toMatchObject({ status: 2 });
  });

  it('starts when the signatures of the director are stored', async () => {
    expect(command('store', file('signed.json'))).toEqual({ status: 0, output: '9 signatures of Dr Ana Vega are kept.\n' });
    const process = await start();
    expect(await process.kill('SIGTERM')).toBe(0);
  }, 60_000);
});
