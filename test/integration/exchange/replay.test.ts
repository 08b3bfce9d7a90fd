import { SourcePrincipals } from '../../../src/modules/identity/index.js';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { v7 as uuid } from 'uuid';
import { PersonTimelineReadModel } from '../../../src/modules/board/timeline/person-timeline.read-model.js';
import type { CreateLeadDto } from '../../../src/contracts/lead.dto.js';
import { ReplayRefused } from '../../../src/modules/exchange/replay/refused/replay-refused.js';
import { RefusedSubmissionStore } from '../../../src/modules/exchange/replay/refused/refused-submission.store.js';
import { ReplayLead } from '../../../src/modules/exchange/replay/replay-lead.js';
import { ForgetOld } from '../../../src/modules/exchange/index.js';
import { DraftLead, LeadBatcher } from '../../../src/modules/leads/index.js';
import type { StaffPrincipal } from '../../../src/platform/auth/principal.js';
import { asOwner } from '../../support/as-owner.js';
import { start } from '../intake/seeded-rows.js';
import { counted, openExchange, type Exchange } from './import-steps.js';
import { testSeals } from '../platform/test-keys.js';

let on: Exchange;
let admin: StaffPrincipal;

beforeAll(async () => {
  on = await openExchange();
});
afterAll(() => on.close());
beforeEach(async () => {
  await on.reset();
  admin = await on.rows.staff('Ada', 'admin');
});

async function captured(body: CreateLeadDto): Promise<string> {
  const source = await on.use(SourcePrincipals).of(on.sourceId);
  const draft = await on.use(DraftLead).run({ source, body, rawBody: JSON.stringify(body), idempotencyKey: null });
  await on.use(LeadBatcher).write(draft);
  return draft.id;
}
const replay = (id: string, dryRun = false) =>
  on.use(ReplayLead).run(id, { reason: 'The rule for danger was fixed', dryRun }, admin);
const everything = async () =>
  on.database.query(
    'select l.*, p.display_name, p.search_name, p.language as spoken, p.zips from lead l join person p on p.id = l.person_id order by l.id',
  );
const auditOf = (id: string) => on.database.query('select user_id, action, detail from audit_entry where subject_id = $1', [id]);
const written = () => counted(on, 'lead', 'person', 'intake', 'callback', 'consent_event', 'raw_submission');
const danger = { phone: '202-555-0121', name: 'Ana', message: 'I took too many pills', zip: '33101', consent: { call: true } };
/** As if the rules of then had overlooked it. */
const misread = (columns: string) => on.database.query(`update lead set ${columns}`);

