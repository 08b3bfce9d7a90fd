import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { v7 as uuid } from 'uuid';
import { ContactQuestions } from '../../../src/modules/people/index.js';
import { Database } from '../../../src/platform/database/database.js';
import { createDatabase } from '../../support/database.js';
import { emptyTables } from '../../support/empty-tables.js';
import { openConsoleApp } from '../board/console-app.js';
import { administrator, hire, signIn, type SignedIn } from '../identity/identity-app.js';
import { SeededRows, type SeededPerson } from '../intake/seeded-rows.js';

let testDatabase: Awaited<ReturnType<typeof createDatabase>>;
let app: NestFastifyApplication;
let database: Database;
let rows: SeededRows;
let admin: SignedIn;
let ana: SignedIn;
let maria: SeededPerson;
beforeAll(async () => {
  testDatabase = await createDatabase();
  app = await openConsoleApp(testDatabase.url);
  database = app.get(Database);
  admin = await signIn(app, administrator);
  ana = await hire(app, admin, 'Ana');
  rows = new SeededRows(database);
  await rows.site();
});
afterAll(async () => {
  await app.close();
  await testDatabase.drop();
});
beforeEach(async () => {
  await emptyTables(database, 'person', 'inquiry', 'alert', 'audit_entry', 'key_progress');
  maria = await rows.person('+12025550147');
  await rows.givenTo(ana.userId, maria);
});

async function ask(by: SignedIn, method: 'GET' | 'POST' | 'PUT', url: string, payload?: object) {
  const answer = await app.inject({ method, url, headers: by.headers, ...(payload ? { payload } : {}) });
  return { status: answer.statusCode, body: answer.json() };
}
const person = (one: SeededPerson = maria) => `/v1/people/${one.personId}`;
const name = (one: SeededPerson, displayName: string, searchName = displayName.toLowerCase()) =>
  database.query('update person set display_name = $2, search_name = $3 where id = $1', [one.personId, displayName, searchName]);

describe('notes', () => {
  const notes = {
    safeHours: null,
    voicemail: null,
    texts: false,
    safeWord: 'bluebird',
    birthDate: '1987-05',
    reason: 'She said so today',
  };

  it('A-305 of a person hold their safe word, are read on the record, and lie sealed', async () => {
    expect(await ask(ana, 'PUT', `${person()}/notes`, { ...notes, version: 1 })).toMatchObject({ status: 200 });
    expect((await ask(ana, 'GET', `${person()}/notes`)).body.notes).toEqual([
      {
        personId: maria.personId,
        version: 2,
        safeHours: null,
        voicemail: null,
        texts: false,
        safeWord: 'bluebird',
        birthDate: '1987-05',
      },
    ]);
    const [row] = await database.query<{ safe_word: Buffer }>('select safe_word from person where id = $1', [maria.personId]);
    expect(row!.safe_word.toString('latin1')).not.toContain('bluebird');
    const audit = await database.query<{ action: string; detail: object }>(
      'select action, detail from audit_entry where starts_with(action, $1) order by id',
      ['person-notes.'],
    );
    expect(audit.map(({ action }) => action)).toEqual(['person-notes.set', 'person-notes.read', 'person-notes.read']);
    expect(JSON.stringify(audit)).not.toContain('bluebird');
  });

  it('two tabs do not overwrite each other', async () => {
    await ask(ana, 'PUT', `${person()}/notes`, { ...notes, version: 1 });
    expect(await ask(admin, 'PUT', `${person()}/notes`, { ...notes, safeWord: null, version: 1 })).toMatchObject({
      status: 409,
      body: { code: 'notes/changed', detail: 'Somebody changed these notes meanwhile: look at them again, then save.' },
    });
    const plan = { safeHours: null, voicemail: true, texts: true, version: 1, reason: 'She said so' };
    const url = `${person()}/numbers/${maria.phoneNumberId}/plan`;
    const words = { whoMayPickUp: 'her husband, who knows nothing', nameToUse: 'Mrs. Cruz' };
    expect((await ask(ana, 'PUT', url, { ...plan, ...words })).body.numbers[0]).toMatchObject({ ...words, version: 2 });
    expect(await ask(ana, 'PUT', url, plan)).toMatchObject({ status: 409, body: { code: 'notes/changed' } });
  });

  it('of the person and of the number count both, whichever is stricter', async () => {
    await ask(ana, 'PUT', `${person()}/notes`, { ...notes, version: 1 });
    await ask(ana, 'PUT', `${person()}/numbers/${maria.phoneNumberId}/plan`, {
      safeHours: null,
      voicemail: true,
      texts: true,
      version: 1,
      reason: 'She said so',
    });
    const facts = await app.get(ContactQuestions).textFacts(database, '+12025550147', new Date());
    expect([facts.plan.texts, facts.ownPlans]).toEqual([true, [{ safeHours: null, voicemail: null, texts: false }]]);
  });

  it.each([
    ['2090', 'birth-date/future'],
    ['1890', 'birth-date/too-old'],
    ['2007-02-29', 'birth-date/format'],
  ])('B-028 a birth date of %s is refused', async (birthDate, code) => {
    expect(await ask(ana, 'PUT', `${person()}/notes`, { ...notes, birthDate, version: 1 })).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'birthDate', code }] },
    });
  });
});

