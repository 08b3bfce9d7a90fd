import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { ChangeImport } from '../../../src/modules/exchange/imports/change-import.js';
import { AdvanceImport } from '../../../src/modules/exchange/imports/advance-import.js';
import { ImportsReadModel } from '../../../src/modules/exchange/imports/imports.read-model.js';
import { SiteDirectory } from '../../../src/modules/sites/index.js';
import type { StaffPrincipal } from '../../../src/platform/auth/principal.js';
import { start } from '../intake/seeded-rows.js';
import { advance, counted, openExchange, receive, rowsOf, type Exchange } from './import-steps.js';
import { told } from '../../../src/platform/sealing/told.js';
import { opened } from '../platform/test-keys.js';

let on: Exchange;
let manager: StaffPrincipal;

beforeAll(async () => {
  on = await openExchange();
});
afterAll(() => on.close());
beforeEach(async () => {
  await on.reset();
  manager = await on.rows.staff('Morgan', 'manager');
});

const list = (...lines: readonly string[]) => ['phone,name,message', ...lines].join('\n');
const brought = async (text: string | Buffer, asked: Parameters<typeof receive>[3] = {}) => {
  const { id } = await receive(on, manager, text, asked);
  await advance(on, id);
  return id;
};
const stateOf = async (id: string) => on.use(ImportsReadModel).one(id);
const callbacks = () =>
  on.database.query<{ state: string; urgency: string; window_start: Date; owner_user_id: string | null }>(
    'select state, urgency, window_start, owner_user_id from callback order by window_start, id',
  );

describe('a list of leads', () => {
  it('becomes leads, each row by itself, and says of each what became of it', async () => {
    await on.rows.person('+12025550147');
    const id = await brought(
      list(
        '202-555-0121,José,call me',
        '123,Nobody,', // B-001
        '202-555-0122,"Ana ""Annie"" Li","two\nlines"',
        '202-555-0121,José,call me', // the same row
        '202-555-0121,His mother,', // a household
        '202-555-0147,Maria,',
        '202-555-0123', // ragged
        'not a number',
      ),
    );
    expect(await stateOf(id)).toMatchObject({ state: 'done', counts: { imported: 4, refused: 3, duplicate: 1, waiting: 0 } });
    expect(
      (await rowsOf(on, id)).map(({ state, problems, notes }) => [state, ...[...problems, ...notes].map(({ code }) => code)]),
    ).toEqual([
      ['imported'],
      ['refused', 'phone/invalid'],
      ['imported'],
      ['duplicate', 'row/duplicate', 'row/same-number'],
      ['imported', 'row/same-number'],
      ['imported', 'person/known'],
      ['refused', 'row/cells'],
      ['refused', 'row/cells'],
    ]);
    expect(await counted(on, 'lead', 'person', 'callback', 'consent_event')).toEqual([4, 3, 3, 0]);
    const raws = await opened<{ body: string }>(on.database, `select ${told('raw.body', 'r')} as body from raw_submission r`);
    const raw = raws.map(({ body }) => JSON.parse(body) as { phone: string }).find(({ phone }) => phone === '202-555-0122');
    expect(raw).toMatchObject({ name: 'Ana "Annie" Li', imported: { importId: id, row: 3 } });
  });

  it('changes nothing in a dry run, and does all of it when it is started', async () => {
    const tables = ['lead', 'person', 'intake', 'callback', 'raw_submission', 'consent_event'];
    const id = await brought(list('202-555-0121,Ana,', '123,Bob,'), { dryRun: true });
    expect(await stateOf(id)).toMatchObject({ state: 'checked', dryRun: true, counts: { ready: 1, refused: 1 } });
    expect(await counted(on, ...tables)).toEqual([0, 0, 0, 0, 0, 0]);
    await on.use(ChangeImport).run(id, 'start', manager);
    await advance(on, id);
    expect(await counted(on, ...tables)).toEqual([1, 1, 1, 1, 1, 0]);
  });

  it.each([
    ['UTF-8 with a mark', Buffer.from('\ufeffphone,name\n2025550121,José 李小龙')],
    [
      'UTF-16 of a spreadsheet',
      Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('phone\tname\n2025550121\tJosé 李小龙', 'utf16le')]),
    ],
    ['semicolons and Windows line ends', 'phone;name\r\n2025550121;José 李小龙\r\n\r\n'],
  ])('may be in %s', async (_, text) => {
    await brought(text);
    expect(await on.database.query('select name_given from lead')).toEqual([{ name_given: 'José 李小龙' }]);
  });

  it.each([
    ['in another encoding', Buffer.from('phone,name\n2025550121,Jos\xe9', 'latin1'), 'file/encoding'],
    ['with a quote that is never closed', 'phone,name\n2025550121,"Ana', 'file/quotes'],
    ['that is empty', '', 'file/empty'],
    ['that has only a first line', 'phone,name\n', 'file/empty'],
    ['without a phone column', 'name\nAna', 'columns/no-phone'],
  ])('is refused as a whole when it is one %s, and nothing of it is kept', async (_, text, code) => {
    await expect(receive(on, manager, text)).rejects.toMatchObject({ code });
    expect(await counted(on, 'lead_import', 'lead_import_row')).toEqual([0, 0]);
  });

  it('B-016 is refused when it is too large, and nothing of it is kept', async () => {
    const line = `2025550121,${'a'.repeat(2000)}\n`;
    await expect(receive(on, manager, `phone,name\n${line.repeat(5300)}`)).rejects.toMatchObject({ code: 'file/too-large' });
    expect(await counted(on, 'lead_import', 'lead_import_row')).toEqual([0, 0]);
  });

  it.each([
    ["B-021 '; DROP TABLE lead; --", "'; DROP TABLE lead; --"],
    ['B-022 <script>alert(1)</script>', '<script>alert(1)</script>'],
    ['B-023 {{7*7}} ${env} %s%n', '{{7*7}} ${env} %s%n'],
    ['B-024 =HYPERLINK("x")', '=HYPERLINK("x")'],
    ['B-025 two lines', 'Ana\r\nSet-Cookie: x=1'],
  ])('keeps %s in a cell as text', async (_, text) => {
    await brought(`phone,name,message,utm_source\n2025550121,"${text.replaceAll('"', '""')}","${text.replaceAll('"', '""')}",x`);
    const [lead] = await opened<{ name_given: string; message: string }>(
      on.database,
      `select l.name_given, ${told('lead.message', 'l')} as message from lead l`,
    );
    expect(lead!.message).toBe(text);
    expect(lead!.name_given).toBe(text.replace(/\s+/g, ' '));
  });

  it('B-026, B-027: an email or a ZIP that cannot be used costs no row; B-008: NUL does', async () => {
    const id = await brought('phone,email,zip\n2025550121,nonsense,99999\n2025550122,a\0b,');
    expect((await rowsOf(on, id)).map(({ state, problems, notes }) => [state, problems[0]?.code, notes[0]?.code])).toEqual([
      ['imported', undefined, 'email/unusable'],
      ['refused', 'text/nul', undefined],
    ]);
  });
});

