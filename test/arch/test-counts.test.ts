import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

const imports = `import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';\n`;
const passes = (name = 'passes') => `it('${name}', () => expect(1).toBe(1));\n`;
const soon = 'new Promise((resolve) => setTimeout(resolve, 20))';
// A file must find nothing of the other: whichever comes second looks.
const leavesTraces = `
  it('finds no trace', async () => {
    expect([process.env.PLANTED, Math.hypot(3, 4)]).toEqual([undefined, 5]);
    await ${soon};
  });
  it('leaves traces', () => {
    process.env.PLANTED = 'yes';
    jest.spyOn(Math, 'hypot').mockReturnValue(0);
    jest.setTimeout(1);
    jest.useFakeTimers();
  });
  it('may not replace a module for all', () => {
    expect(() => jest.mock('node:fs', () => ({}))).toThrow('share their modules');
    expect(() => jest.isolateModules(() => {})).toThrow('share their modules');
  });
`;

interface Planted {
  readonly text: string;
  readonly passed: number;
  readonly failed: number;
}

const planted: Readonly<Record<string, Planted>> = {
  'one-fails': { text: `${passes('the one')}it('fails', () => { throw new Error('planted'); });`, passed: 1, failed: 1 },
  'before-all': { text: `beforeAll(() => { throw new Error(); });${passes('a')}${passes('b')}`, passed: 0, failed: 2 },
  'before-all-too-long': { text: `beforeAll(() => new Promise(() => {}), 50);${passes()}`, passed: 0, failed: 1 },
  'after-all': { text: `afterAll(() => { throw new Error(); });${passes()}`, passed: 1, failed: 1 },
  'throws-when-loaded': { text: `${passes()}throw new Error();`, passed: 0, failed: 1 },
  'no-code': { text: `const = 1;${passes()}`, passed: 0, failed: 1 },
  'imports-nothing': { text: `import './nothing.js';${passes()}`, passed: 0, failed: 1 },
  'no-test': { text: '', passed: 0, failed: 1 },
  'too-long': { text: `it('never ends', () => new Promise(() => {}), 50);`, passed: 0, failed: 1 },
  rejection: { text: `it('forgets', async () => { void Promise.reject(new Error()); await ${soon}; });`, passed: 0, failed: 1 },
  'rejection-at-once': { text: `void Promise.reject(new Error());it('waits', () => ${soon});`, passed: 1, failed: 1 },
  'uncaught-later': {
    text: `it('forgets', async () => { setImmediate(() => { throw new Error(); }); await ${soon}; });`,
    passed: 0,
    failed: 1,
  },
  traces: { text: leavesTraces, passed: 3, failed: 0 },
  'traces-again': { text: leavesTraces, passed: 3, failed: 0 },
};

const folder = mkdtempSync(join(tmpdir(), 'ringback-planted-'));
beforeAll(() => {
  for (const [name, { text }] of Object.entries(planted)) writeFileSync(join(folder, `${name}.test.ts`), imports + text);
});
afterAll(() => rmSync(folder, { recursive: true }));

/** As `npm test` runs and counts them, but for the stores. */
async function run(...args: string[]): Promise<{ readonly passed: number; readonly failed: number; readonly screen: string }> {
  const resultFile = join(folder, `${args.length}.json`);
  const all = JSON.stringify(['-i', '--roots', folder, '--testTimeout=5000', ...args]);
  const script = `
    import { runJest } from './scripts/tests/jest-run.mjs';
    console.log(JSON.stringify(await runJest(${all}, { resultFile: ${JSON.stringify(resultFile)} })));`;
  const { stdout, stderr } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script]);
  const counts = JSON.parse(stdout.trim().split('\n').at(-1)!) as { readonly passed: number; readonly failed: number };
  return { ...counts, screen: stdout + stderr };
}

describe('a run of tests', () => {
  it('counts what passed and what failed, however it failed, and shows where', async () => {
    const { passed, failed, screen } = await run();
    const all = Object.values(planted);
    const sum = (of: 'passed' | 'failed') => all.reduce((total, one) => total + one[of], 0);
    expect({ passed, failed, screen: screen.slice(0, 3000) }).toMatchObject({ passed: sum('passed'), failed: sum('failed') });
    for (const name of Object.keys(planted)) expect(screen).toContain(`${name}.test.ts`);
    expect(screen).toMatch(/one-fails\.test\.ts:3:\d+/);
  });

  it('runs one test of one file when told to', async () => {
    const { passed, failed } = await run('one-fails', '-t', 'the one');
    expect({ passed, failed }).toEqual({ passed: 1, failed: 0 });
  });
});
