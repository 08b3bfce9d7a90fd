import 'reflect-metadata';
import { Client } from 'pg';
import { checkPromises, promiseChecks } from './modules/board/index.js';
import { carrierWarning, clearingHouseWarning } from './modules/disclosures/index.js';
import { spoolProblems } from './modules/leads/index.js';
import { loginWarning } from './platform/database/login-warning.js';
import { connectAsProgram } from './platform/database/program-client.js';

const url = process.env['DATABASE_URL'];
if (!url) {
  process.stderr.write('DATABASE_URL is missing: run "npm run doctor", which finds the embedded database, or set it.\n');
  process.exit(2);
}
const client = await connectAsProgram(url);
const inDatabase = await checkPromises(async (text) => (await client.query(text)).rows);
const query = async <R>(text: string, values: readonly unknown[] = []) => (await client.query(text, [...values])).rows as R[];
const login = new Client({ connectionString: url });
await login.connect();
const warnings = [
  await loginWarning({ query: async (text) => (await login.query(text)).rows }),
  await carrierWarning({ query }, new Date()),
  process.env['BENEFITS_URL'] ? await clearingHouseWarning({ query }, new Date()) : null,
];
await Promise.all([client.end(), login.end()]);
const violations = [...inDatabase, ...(await spoolProblems(process.env['DATA_DIR'] ?? './.data', new Date()))];
for (const { promise, rule, id, what } of violations)
  process.stdout.write(`Promise ${promise} is broken: ${what} (${id}). The rule: ${rule}.\n`);
for (const warning of warnings) if (warning !== null) process.stdout.write(`Warning: ${warning}\n`);
process.stdout.write(`${promiseChecks.length + 1} checks of our promises: ${violations.length} violations\n`);
process.exitCode = violations.length > 0 ? 1 : 0;
