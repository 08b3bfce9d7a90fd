// npm test: all tiers on a throw-away PostgreSQL and a Redis. Arguments go to Jest: npm test -- test/e2e/some-story -t 'name'
import { ensureDeps } from './ensure-deps.mjs';

async function runTests() {
  await ensureDeps();
  const { runTiers } = await import('./tests/run-tiers.mjs'); // needs packages, so not before they are there
  return runTiers(process.argv.slice(2));
}

const { passed, failed, code } = await runTests().catch((error) => {
  console.error(`[test] ${error.message}`);
  return { passed: 0, failed: 1, code: 1 };
});
console.log(`${passed} passed, ${failed} failed`);
process.exit(code);
