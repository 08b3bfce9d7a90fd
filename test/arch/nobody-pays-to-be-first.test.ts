// L-502: who pays for the care decides nothing about who is talked to first, or by whom. Payment gates neither safety nor the clinician
// (compliance 3.1), and a check of benefits never delays the first call (field-lessons 16).
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';

const root = join(import.meta.dirname, '..', '..');
const filesIn = (folders: readonly string[]) =>
  folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .map((file) => join(folder, file)),
  );
const files = filesIn(['src/core/routing', 'src/modules/routing']);
// Columns and words by which a query or a rule could learn it.
const payment = /payer|payor|insur|coverage|benefit|medicaid|medicare|self[-_ ]?pay|premium|revenue/i;
const inComments = /\/\*[\s\S]*?\*\/|\/\/.*$/gm;

it('reads every file of routing', () => {
  expect(files.length).toBeGreaterThan(15);
});

it.each(files)('%s knows nothing of payment', (file) => {
  expect(readFileSync(join(root, file), 'utf8').replaceAll(inComments, '')).not.toMatch(payment);
});

describe('what an insurer says', () => {
  // Everything from the first sign of somebody to the talk with them, and what decides about their safety.
  const untilTheTalk = filesIn([
    ...['callbacks', 'calls', 'contact', 'flags', 'hotline', 'presence', 'queue-maths', 'routing', 'screening'].map(
      (name) => `src/core/${name}`,
    ),
    ...['callbacks', 'calls', 'counsellors', 'flags', 'hotline', 'leads', 'people', 'routing', 'screening', 'texts'].map(
      (name) => `src/modules/${name}`,
    ),
    'src/telephony',
  ]);
  const importsBenefits = /from '[^']*\/benefits\//;
  const namesTables = /benefits_(request|try|answer)/;
  /** They find whose record an address opens, and who works on a request of theirs; they read no answer and decide nothing else. */
  const whoseRecord = ['restriction/whose-record.ts', 'openings/record-standing.reader.ts'].map((file) =>
    join('src', 'modules', 'people', file),
  );

  it('is known to no file between somebody and their first talk, by import or by query', () => {
    expect(untilTheTalk.length).toBeGreaterThan(400);
    const knowing = untilTheTalk.filter((file) => {
      if (whoseRecord.includes(file)) return false;
      const text = readFileSync(join(root, file), 'utf8');
      return importsBenefits.test(text) || namesTables.test(text);
    });
    expect(knowing).toEqual([]);
  });

  it('is no part of the way through the stages', () => {
    expect(readFileSync(join(root, 'src/core/intake/stage-table.ts'), 'utf8')).not.toMatch(importsBenefits);
  });
});
