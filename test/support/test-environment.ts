/** One of the variables that `npm test` sets for every tier; throws when a test file is run without it. */
export function testEnvironment(name: 'TEST_POSTGRES_URL' | 'TEST_TEMPLATE' | 'TEST_REDIS_URL' | 'CHROMIUM_PATH'): string {
  const value = process.env[name];
  if (value) return value;
  throw new Error(`${name} is not set: run tests of this tier with npm test -- <path>`);
}
