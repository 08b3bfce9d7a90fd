// npm run check: everything a machine can say without a service. Two tools at a time; all of them run, whatever one finds.
import { runNode } from './processes/run-node.mjs';

const AT_ONCE = 2;
const CACHE = 'node_modules/.cache';

/** The slowest first, so that none is left running alone at the end. */
const CHECKS = [
  {
    name: 'unit and arch tests',
    args: ['--disable-warning=ExperimentalWarning', 'node_modules/jest/bin/jest.js', '--maxWorkers=1', 'test/unit', 'test/arch'],
  },
  {
    name: 'types (tsc)',
    args: ['node_modules/typescript/bin/tsc', '--noEmit', '--incremental', '--tsBuildInfoFile', `${CACHE}/ringback-types.json`],
  },
  {
    name: 'types of the console (tsc)',
    args: [
      'node_modules/typescript/bin/tsc',
      '--project',
      'web/tsconfig.json',
      '--incremental',
      '--tsBuildInfoFile',
      `${CACHE}/ringback-console-types.json`,
    ],
  },
  { name: 'lint (oxlint)', args: ['node_modules/oxlint/bin/oxlint', '--type-aware', '--deny-warnings'] },
  { name: 'dead code (knip)', args: ['node_modules/knip/bin/knip.js', '--no-progress'] },
  {
    name: 'floors (dependency-cruiser)',
    args: [
      'node_modules/dependency-cruiser/bin/dependency-cruise.mjs',
      '--config',
      '.dependency-cruiser.cjs',
      'src',
      'migrations',
      'web/src',
    ],
  },
  {
    name: 'format (prettier)',
    args: [
      'node_modules/prettier/bin/prettier.cjs',
      '--check',
      '--log-level=warn',
      '--cache',
      '--cache-strategy=content',
      `--cache-location=${CACHE}/ringback-format.json`,
      '.',
    ],
  },
];

async function runCheck({ name, args }) {
  const startedAt = Date.now();
  const { code, output } = await runNode(args, { capture: true });
  const seconds = ((Date.now() - startedAt) / 1000).toFixed(1);
  console.log(`${code === 0 ? 'ok    ' : 'FAILED'} ${name}, ${seconds} s`);
  return { name, code, output };
}

async function runChecks() {
  const waiting = [...CHECKS];
  const results = [];
  const lane = async () => {
    for (let check = waiting.shift(); check; check = waiting.shift()) results.push(await runCheck(check));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
  return results;
}

const failed = (await runChecks()).filter(({ code }) => code !== 0);
for (const { name, output } of failed) console.error(`\n== ${name}\n${output.trim()}`);
if (failed.length > 0) console.error(`\n${failed.length} of ${CHECKS.length} checks failed`);
process.exit(failed.length > 0 ? 1 : 0);