describe('a household', () => {
  const share = async (givenBy: string, extra = {}) => {
    const sam = await rows.person('+12025550148');
    await rows.givenTo(ana.userId, sam);
    const body = { phoneNumber: '(202) 555-0147', givenBy, reason: 'They live together', ...extra };
    return { sam, answer: await ask(ana, 'POST', `${person(sam)}/numbers`, body) };
  };

  it('shares a number that stays with whoever has it: no texts and no messages there from then on', async () => {
    const { sam, answer } = await share('themselves');
    expect(answer.body.numbers).toContainEqual(
      expect.objectContaining({ id: maria.phoneNumberId, isShared: true, automaticCalls: true }),
    );
    const contacts = app.get(ContactQuestions);
    expect(await contacts.callFacts(database, sam.personId, maria.phoneNumberId, new Date())).toMatchObject({
      isShared: true,
      automaticCalls: true,
    });
    expect(await contacts.textFacts(database, '+12025550147', new Date())).toMatchObject({
      isShared: true,
      personId: maria.personId,
    });
    await expect(contacts.callFacts(database, maria.personId, sam.phoneNumberId, new Date())).rejects.toMatchObject({
      code: 'person/unknown',
    });
  });

  it('B-040 a number that somebody else gave is never called by the system; asked to, a person may call once', async () => {
    const { sam, answer } = await share('somebody-else', { askedToCallOnce: true });
    const shared = answer.body.numbers.find(({ id }: { id: string }) => id === maria.phoneNumberId);
    expect(shared).toMatchObject({ automaticCalls: false, whyNotAutomatic: expect.stringContaining('a person may call once') });
    const contacts = app.get(ContactQuestions);
    expect(await contacts.callFacts(database, sam.personId, maria.phoneNumberId, new Date())).toMatchObject({
      automaticCalls: false,
    });
    expect(await contacts.callFacts(database, maria.personId, maria.phoneNumberId, new Date())).toMatchObject({
      automaticCalls: true,
    });
  });

  it('a number that is not shared after all is the holder’s alone again, and nobody is found by it', async () => {
    const { sam } = await share('themselves');
    const address = `${person(sam)}/numbers/${maria.phoneNumberId}/unshare`;
    const unshare = (reason = 'Another Sam') => ask(ana, 'POST', address, { reason });
    const matches = async () => (await ask(ana, 'GET', `${person(sam)}/matches`)).body.matches.length;
    const keys = () => database.query(`select from match_key where kind = 'phone' and person_id = $1`, [sam.personId]);
    expect([await matches(), (await keys()).length]).toEqual([1, 2]);
    const open = await rows.callback({ ...sam, phoneNumberId: maria.phoneNumberId });
    expect(await unshare()).toMatchObject({ status: 409, body: { code: 'number/in-use' } });
    await database.query(`update callback set state = 'cancelled', ended_at = now() where id = $1`, [open]);
    const { status, body } = await unshare();
    expect([status, body.numbers.map(({ id }: { id: string }) => id)]).toEqual([200, [sam.phoneNumberId]]);
    const contacts = app.get(ContactQuestions);
    await expect(contacts.callFacts(database, sam.personId, maria.phoneNumberId, new Date())).rejects.toMatchObject({
      code: 'person/unknown',
    });
    expect(await contacts.callFacts(database, maria.personId, maria.phoneNumberId, new Date())).toMatchObject({
      isShared: false,
    });
    expect([await matches(), (await keys()).length]).toEqual([0, 1]);
    const audit = await database.query(`select subject_id, detail from audit_entry where action = 'phone-number.unshared'`);
    expect(audit).toEqual([
      {
        subject_id: sam.personId,
        detail: expect.objectContaining({ phoneNumberId: maria.phoneNumberId, reason: 'Another Sam' }),
      },
    ]);
    const told = `select payload from outbox_message where name = 'NumberUnshared' and payload ->> 'personId' = $1`;
    expect(await database.query(told, [sam.personId])).toEqual([
      { payload: { personId: sam.personId, phoneNumberId: maria.phoneNumberId } },
    ]);
    expect(await unshare()).toMatchObject({ status: 404, body: { code: 'number/not-shared' } });
    expect(await unshare(' ')).toMatchObject({ status: 422 });
  });

  it('a number is given once, and read as every number is', async () => {
    await share('themselves');
    const again = { phoneNumber: '202-555-0147', givenBy: 'themselves', reason: 'Again' };
    expect(await ask(ana, 'POST', `${person()}/numbers`, again)).toMatchObject({
      status: 409,
      body: { code: 'number/theirs-already' },
    });
    expect(await ask(ana, 'POST', `${person()}/numbers`, { ...again, phoneNumber: '911' })).toMatchObject({ status: 422 });
    const own = await ask(ana, 'POST', `${person()}/numbers`, { ...again, phoneNumber: '202-555-0155 ext. 12' });
    expect(own.body.numbers[0]).toMatchObject({ phoneNumber: '••••55', automaticCalls: false }); // B-005
    expect(await ask(ana, 'POST', `/v1/people/${uuid()}/numbers`, again)).toMatchObject({
      status: 404,
      body: { code: 'person/unknown' },
    });
  });

  it('one number, one ring: the database refuses a second one, whoever is meant', async () => {
    const { sam } = await share('themselves');
    const counsellor = await rows.staff(`Dana ${uuid()}`, 'counsellor');
    const open = { ended_at: null, outcome: null, phone_number_id: maria.phoneNumberId };
    const [hers, his] = [await rows.callback(maria), await rows.callback(sam)];
    await rows.attempt(maria, hers, counsellor.userId, open);
    await expect(rows.attempt(sam, his, counsellor.userId, open)).rejects.toMatchObject({
      constraint: 'callback_attempt_one_ring_per_number',
    });
  });
});