describe('a lead that is read again', () => {
  it('is the same when nothing was fixed', async () => {
    const id = await captured(danger);
    const before = await everything();
    expect(await replay(id)).toEqual({ leadId: id, dryRun: false, changes: [], dangerFound: false });
    expect(await everything()).toEqual(before);
    expect(await counted(on, 'lead_replay', 'alert')).toEqual([0, 1]); // the alert is from when it came in
  });

  it('says in a dry run what would change, field by field, and changes nothing', async () => {
    const id = await captured(danger);
    await misread(`danger_signs = null, name_given = 'Anna'`);
    const before = await everything();
    expect(await replay(id, true)).toMatchObject({
      dangerFound: true,
      changes: [
        { field: 'name', before: 'Anna', after: 'Ana', applied: true },
        { field: 'dangerSigns', before: [], after: ['overdose'], applied: true },
      ],
    });
    expect(await everything()).toEqual(before);
    expect(await counted(on, 'lead_replay', 'alert')).toEqual([0, 1]); // the alert is from when it came in
    expect(await auditOf(id)).toEqual([]);
  });

  it('is corrected, and danger that was overlooked raises the alarm: no second lead, callback or consent (B-038)', async () => {
    const id = await captured({ ...danger, message: 'please call' });
    await asOwner(on.database, 'alter table raw_submission disable trigger raw_submission_append_only');
    await on.database.query('update raw_submission set body = $1, body_sealed = null', [JSON.stringify(danger)]);
    await asOwner(on.database, 'alter table raw_submission enable trigger raw_submission_append_only');
    const before = await written();
    await replay(id);
    expect(await written()).toEqual(before);
    expect(await on.database.query('select urgency, state from callback')).toEqual([{ urgency: 'urgent', state: 'scheduled' }]);
    expect(await on.database.query('select kind, subject_id from alert')).toEqual([
      { kind: 'danger-overlooked', subject_id: id },
    ]);
    expect(await on.database.query(`select from outbox_message where name = 'FlagRaised'`)).toHaveLength(1);
    const [entry] = await auditOf(id);
    expect(entry).toEqual({
      user_id: admin.userId,
      action: 'lead.replayed',
      detail: { reason: 'The rule for danger was fixed', fields: ['message', 'dangerSigns'] },
    });
  });

  it('keeps a sign of danger that a rule of today does not find (B-039)', async () => {
    const id = await captured({ ...danger, message: 'please call' });
    await misread(`danger_signs = '[{"sign": "suicide", "words": "end it"}]'`);
    expect(await replay(id)).toMatchObject({ changes: [], dangerFound: false });
    expect((await everything())[0]).toMatchObject({ danger_signs: [{ sign: 'suicide', words: 'end it' }] });
  });

  it('promises no callback to somebody who has none open', async () => {
    const id = await captured(danger);
    await on.database.query(`update callback set state = 'done', ended_at = now()`);
    await misread('danger_signs = null');
    await replay(id);
    expect(await counted(on, 'callback', 'alert')).toEqual([1, 2]); // from when it came in, and now
  });

  it('leaves what others have said of the person since', async () => {
    const id = await captured(danger);
    await misread(`name_given = 'Anna'`);
    await on.database.query(`update person set display_name = 'Ana María'`);
    await replay(id);
    const [now] = await everything();
    expect(now).toMatchObject({ name_given: 'Ana', display_name: 'Ana María' });
    const { items } = await new PersonTimelineReadModel(on.database, testSeals).of(String(now!['person_id']));
    expect(items.map(({ sentence }) => sentence)).toContain('Ada had what they wrote read again: The rule for danger was fixed.');
  });

  it('dials no other number than before: a person looks into it', async () => {
    const id = await captured(danger);
    await on.database.query(`update phone_number set e164 = '+12025550199'`);
    expect((await replay(id)).changes).toEqual([
      { field: 'phone', before: '+12025550199', after: '+12025550121', applied: false },
    ]);
    expect(await on.database.query('select e164 from phone_number')).toEqual([{ e164: '+12025550199' }]);
  });

  it('is refused for a lead that nobody knows, and for what would be no lead today', async () => {
    await expect(replay(uuid())).rejects.toMatchObject({ code: 'lead/unknown' });
    const id = await captured(danger);
    await asOwner(on.database, 'alter table raw_submission disable trigger raw_submission_append_only');
    await on.database.query(`update raw_submission set body = '{"phone":"911"}', body_sealed = null`);
    await asOwner(on.database, 'alter table raw_submission enable trigger raw_submission_append_only');
    await expect(replay(id)).rejects.toMatchObject({ code: 'lead/invalid' });
  });

  it('is idempotent: whatever was misread, a second replay changes nothing more', async () => {
    const wrong = fc.record(
      {
        name_given: fc.constantFrom("'Wrong'", 'null'),
        message: fc.constantFrom("'wrong', message_sealed = null", 'null, message_sealed = null'),
        language: fc.constantFrom("'fr'", "'es'"),
        email: fc.constantFrom("'wrong@example.org'", 'null'),
        about_someone_else: fc.constantFrom('true', 'false'),
        danger_signs: fc.constantFrom('null', `'[{"sign": "suicide", "words": "x"}]'`),
      },
      { requiredKeys: [] },
    );
    await fc.assert(
      fc.asyncProperty(wrong, async (columns) => {
        await on.reset();
        admin = await on.rows.staff('Ada', 'admin');
        const id = await captured(danger);
        const set = Object.entries(columns).map(([name, value]) => `${name} = ${value}`);
        if (set.length > 0) await misread(set.join(', '));
        const before = await written();
        await replay(id);
        const after = await everything();
        expect((await replay(id)).changes).toEqual([]);
        expect(await everything()).toEqual(after);
        expect(await written()).toEqual(before);
      }),
      { numRuns: 15 },
    );
  });
});

