// L-502: who pays for the care decides nothing about who is talked to first, or by whom.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';

const root = join(import.meta.dirname, '..', '..');
const folders = ['src/core/routing', 'src/modules/routing'];
const files = folders.flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => join(folder, file)),
);
// Columns and words by which a query or a rule could learn it.
const payment = /payer|payor|insur|coverage|benefit|medicaid|medicare|self[-_ ]?pay|premium|revenue/i;
const inComments = /\/\*[\s\S]*?\*\/|\/\/.*$/gm;

it('reads every file of routing', () => {
  expect(files.length).toBeGreaterThan(15);
});

it.each(files)('%s knows nothing of payment', (file) => {
  expect(readFileSync(join(root, file), 'utf8').replaceAll(inComments, '')).not.toMatch(payment);
});
