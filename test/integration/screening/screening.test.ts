import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { ScreeningDto } from '../../../src/contracts/screening/screening.dto.js';
import { FlagsModule } from '../../../src/modules/flags/index.js';
import { CreateUser } from '../../../src/modules/identity/index.js';
import { ScreeningModule } from '../../../src/modules/screening/index.js';
import type { StaffRole } from '../../../src/platform/auth/principal.js';
import { Database } from '../../../src/platform/database/database.js';
import { asOwner } from '../../support/as-owner.js';
import { createDatabase, type TestDatabase } from '../../support/database.js';
import { emptyTables } from '../../support/empty-tables.js';
import { administrator, signIn, type SignedIn } from '../identity/identity-app.js';
import { SeededRows, type SeededPerson } from '../intake/seeded-rows.js';
import { openApp } from '../platform/opened-app.js';
import { told } from '../../../src/platform/sealing/told.js';
import { opened } from '../platform/test-keys.js';

let stored: TestDatabase;
let app: NestFastifyApplication;
let database: Database;
let rows: SeededRows;
let person: SeededPerson;
let admin: SignedIn;
let dana: SignedIn;
let vega: SignedIn;

beforeAll(async () => {
  stored = await createDatabase();
  app = await openApp(stored.url, [FlagsModule, ScreeningModule]);
  database = app.get(Database);
  rows = new SeededRows(database);
  await rows.site();
  admin = await signIn(app, administrator);
  dana = await staff('counsellor');
  vega = await staff('clinician');
});
afterAll(async () => {
  await app.close();
  await stored.drop();
});
beforeEach(async () => {
  await emptyTables(database, 'person', 'alert', 'instrument_words', 'answering_point');
  person = await rows.person();
  await rows.givenTo(dana.userId, person);
});

async function staff(role: StaffRole): Promise<SignedIn> {
  const account = { email: `${role}@ringback.example`, password: 'a long enough password' };
  await app.get(CreateUser, { strict: false }).run({ ...account, name: role, roles: [role] }, null);
  return signIn(app, account);
}

interface Answered<T> {
  readonly status: number;
  readonly body: T;
}

async function send<T = ScreeningDto>(
  method: 'GET' | 'POST' | 'PUT',
  url: string,
  payload?: object,
  by = dana,
): Promise<Answered<T>> {
  const answer = await app.inject({ method, url, headers: by.headers, ...(payload ? { payload } : {}) });
  return { status: answer.statusCode, body: (answer.body ? answer.json() : null) as T };
}
const at = (path = '') => `/v1/intakes/${person.intakeId}/screening${path}`;
const shown = async (language = 'en') => (await send('GET', at(`?language=${language}`))).body;
const answer = async (questionId: string, value: string | null, more: object = {}) => {
  const given = value === null ? { unknown: true } : { value };
  return send('POST', at('/answers'), { questionId, answeredBy: 'person', ...given, ...more });
};

