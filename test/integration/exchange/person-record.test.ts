import { SourcePrincipals } from '../../../src/modules/identity/index.js';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { PersonTimelineReadModel } from '../../../src/modules/board/timeline/person-timeline.read-model.js';
import { DraftLead, LeadBatcher } from '../../../src/modules/leads/index.js';
import { ExportRecord } from '../../../src/modules/exchange/record/export-record.js';
import { aboutRows, leftOut, recordSections } from '../../../src/modules/exchange/record/record-sections.js';
import { KeepRevocation } from '../../../src/modules/people/index.js';
import { writeAuditEntry } from '../../../src/platform/audit/write-audit-entry.js';
import type { StaffPrincipal } from '../../../src/platform/auth/principal.js';
import { start, type SeededPerson } from '../intake/seeded-rows.js';
import { stopOf } from '../people/people-stores.js';
import { openExchange, type Exchange } from './import-steps.js';
import { testSeals } from '../platform/test-keys.js';

let on: Exchange;
let admin: StaffPrincipal;
let person: SeededPerson;
let callbackId: string;

beforeAll(async () => {
  on = await openExchange();
  admin = await on.rows.staff('Ada Admin', 'admin');
  const counsellor = await on.rows.staff('Ben', 'counsellor');
  person = await on.rows.person('+12025550147');
  callbackId = await on.rows.callback(person, { state: 'done', ended_at: start });
  const attempt = await on.rows.attempt(person, callbackId, counsellor.userId);
  await on.rows.call(person, callbackId, attempt, counsellor.userId);
  const body = { phone: '202-555-0147', name: 'José', message: "'; DROP TABLE person; --", attribution: { utm_source: 'fair' } };
  const source = await on.use(SourcePrincipals).of(on.sourceId);
  const draft = await on.use(DraftLead).run({ source, body, rawBody: JSON.stringify(body), idempotencyKey: 'k' });
  await on.use(LeadBatcher).write(draft);
  const other = await on.rows.person('+12025550148'); // somebody else
  for (const { personId } of [person, other])
    await on.database.transaction((tx) => on.use(KeepRevocation).run(tx, stopOf({ personId }, ['sms'], start)));
  await on.database.transaction((tx) =>
    writeAuditEntry(tx, { userId: counsellor.userId, action: 'callback.made', subjectType: 'callback', subjectId: callbackId }),
  );
});
afterAll(() => on.close());

const asked = { format: 'json', recipientKind: 'other', purpose: 'other' } as const;
const exported = (reason = 'They asked for it') => on.use(ExportRecord).run(person.personId, { ...asked, reason }, admin);

it('says of every table that refers to a person that it is in the record, or why it is not', async () => {
  const rows = await on.database.query<{ name: string }>(`
    with recursive reached(id) as (
      select 'person'::regclass::oid
      union select conrelid from pg_constraint join reached on confrelid = reached.id where contype = 'f')
    select id::regclass::text as name from reached`);
  const known = [...recordSections, ...aboutRows].map(({ table }) => table).concat(Object.keys(leftOut));
  expect(rows.map(({ name }) => name).filter((name) => !known.includes(name))).toEqual([]);
});

it('holds all that is theirs and nothing of anybody else', async () => {
  const { sections, staff, leftOut: notThere } = await exported();
  const rows = (name: string) => sections.find((section) => section.name === name)!.rows;
  expect(rows('phone_number')).toMatchObject([{ e164: '+12025550147' }]);
  expect(rows('raw_submission')).toMatchObject([{ body: expect.stringContaining("'; DROP TABLE person; --") }]);
  expect(rows('suppression')).toEqual([expect.objectContaining({ channel: 'sms', because: 'they texted STOP' })]);
  expect(rows('lead')[0]).not.toHaveProperty('attribution_id');
  expect(['intake', 'stage_change', 'callback_attempt', 'call', 'callback_step'].map((name) => rows(name).length > 0)).toEqual([
    true,
    true,
    true,
    true,
    true,
  ]);
  expect(Object.values(staff)).toEqual(['Ada Admin', 'Ben']);
  expect(Object.keys(notThere)).toContain('attribution');
  expect(JSON.stringify(sections)).not.toContain('+12025550148');
});

it('B-104 has each read and change of it once, its own export too', async () => {
  const { export: about, sections } = await exported('Asked by letter');
  const audit = sections.find(({ name }) => name === 'audit_entry')!.rows as { id: string; action: string; detail: object }[];
  expect(new Set(audit.map(({ id }) => id)).size).toBe(audit.length);
  expect(audit).toContainEqual(expect.objectContaining({ action: 'callback.made', subject_id: callbackId }));
  expect(audit.at(-1)).toMatchObject({
    action: 'person.record-exported',
    user_id: admin.userId,
    detail: { exportId: about.id, reason: 'Asked by letter', format: 'json' },
  });
  const { items } = await new PersonTimelineReadModel(on.database, testSeals).of(person.personId);
  expect(items.map(({ sentence }) => sentence)).toContain('Ada Admin took out the whole record: Asked by letter.');
  for (const { rows } of sections) {
    const ids = rows.flatMap(({ id }) => (id === undefined ? [] : [id]));
    expect(new Set(ids).size).toBe(ids.length);
  }
});

it('is not handed out without a reason, nor of nobody', async () => {
  await expect(exported('  ')).rejects.toMatchObject({ code: 'reason/missing' });
  const nobody = on.use(ExportRecord).run('0198a000-0000-7000-8000-0000000000ff', { ...asked, reason: 'x' }, admin);
  await expect(nobody).rejects.toMatchObject({ code: 'person/unknown' });
});