describe('who is called', () => {
  it('by the usual rules, so many an hour and no more', async () => {
    await brought(list('2025550121,,', '2025550122,,', '2025550123,,'), { perHour: 20 });
    const minutes = (await callbacks()).map(({ window_start: at }) => (at.getTime() - start.getTime()) / 60_000);
    expect(minutes).toEqual([0, 3, 6]);
  });

  it('nobody at night: "now" was said at another hour', async () => {
    on.clock.at = new Date('2026-11-24T08:00:00Z'); // 3 am in New York
    await brought('phone,zip,preferredTime,receivedAt\n2125550121,10001,now,2026-11-23T15:00:00Z');
    expect((await callbacks()).map(({ window_start: at }) => at.toISOString())).toEqual(['2026-11-24T13:00:00.000Z']);
  });

  it('is decided by whoever brought the list, when they say so', async () => {
    await brought(list('2025550121,,', '2025550122,,'), { callbacks: 'review' });
    expect(await callbacks()).toMatchObject([
      { state: 'needs-decision', owner_user_id: manager.userId },
      { state: 'needs-decision', owner_user_id: manager.userId },
    ]);
    expect(await counted(on, 'promise_verdict')).toEqual([0]);
  });

  it.each(['paced', 'review'] as const)('leaves a callback as it is that is open already (%s, B-042)', async (how) => {
    const person = await on.rows.person('+12025550121');
    await on.rows.callback(person);
    const before = await on.database.query('select * from callback');
    on.clock.at = new Date(start.getTime() + 60_000);
    await brought(list('2025550121,Ana,from a fair'), { callbacks: how });
    expect(await on.database.query('select * from callback')).toEqual(before);
    expect(await counted(on, 'lead', 'intake')).toEqual([1, 1]);
  });

  it('first of all somebody in danger, however the list was brought (B-038)', async () => {
    await brought(list('2025550121,,', '2025550122,,I took too many pills and want to die'), { callbacks: 'review' });
    expect((await callbacks()).map(({ urgency, state }) => [urgency, state])).toEqual([
      ['urgent', 'scheduled'],
      ['standard', 'needs-decision'],
    ]);
    const flags = await on.database.query(`select from outbox_message where name = 'FlagRaised'`);
    expect(flags).toHaveLength(1);
    expect(await on.database.query('select kind from alert')).toEqual([{ kind: 'danger-in-list' }]);
  });
});