describe('a screening over HTTP', () => {
  it('asks safety first, three short questions a screen, in English and Spanish', async () => {
    const { screen } = await shown();
    expect(screen).toMatchObject({
      id: 'awake',
      questions: [{ id: 'not-waking' }, { id: 'slow-breathing' }, { id: 'blue-lips' }],
    });
    expect(screen!.questions[0]).toMatchObject({
      asks: 'Is there somebody who cannot be woken?',
      options: [
        { code: 'no', says: 'No' },
        { code: 'yes', says: 'Yes' },
      ],
    });
    expect((await shown('es')).screen!.questions[0]).toMatchObject({
      asks: '¿Hay alguien a quien no se puede despertar?',
      options: [
        { code: 'no', says: 'No' },
        { code: 'yes', says: 'Sí' },
      ],
    });
  });

  it('keeps one answer at a time, with who gave it, and goes on where it was left', async () => {
    await answer('not-waking', 'no');
    const { status, body } = await answer('slow-breathing', 'no', { answeredBy: 'third-party', language: 'es' });
    expect(status).toBe(200);
    expect(body.screen).toMatchObject({ id: 'awake', questions: [{ id: 'blue-lips' }] });
    expect((await shown()).answers).toMatchObject([
      { questionId: 'not-waking', answeredBy: 'person', value: 'no', isUnknown: false },
      { questionId: 'slow-breathing', answeredBy: 'third-party', value: 'no' },
    ]);
  });

  it('B-086: RED asks place and call-back number first, alarms at once, opens the record of 2.51(c), shows the answering point', async () => {
    const point = { state: 'FL', county: 'Hillsborough', phoneNumber: '813-247-0000', checkedOn: '2026-11-01' };
    expect((await send('PUT', '/v1/answering-points', point, dana)).status).toBe(403);
    expect((await send('PUT', '/v1/answering-points', { ...point, phoneNumber: '911' }, admin)).status).toBe(422);
    await send('PUT', '/v1/answering-points', point, admin);
    const { body } = await answer('not-waking', 'yes');
    expect(body).toMatchObject({
      level: 'red',
      inDanger: true,
      screen: { id: 'where', questions: [{ id: 'place' }, { id: 'call-back-number' }] },
    });
    expect(body.openFlags[0]).toMatchObject({
      rule: 'not-waking',
      says: 'They cannot be woken.',
      facts: { 'not-waking': ['yes'] },
    });
    expect(body.openFlags[0]!.toDo[0]).toContain('Ask where they are');
    expect(await database.query('select kind from alert')).toEqual([{ kind: 'flag-red' }]);
    const { body: records } = await send<{ records: object[] }>('GET', '/v1/emergency-disclosures');
    expect(records.records).toMatchObject([{ flagId: body.openFlags[0]!.id, intakeId: person.intakeId, closedAt: null }]);
    const placed = (await answer('place', 'Tampa, Hillsborough County, FL')).body;
    expect(placed.answeringPoints).toEqual([{ ...point, phoneNumber: '+18132470000' }]);
    expect(placed.screen).toMatchObject({ id: 'where', questions: [{ id: 'call-back-number' }] });
  });

  it('is answered and flagged together: an answer that raises a flag that cannot be kept is not kept either', async () => {
    await asOwner(database, 'alter table flag add constraint broken check (rule <> $$overdose$$)');
    expect((await answer('overdose', 'yes')).status).toBe(500);
    await asOwner(database, 'alter table flag drop constraint broken');
    expect((await shown()).answers).toEqual([]);
  });

  it('shows both of two answers that contradict each other, and the riskier counts', async () => {
    await answer('overdose', 'no');
    const { body } = await answer('overdose', 'yes', { answeredBy: 'third-party' });
    expect(body).toMatchObject({ level: 'red', conflicts: [{ questionId: 'overdose', person: 'no', thirdParty: 'yes' }] });
    expect((await answer('overdose', 'no', { answeredBy: 'third-party' })).body.level).toBe('red'); // flags only rise
  });

  it('counts "I do not know" as a question to ask again', async () => {
    const { body } = await answer('overdose', null);
    expect(body).toMatchObject({ level: null, askAgain: ['overdose'], answers: [{ value: 'unknown', isUnknown: true }] });
  });

  it('B-107: keeps a dose as it was told, and suggests the name of a drug without correcting it', async () => {
    await answer('benzodiazepine', 'yes');
    await answer('benzodiazepine-drug', 'clonazapam');
    const { body } = await answer('benzodiazepine-dose', '.5');
    expect(body.answers.slice(1)).toMatchObject([
      { value: 'clonazapam', drug: { kind: 'suggested', drugs: ['clonazepam'] }, instrumentVersion: '1' },
      { value: '.5', dose: { written: '.5', amount: { from: 0.5, to: 0.5 }, unit: null, precision: 1, doubts: ['no-unit'] } },
    ]);
    expect(body.askAgain).toEqual(expect.arrayContaining(['benzodiazepine-drug', 'benzodiazepine-dose']));
  });

  it('scores with the version that was asked, and keeps its hash with the answer', async () => {
    await answer('phq-2.1', 'nearly-every-day');
    const { body } = await answer('phq-2.2', 'several-days');
    expect(body.scores).toMatchObject([
      { instrument: 'phq-2', complete: true, score: 4, band: 'positive', reviews: ['clinician'] },
    ]);
    expect(body.level).toBe('yellow');
    const { body: content } = await send<{ pieces: { name: string; hash: string; isSample: boolean }[] }>(
      'GET',
      '/v1/clinical-content',
    );
    const piece = content.pieces.find(({ name }) => name === 'phq-2')!;
    expect(piece).toMatchObject({
      isSample: true,
      signedBy: 'Sample signature: no medical director has signed this',
      signedAt: null,
    });
    const kept = await database.query('select distinct instrument, instrument_version, definition_hash from screening_answer');
    expect(kept).toEqual([{ instrument: 'phq-2', instrument_version: '1', definition_hash: piece.hash }]);
  });

  it('keeps what was said before when an answer changes', async () => {
    await answer('weapon', 'no');
    await answer('weapon', 'yes');
    expect(
      await opened(
        database,
        `select ${told('answer.value', 'a')} as value, superseded_at is null as now from screening_answer a order by answered_at, id`,
      ),
    ).toEqual([
      { value: 'no', now: false },
      { value: 'yes', now: true },
    ]);
  });

  it.each([
    [{ questionId: 'shoe-size', value: 'big' }, 422, 'screening/unknown-question'],
    [{ questionId: 'overdose', value: 'maybe' }, 422, 'screening/invalid-answer'],
    [{ questionId: 'overdose' }, 422, 'screening/invalid-answer'],
    [{ questionId: 'overdose', value: 'no', answeredBy: 'cat' }, 422, 'input/invalid'],
  ])('refuses %j', async (body, status, code) => {
    const refused = await send<{ code: string }>('POST', at('/answers'), { answeredBy: 'person', ...body });
    expect([refused.status, refused.body.code]).toEqual([status, code]);
  });

  it('is refused for an intake that is unknown or has ended', async () => {
    expect((await send('GET', `/v1/intakes/${person.personId}/screening`)).status).toBe(404);
    await database.query(
      `update intake set stage = 'closed', close_reason = 'test', ended_at = now(), next_step = null, next_step_due_at = null`,
    );
    const { status, body } = await answer('overdose', 'no');
    expect([status, (body as unknown as { code: string }).code]).toEqual([409, 'screening/intake-ended']);
  });
});

