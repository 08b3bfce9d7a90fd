// Payment gates neither safety nor the clinician (compliance 3.1), and a check of benefits never delays the first call (field-lessons 16).
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';

const root = join(import.meta.dirname, '..', '..');
// Everything from the first sign of somebody to the talk with them, and what decides about their safety.
const folders = [
  ...['callbacks', 'calls', 'contact', 'hotline', 'presence', 'queue-maths', 'routing', 'screening'].map((name) => `src/core/${name}`),
  ...['callbacks', 'calls', 'counsellors', 'hotline', 'leads', 'people', 'routing', 'texts'].map((name) => `src/modules/${name}`),
  'src/telephony',
];
const files = folders.flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => join(folder, file)),
);
const importsBenefits = /from '[^']*\/benefits\//;
const tables = /benefits_(request|try|answer)/;

it('reads every file between somebody and their first talk', () => {
  expect(files.length).toBeGreaterThan(300);
});

it('none of them knows what an insurer says, by import or by query', () => {
  const knowing = files.filter((file) => {
    const text = readFileSync(join(root, file), 'utf8');
    return importsBenefits.test(text) || tables.test(text);
  });
  expect(knowing).toEqual([]);
});

it('the stages need no answer of an insurer', () => {
  expect(readFileSync(join(root, 'src/core/intake/stage-table.ts'), 'utf8')).not.toMatch(importsBenefits);
});