describe('consent', () => {
  const consents = 'phone,consent,consentText,consentAt\n';

  it('B-088 is none without its words and its time', async () => {
    const id = await brought(`${consents}2025550121,yes,,\n2025550122,yes,v3,`);
    expect(await counted(on, 'consent_event')).toEqual([0]);
    expect((await rowsOf(on, id)).map(({ notes }) => notes.map(({ code }) => code))).toEqual([
      ['consent/no-evidence'],
      ['consent/no-evidence'],
    ]);
  });

  it('counts from the day it was given: what was revoked since stays revoked', async () => {
    const person = await on.rows.person('+12025550121');
    const revoked = { id: '0198a000-0000-7000-8000-00000000000a', person_id: person.personId, channel: 'call', action: 'revoke' };
    await on.rows.insert('consent_event', { ...revoked, received_at: new Date('2026-11-20T00:00:00Z') });
    await brought(`${consents}2025550121,yes,v3,2026-11-10`);
    const events = await on.database.query('select action from consent_event order by effective_at');
    expect(events).toEqual([{ action: 'grant' }, { action: 'revoke' }]);
  });
});

describe('the same file', () => {
  const file = list('2025550121,Ana,', '2025550122,Bob,');

  it('is the same import, also when two bring it at once', async () => {
    const both = await Promise.all([receive(on, manager, file), receive(on, manager, file)]);
    expect(new Set(both.map(({ id }) => id)).size).toBe(1);
    expect(both.filter(({ existing }) => existing)).toHaveLength(1);
    await Promise.all([advance(on, both[0].id), advance(on, both[1].id)]);
    expect(await receive(on, manager, file)).toEqual({ id: both[0].id, existing: true });
    expect(await counted(on, 'lead', 'lead_import', 'lead_import_row')).toEqual([2, 1, 2]);
  });

  it('gives a dry run up for a run in earnest, or with other columns', async () => {
    const dry = await brought(file, { dryRun: true });
    expect(await receive(on, manager, file, { dryRun: true })).toEqual({ id: dry, existing: true });
    const other = await brought(file, { dryRun: true, columns: '{"message":"message"}', perHour: 5 });
    const real = await brought(file);
    expect(await Promise.all([dry, other, real].map(async (id) => (await stateOf(id)).state))).toEqual([
      'cancelled',
      'cancelled',
      'done',
    ]);
    expect(await counted(on, 'lead')).toEqual([2]);
  });

  it('may be wanted again; and a longer one brings only what is new', async () => {
    await brought(file);
    const longer = await brought(`${file}\n2025550123,Cy,`);
    expect((await stateOf(longer)).counts).toMatchObject({ imported: 1, duplicate: 2 });
    const again = await brought(file, { again: true });
    expect((await stateOf(again)).counts).toMatchObject({ imported: 2, duplicate: 0 });
    expect(await counted(on, 'lead', 'callback')).toEqual([5, 3]);
  });
});

describe('staff', () => {
  it('pause, resume and cancel; what is a lead stays one', async () => {
    const change = on.use(ChangeImport);
    const { id } = await receive(on, manager, list('2025550121,Ana,', '2025550122,Bob,'));
    await change.run(id, 'pause', manager);
    await on.use(AdvanceImport).run(id);
    expect((await stateOf(id)).counts.waiting).toBe(2);
    await expect(change.run(id, 'start', manager)).rejects.toMatchObject({ code: 'import/not-now' });
    await change.run(id, 'resume', manager);
    await on.use(AdvanceImport).run(id); // reads the rows
    await change.run(id, 'cancel', manager);
    await on.use(AdvanceImport).run(id);
    expect(await stateOf(id)).toMatchObject({ state: 'cancelled', counts: { ready: 2 } });
    const audit = await on.database.query(`select action from audit_entry where subject_id = $1 order by at, id`, [id]);
    expect(audit.map(({ action }) => action)).toEqual(['import.received', 'import.paused', 'import.resumed', 'import.cancelled']);
  });

  it('read refused rows again after a rule was fixed', async () => {
    const id = await brought(list('202-555-0100,Ana,')); // our own number
    expect((await rowsOf(on, id))[0]).toMatchObject({ state: 'refused', problems: [{ field: 'phone' }] });
    await on.database.query(`update site set phone_number = '+12025550199' where id = $1`, [on.rows.siteId]);
    on.use(SiteDirectory).forget();
    await on.use(ChangeImport).run(id, 'retry', manager);
    await advance(on, id);
    await on.database.query(`update site set phone_number = '+12025550100' where id = $1`, [on.rows.siteId]);
    on.use(SiteDirectory).forget();
    expect((await stateOf(id)).counts).toMatchObject({ imported: 1, refused: 0 });
  });
});