describe('a draft', () => {
  const save = (text: string, version: number, by = dana) =>
    send<Record<string, unknown>>('PUT', at('/drafts'), { questionId: 'last-use', answeredBy: 'person', text, version }, by);

  it('is kept as typed, in the middle of a sentence, and is there for whoever goes on', async () => {
    expect(await save('this morn', 0)).toEqual({ status: 200, body: { version: 1 } });
    expect((await save('this morning, two ba', 1)).body).toEqual({ version: 2 });
    expect(await opened(database, `select ${told('draft.text', 'd')} as text, version from screening_draft d`)).toEqual([
      { text: 'this morning, two ba', version: 2 },
    ]);
    const place = { questionId: 'place', answeredBy: 'person', text: 'Tam', version: 0 };
    await send('PUT', at('/drafts'), place);
    await answer('not-waking', 'yes');
    expect((await shown()).screen!.questions[0]).toMatchObject({
      id: 'place',
      drafts: [{ answeredBy: 'person', text: 'Tam', version: 1 }],
    });
  });

  it('that somebody else changed meanwhile is a 409 with both texts', async () => {
    await save('this morning', 0);
    await save('this morning at nine', 1, vega);
    const { status, body } = await save('this morning, I think', 1);
    expect([status, body]).toEqual([
      409,
      expect.objectContaining({
        code: 'screening/draft-changed',
        theirs: { text: 'this morning at nine', version: 2 },
        yours: { text: 'this morning, I think', version: 1 },
      }),
    ]);
    expect((await save('a second first one', 0)).status).toBe(409);
  });

  it('is gone with the answer', async () => {
    await save('this morning', 0);
    await answer('last-use', 'this morning');
    expect(await database.query('select from screening_draft')).toEqual([]);
    expect((await save('late', 1)).body).toMatchObject({ code: 'screening/draft-changed', theirs: null });
  });
});