describe('a refused submission', () => {
  const store = () => on.use(RefusedSubmissionStore);
  const body = JSON.stringify({ phone: '202-555-0121', name: 'Ana', consent: { call: true } });
  const refused = async (text = body, idempotencyKey: string | null = null) => {
    const about = { sourceId: on.sourceId, idempotencyKey, code: 'lead/invalid', fields: [{ field: 'phone', code: 'x' }] };
    await store().keep({ ...about, body: text, at: start });
    return (await store().list({ limit: 1 })).items[0]!.id;
  };
  const again = (id: string, dryRun = false) => on.use(ReplayRefused).run(id, { reason: 'The rule was wrong', dryRun }, admin);

  it('is kept sealed, and once however often it is sent', async () => {
    await refused();
    await refused();
    const { items } = await store().list({ limit: 10 });
    expect(items).toMatchObject([{ times: 2, code: 'lead/invalid', leadId: null, sourceName: 'Spring fair' }]);
    const [row] = await on.database.query<{ body: Buffer }>('select body from refused_submission');
    expect(row!.body.toString('latin1')).not.toContain('Ana');
  });

  it('becomes a lead exactly once, whoever asks and however many at once', async () => {
    const id = await refused();
    expect(await again(id, true)).toMatchObject({ accepted: true, leadId: null });
    expect(await counted(on, 'lead')).toEqual([0]);
    const results = await Promise.allSettled([again(id), again(id), again(id)]);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await expect(again(id)).rejects.toMatchObject({ code: 'refused-submission/replayed' });
    expect(await counted(on, 'lead', 'callback', 'consent_event')).toEqual([1, 1, 1]);
    expect(await auditOf(id)).toMatchObject([{ action: 'refused-submission.replayed' }]);
  });

  it('agrees to calls as of when it came in, so that a stop since then holds', async () => {
    const id = await refused();
    on.clock.at = new Date(start.getTime() + 86_400_000);
    await again(id);
    expect(await on.database.query('select effective_at from consent_event')).toEqual([{ effective_at: start }]);
  });

  it('stays refused when it is wrong today too, and says why', async () => {
    const id = await refused('{"phone":"911","colour":"red"}');
    expect(await again(id)).toMatchObject({ accepted: false, errors: [{ field: 'colour', code: 'unknown-field' }] });
    expect(await counted(on, 'lead')).toEqual([0]);
  });

  it('that the website has corrected under the same key since is left alone', async () => {
    const id = await refused(body, 'k1');
    const corrected = { phone: '202-555-0122', consent: { call: true } };
    const source = await on.use(SourcePrincipals).of(on.sourceId);
    const draft = await on.use(DraftLead).run({ source, body: corrected, rawBody: '{}', idempotencyKey: 'k1' });
    await on.use(LeadBatcher).write(draft);
    await expect(again(id)).rejects.toMatchObject({ code: 'refused-submission/sent-again' });
    expect(await counted(on, 'lead')).toEqual([1]);
  });

  it('is forgotten after thirty days, with the cells of lists', async () => {
    await refused();
    await on.database.query(`update refused_submission set first_at = now() - interval '31 days'`);
    await on.use(ForgetOld).run();
    expect(await counted(on, 'refused_submission')).toEqual([0]);
  });

  it('B-047: a source that sends ever new nonsense fills no disk', async () => {
    await refused();
    await on.database.query(
      `insert into refused_submission (id, source_id, body, body_hash, code, fields, first_at, last_at)
       select gen_random_uuid(), source_id, body, decode(md5(n::text), 'hex'), code, fields, first_at, last_at
       from refused_submission, generate_series(1, 999) n`,
    );
    const one = { sourceId: on.sourceId, idempotencyKey: null, code: 'x', fields: [], at: start };
    expect(await store().keep({ ...one, body: '{"new":1}' })).toBe(false);
  });
});
