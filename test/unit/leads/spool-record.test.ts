import { expect, test } from '@jest/globals';
import { packRecord, unpackRecords, type SpooledLead } from '../../../src/modules/leads/spool/spool-record.js';
import type { NewReview } from '../../../src/modules/leads/review/review.store.js';
import { Sealer } from '../../../src/platform/crypto/sealer.js';

const sealer = new Sealer([{ id: 'one', key: Buffer.alloc(32, 1) }]);
const lead = (n: number) =>
  ({
    id: `0198a000-0000-7000-8000-00000000000${n}`,
    reference: `RB-0000-000${n}`,
    receivedAt: new Date('2026-11-30T00:00:00Z'),
    idempotency: { key: `k${n}`, requestHash: Buffer.from('abc') },
    message: 'Nobody may read this on the disk',
    name: { display: null, search: null },
  }) as unknown as SpooledLead;
const three = () => Buffer.concat([1, 2, 3].map((n) => packRecord({ kind: 'lead', lead: lead(n) }, sealer)));
const idsOf = (file: Buffer, by = sealer) =>
  unpackRecords(file, by).map((one) => (one.kind === 'lead' ? one.lead.id.at(-1) : '?'));

test('what comes back is what was kept, instants and bytes too', () => {
  const [first] = unpackRecords(three(), sealer);
  expect(first).toMatchObject({ kind: 'lead', lead: lead(1) });
});

test('what a person reads before it is a lead comes back too, among leads', () => {
  const { id, receivedAt } = lead(9);
  const review = {
    id,
    receivedAt,
    key: 'form-1',
    reasons: ['trap'],
    danger: true,
    sealed: Buffer.from('sealed twice'),
  } as unknown as NewReview;
  const file = Buffer.concat([
    packRecord({ kind: 'lead', lead: lead(1) }, sealer),
    packRecord({ kind: 'review', review }, sealer),
  ]);
  const [first, second] = unpackRecords(file, sealer);
  expect(first).toMatchObject({ kind: 'lead', lead: lead(1) });
  expect(second).toMatchObject({ kind: 'review', review });
  expect(Buffer.isBuffer((second as { review: NewReview }).review.sealed)).toBe(true);
});

test('nobody reads it without the key', () => {
  expect(three().includes('Nobody may read this')).toBe(false);
  const other = new Sealer([{ id: 'two', key: Buffer.alloc(32, 2) }]);
  expect(idsOf(three(), other)).toEqual(['?', '?', '?']);
});

test('a record that was cut off is found by its length, wherever the cut is; those before it are whole', () => {
  const file = three();
  const size = file.length / 3;
  for (let cut = 1; cut < size; cut++) {
    expect(idsOf(file.subarray(0, 2 * size + cut))).toEqual(['1', '2', '?']);
  }
  expect(idsOf(file.subarray(0, 2 * size))).toEqual(['1', '2']);
});

test.each([10, 60, 120])(
  'a record that was changed on the disk (byte %i) is found by its checksum; the others are whole',
  (byte) => {
    const file = three();
    const at = file.length / 3 + byte;
    file[at] = file[at]! ^ 1;
    expect(idsOf(file)).toEqual(['1', '?', '3']);
  },
);

test('nothing is lost of what cannot be read', () => {
  const file = three().subarray(0, -5);
  const back = Buffer.concat(unpackRecords(file, sealer).map(({ bytes }) => bytes));
  expect(back.equals(file)).toBe(true);
});