describe('flags over HTTP', () => {
  it('B-108: are lowered by a clinician with a reason; everybody else gets a 403', async () => {
    const { body } = await answer('past-seizure', 'yes');
    const [flag] = body.openFlags;
    const lower = (by: SignedIn, reason = 'Twenty years ago, and once') =>
      send<{ code: string }>('POST', `/v1/flags/${flag!.id}/lower`, { to: 'yellow', reason }, by);
    for (const other of [dana, admin]) expect((await lower(other)).status).toBe(403);
    expect((await lower(vega, '')).status).toBe(422);
    expect((await lower(vega)).status).toBe(204);
    expect(await shown()).toMatchObject({ level: 'yellow', openFlags: [] });
  });

  it('stand in one list, the worst first, until somebody says what was done', async () => {
    await answer('sole-carer', 'yes');
    const { body } = await answer('overdose', 'yes');
    const list = async () => (await send<{ flags: { rule: string }[] }>('GET', '/v1/flags')).body.flags.map(({ rule }) => rule);
    expect(await list()).toEqual(['overdose', 'sole-carer']);
    const red = body.openFlags.find(({ level }) => level === 'red')!;
    const handle = (outcome: string) => send('POST', `/v1/flags/${red.id}/handle`, { outcome, note: 'Her mother is there' });
    expect((await handle('nothing')).status).toBe(422);
    expect((await handle('clinician-talked')).status).toBe(403);
    expect((await handle('emergency-services-called')).status).toBe(204);
    expect((await handle('emergency-services-called')).status).toBe(409);
    expect(await list()).toEqual(['sole-carer']);
  });

  it('know which clinicians are on duty', async () => {
    const until = new Date(Date.now() + 3_600_000).toISOString();
    const set = (by: SignedIn) =>
      send<{ duties: { id: string; name: string }[] }>('POST', '/v1/clinical-duty', { userId: vega.userId, until }, by);
    expect((await set(dana)).status).toBe(403);
    const { body } = await set(vega);
    expect(body.duties).toMatchObject([{ userId: vega.userId, name: 'clinician', until }]);
    const ended = await app.inject({ method: 'DELETE', url: `/v1/clinical-duty/${body.duties[0]!.id}`, headers: vega.headers });
    expect(ended.statusCode).toBe(204);
    expect((await send<{ duties: object[] }>('GET', '/v1/clinical-duty')).body.duties).toEqual([]);
  });
});

describe('copyrighted words', () => {
  it('of DAST-10 are not here: it is left out until the installation brings them with its licence', async () => {
    const { body } = await send<{ instruments: { id: string; wording: string; questions: { languages: string[] }[] }[] }>(
      'GET',
      '/v1/instruments',
    );
    const dast = body.instruments.find(({ id }) => id === 'dast-10')!;
    expect([dast.wording, dast.questions.flatMap(({ languages }) => languages)]).toEqual(['installation', []]);
    expect((await answer('opioid', 'yes')).body.withoutWords).toHaveLength(10);
    const words = { language: 'en', words: 'The licensed words', licence: 'CAMH, 1 November 2026' };
    const put = (id: string, by: SignedIn) => send<{ code: string }>('PUT', `/v1/instruments/questions/${id}/words`, words, by);
    expect((await put('dast-10.1', dana)).status).toBe(403);
    expect((await put('phq-2.1', admin)).body.code).toBe('instrument/words-given');
    expect((await put('shoe-size', admin)).status).toBe(404);
    expect((await put('dast-10.1', admin)).status).toBe(204);
    expect((await shown()).withoutWords).toHaveLength(9);
    expect((await shown('es')).withoutWords).toHaveLength(10);
  });
});