describe('matches', () => {
  const of = async (one: SeededPerson) => (await ask(ana, 'GET', `${person(one)}/matches`)).body.matches;

  it('are suggested for who lives together, and for who wrote twice, and nothing is merged', async () => {
    const juan = await rows.person('+12025550148');
    const again = await rows.person('+12025550149');
    await rows.person('+12025550150').then((lee) => name(lee, 'Lee Wong'));
    for (const one of [juan, again]) await rows.givenTo(ana.userId, one);
    await name(maria, 'María López');
    await name(juan, 'Juan Lopez');
    await name(again, 'Maria Lopez');
    await ask(ana, 'POST', `${person(juan)}/numbers`, {
      phoneNumber: '+12025550147',
      givenBy: 'themselves',
      reason: 'Same house',
    });
    for (const one of [maria, again])
      await ask(ana, 'PUT', `${person(one)}/notes`, {
        safeHours: null,
        voicemail: null,
        texts: null,
        birthDate: '1987-05-14',
        version: 1,
        reason: 'x',
      });
    expect(await of(maria)).toEqual([
      {
        personId: again.personId,
        initials: 'M.L.',
        phoneNumber: '••••49',
        kind: 'same-person',
        strength: 'strong',
        reasons: ['same-name', 'same-birth-date'],
        sentence: 'The same name, the same birth date: probably one person.',
      },
      expect.objectContaining({ personId: juan.personId, kind: 'household', reasons: ['same-phone', 'family-name'] }),
    ]);
    expect(await database.query('select from person where merged_into is not null')).toEqual([]);
  });

  it('are found by an e-mail address too, of which only a keyed hash is kept', async () => {
    const sam = await rows.person('+12025550148');
    const sourceId = uuid();
    await database.query(
      `insert into source (id, name, site_id, key_hash) values ($1, 'Website', $2, '\\x01') on conflict do nothing`,
      [sourceId, rows.siteId],
    );
    for (const [one, email] of [
      [maria, 'Maria@Example.org'],
      [sam, ' maria@example.org'],
    ] as const) {
      const callbackId = await rows.callback(one);
      await database.query(
        `insert into lead (id, reference, source_id, person_id, intake_id, callback_id, email, email_usable, language, about_someone_else, received_at)
         values ($1, $2, $3, $4, $5, $6, $7, true, 'en', false, now())`,
        [uuid(), uuid(), sourceId, one.personId, one.intakeId, callbackId, email],
      );
    }
    expect(await of(maria)).toEqual([expect.objectContaining({ personId: sam.personId, reasons: ['same-e-mail', 'same-name'] })]);
    const kept = await database.query(`select encode(key, 'escape') as key from match_key`);
    expect(JSON.stringify(kept)).not.toContain('example');
  });

  it('B-058 are 404 for an unknown id, and for what is none, in the same shape', async () => {
    const unknown = await ask(ana, 'GET', `/v1/people/${uuid()}/matches`);
    expect(unknown).toMatchObject({ status: 404, body: { code: 'person/unknown' } });
    expect(Object.keys((await ask(ana, 'GET', `/v1/people/${uuid()}`)).body).sort()).toEqual(Object.keys(unknown.body).sort());
  });
});

