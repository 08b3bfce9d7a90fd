/** Tiers are folders: `jest test/unit` needs nothing; the others get a database (and a Redis) from scripts/test.mjs. */
/** @type {import('jest').Config} */
export default {
  runtime: '<rootDir>/scripts/tests/shared/runtime.mjs',
  testEnvironment: '<rootDir>/scripts/tests/shared/environment.mjs',
  roots: ['<rootDir>/test'],
  testRegex: '\\.(test|e2e)\\.ts$',
  transform: {},
  maxWorkers: 2,
  // What a file opened stays with its module, so a worker grows: some 5 MB for each file of test/integration.
  workerIdleMemoryLimit: '1GB',
  testTimeout: 60_000,
};