describe('B-060 search', () => {
  const search = async (text: string) => ask(ana, 'GET', `/v1/people?search=${encodeURIComponent(text)}`);
  const found = async (text: string) => (await search(text)).body.items.map(({ personId }: { personId: string }) => personId);

  it.each([
    ['B-012 José', 'josé', ['jose', 'JOSÉ', 'sé gar']],
    ["B-012 O'Brien", "sean o'brien", ["o'brien", 'brien']],
    ['B-012 Nguyễn Thị Ánh', 'nguyễn thị ánh', ['nguyen', 'thị']],
    ['B-012 李小龙', '李小龙', ['李小龙']],
    ['B-012 Null', 'null', ['Null']],
    ['B-012 X', 'x', ['X']],
    ['B-012 🦊 Fox', '🦊 fox', ['🦊 fox']],
    ['100% Maria_', '100% maria_', ['100%', '% m', 'maria_']],
    ['(a+)+$', '(a+)+$', ['(a+)+$']],
  ])('%s is found by what it holds', async (_, written, terms) => {
    await name(maria, written.startsWith('josé') ? 'José García' : written, written.startsWith('josé') ? 'josé garcía' : written);
    for (const term of terms) expect([term, await found(term)]).toEqual([term, [maria.personId]]);
  });

  it('no sign is a pattern, in names that hold none', async () => {
    await name(maria, 'Maria Lopez');
    for (const term of ['%', '_', '%%%', 'm_ria', '(a+)+$', '.*', '\\', 'mar%'])
      expect([term, await found(term)]).toEqual([term, []]);
  });

  it('finds a whole number, masked, and no part of one; nothing and 10,000 characters are refused', async () => {
    expect((await search('(202) 555-0147')).body.items).toEqual([
      { personId: maria.personId, initials: 'M.D.L.C.', phoneNumber: '••••47', createdAt: expect.any(String) },
    ]);
    expect(await found('5550147')).toEqual([]);
    expect(await search('x'.repeat(10_000))).toMatchObject({ status: 422 });
    expect(await search(' ')).toMatchObject({ status: 422, body: { code: 'search/empty' } });
    expect(await ask(ana, 'GET', '/v1/people')).toMatchObject({ status: 422 });
  });

  it('gives pages', async () => {
    const sam = await rows.person('+12025550148');
    const { body } = await ask(ana, 'GET', '/v1/people?search=cruz&limit=1');
    expect(body).toMatchObject({ items: [{ personId: sam.personId }], next: sam.personId });
    expect((await ask(ana, 'GET', `/v1/people?search=cruz&limit=1&cursor=${body.next}`)).body).toMatchObject({
      items: [{ personId: maria.personId }],
      next: null,
    });
  });

  it('looks names up by index', async () => {
    await database.transaction(async (tx) => {
      await tx.query('set local role none'); // as the function that searches does
      await tx.query(`insert into person (id, language) select gen_random_uuid(), 'en' from generate_series(1, 3000)`);
      await tx.query(
        `insert into known_name select id, 'somebody ' || n, 'somebody ' || n from (select id, row_number() over () as n from person) p on conflict do nothing`,
      );
      await tx.query('analyze known_name');
      await tx.query('set local enable_seqscan = off'); // three thousand are read as quickly as they are looked up
      const plan = await tx.query<{ 'QUERY PLAN': string }>(
        `explain select person_id from known_name where folded like '%' || '2999' || '%'`,
      );
      expect(plan.map((line) => line['QUERY PLAN']).join()).toContain('known_name_part_idx');
      await tx.query('delete from known_name');
    });
  });
});

describe('L-110 somebody asks for a person', () => {
  const inquire = (body: object, by = ana) =>
    app.inject({ method: 'POST', url: '/v1/inquiries', headers: by.headers, payload: body });

  it('B-096 the answer is the same to the byte, by the same statements, whether we know them or not', async () => {
    await name(maria, 'Maria Lopez');
    const statements: string[] = [];
    const transaction = database.transaction.bind(database);
    const watched = recording(statements, transaction);
    (database as { transaction: unknown }).transaction = watched;
    try {
      const asked = { callerPhone: '202-555-0190', birthDate: '1987-05-14', note: 'Is my daughter there?' };
      const known = await inquire({ ...asked, name: 'Maria Lopez', phone: '202-555-0147' });
      const ofKnown = statements.splice(0);
      const unknown = await inquire({ ...asked, callerPhone: '202-555-0191', name: 'Nobody Known', phone: '202-555-0199' });
      expect([unknown.statusCode, unknown.body]).toEqual([200, known.body]);
      expect(statements).toEqual(ofKnown);
      expect(ofKnown.length).toBeGreaterThan(0);
      expect(ofKnown.join()).not.toMatch(/person|phone_number|match_key/);
      expect(known.json().say).toContain('I cannot say whether we know somebody or not.');
    } finally {
      (database as { transaction: unknown }).transaction = transaction;
    }
  });

  it('takes as long for the known as for the unknown, within what it varies anyway', async () => {
    const times = { known: [] as number[], unknown: [] as number[] };
    for (let n = 0; n < 30; n++)
      for (const [which, phone] of [
        ['known', '202-555-0147'],
        ['unknown', '202-555-0199'],
      ] as const) {
        const begun = performance.now();
        await inquire({ phone, note: 'Is he there?' });
        times[which].push(performance.now() - begun);
      }
    const median = (of: number[]) => of.toSorted((a, b) => a - b)[of.length / 2]!;
    const ratio = median(times.known) / median(times.unknown);
    expect(ratio).toBeGreaterThan(1 / 3);
    expect(ratio).toBeLessThan(3);
  });

  it('B-097 whoever asks again and again is a pattern that a supervisor sees once, without a name', async () => {
    for (const [story, wanted] of [
      ['I am her husband', 'Maria'],
      ['I am her doctor', 'Maria Lopez'],
      ['From the bank', 'M. Lopez'],
      ['Again', 'Maria'],
    ])
      await inquire({ name: wanted, callerPhone: '202-555-0190', note: story });
    const alerts = await database.query<{ sentence: string }>('select kind, sentence from alert');
    expect(alerts).toEqual([
      {
        kind: 'inquiries-asked-by',
        sentence: 'The same caller has asked for somebody 3 times or more in 7 days. Nothing was told.',
      },
    ]);
  });

  it('is refused without a note, and for a birth date that cannot be', async () => {
    expect((await inquire({ name: 'Maria' })).statusCode).toBe(422);
    expect((await inquire({ name: 'Maria', birthDate: '1890', note: 'x' })).statusCode).toBe(422);
  });
});

/** Every statement that goes through a transaction, in order. */
function recording(statements: string[], transaction: Database['transaction']): Database['transaction'] {
  return (work) =>
    transaction((tx) =>
      work({
        ...tx,
        query: (text, values) => {
          statements.push(text);
          return tx.query(text, values);
        },
      }),
    );
}
