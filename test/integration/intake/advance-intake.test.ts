import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { AdvanceIntakeDto } from '../../../src/contracts/intake.dto.js';
import { AdvanceIntake } from '../../../src/modules/intake/advance-intake.js';
import { KeepLicences } from '../../../src/modules/intake/index.js';
import { RecordDecision } from '../../../src/modules/intake/clinical/record-decision.js';
import { IntakesReadModel } from '../../../src/modules/intake/intakes.read-model.js';
import type { StaffPrincipal } from '../../../src/platform/auth/principal.js';
import type { Database } from '../../../src/platform/database/database.js';
import { openFloor, type Floor } from '../calls/opened-floor.js';
import { minutesAfterStart, type SeededRows, type SeededPerson, start } from './seeded-rows.js';
import { emptyTables } from '../../support/empty-tables.js';

let floor: Floor;
let database: Database;
let rows: SeededRows;
let person: SeededPerson;
let dana: StaffPrincipal;
let manager: StaffPrincipal;
let vega: StaffPrincipal;
let advanceIntake: AdvanceIntake;
let intakes: IntakesReadModel;
const decision = {
  edition: '4',
  outcome: 'approved',
  level: '3.7',
  ratings: { '1': 3, '2': 1, '3': 2, '4': 3, '5': 2 },
  text: 'Withdrawal needs watching',
} as const;
const talked = { spokeWith: 'self', safeToTalk: true };
const screened = {
  screeningAgreed: true,
  substances: 'clonazepam',
  lastUse: 'this morning',
  personLocation: 'Tampa, FL',
  personState: 'FL',
};

beforeAll(async () => {
  floor = await openFloor();
  ({ database, rows } = floor);
  floor.clock.at = minutesAfterStart(20);
  dana = await rows.staff('Dana', 'counsellor');
  manager = await rows.staff('Morgan', 'manager');
  vega = await rows.staff('Dr Vega', 'clinician');
  const licence = { userId: vega.userId, state: 'FL', number: 'FL-1', validUntil: '2027-01-01' } as const;
  await floor.use(KeepLicences).add(licence, manager.userId);
  advanceIntake = floor.use(AdvanceIntake);
  intakes = floor.use(IntakesReadModel);
});
afterAll(() => floor.close());
beforeEach(async () => {
  await emptyTables(database, 'person', 'outbox_message');
  person = await rows.person();
});

const advance = (staff: StaffPrincipal, to: AdvanceIntakeDto['to'], more: Partial<AdvanceIntakeDto> = {}) =>
  advanceIntake.run(person.intakeId, staff, { to, ...more });
const shown = () => intakes.one(person.intakeId);

describe('advance', () => {
  it('saves stage, facts, next step, owner, history and events together', async () => {
    await advance(dana, 'contacted', { facts: talked, reason: 'She phoned back' });
    expect(await shown()).toMatchObject({
      stage: 'contacted',
      facts: talked,
      nextStep: 'Ask the safety questions and start the screening',
      nextStepDueAt: minutesAfterStart(80),
      ownerUserId: dana.userId,
      ownerName: 'Dana',
      ownerTeam: null,
      initials: 'M.D.L.C.',
    });
    expect((await shown()).history).toMatchObject([
      { from: null, to: 'inquiry', byName: null },
      { from: 'inquiry', to: 'contacted', byName: 'Dana', because: 'She phoned back', facts: talked },
    ]);
  });

  it('goes all the way to admitted, and only then is there no next step', async () => {
    await advance(dana, 'contacted', { facts: talked });
    await advance(dana, 'screening', { facts: { screeningAgreed: true } });
    await advance(dana, 'clinical-review', { facts: screened });
    await floor.use(RecordDecision).run(person.intakeId, decision, vega);
    await advance(dana, 'scheduled', { facts: { arrivalAt: '2026-11-25T15:00:00Z', arrivalPlace: 'Palm Lake' } });
    expect(await shown()).toMatchObject({ ownerName: 'Dana', nextStepDueAt: new Date('2026-11-24T15:00:00Z') });
    await advance(dana, 'arrived', { facts: { arrivedAt: '2026-11-25T15:05:00Z', facilityContact: 'Nurse Kim' } });
    await advance(dana, 'admitted', { facts: { admittedAt: '2026-11-25T15:10:00Z' } });
    expect(await shown()).toMatchObject({
      stage: 'admitted',
      nextStep: null,
      nextStepDueAt: null,
      endedAt: floor.clock.at,
      moves: [],
    });
    const events = await database.query<{ name: string }>('select name from outbox_message order by id');
    const names = events.map((event) => event.name).filter((name) => name !== 'LevelDecided');
    expect(names).toEqual([...Array<string>(7).fill('IntakeAdvanced'), 'Admitted']);
  });

  it('closes with its reason', async () => {
    await advance(dana, 'closed', { facts: { closeReason: 'wrong-number' } });
    expect(await shown()).toMatchObject({ stage: 'closed', closeReason: 'wrong-number', endedAt: floor.clock.at });
  });

  it('leaves the owner alone when a manager moves the intake on', async () => {
    await advance(dana, 'contacted', { facts: talked });
    await advance(manager, 'screening', { facts: { screeningAgreed: true } });
    expect((await shown()).ownerName).toBe('Dana');
  });
});

describe('a refused advance', () => {
  const untouched = async () => {
    expect(await shown()).toMatchObject({ stage: 'inquiry', facts: {} });
    expect(await database.query('select id from outbox_message')).toEqual([]);
  };

  it('names every missing fact at once', async () => {
    await expect(advance(dana, 'contacted')).rejects.toMatchObject({
      kind: 'conflict',
      code: 'intake/missing-facts',
      options: {
        errors: [
          { field: 'facts.spokeWith', code: 'missing-fact', message: 'Who we talked to is missing.' },
          { field: 'facts.safeToTalk', code: 'missing-fact' },
        ],
        extra: { stage: 'inquiry' },
      },
    });
    await untouched();
  });

  it('is a conflict when the stage table knows no such way', async () => {
    await expect(advance(manager, 'admitted')).rejects.toMatchObject({ kind: 'conflict', code: 'intake/not-allowed' });
    await untouched();
  });

  it('is forbidden to a counsellor where a clinician decides', async () => {
    await advance(dana, 'contacted', { facts: talked });
    await advance(dana, 'clinical-review', { facts: screened });
    await expect(advance(dana, 'approved')).rejects.toMatchObject({ kind: 'forbidden', code: 'intake/role' });
    const facts = { levelOfCare: '3.7' };
    await expect(advance(dana, 'clinical-review', { facts })).rejects.toMatchObject({ code: 'intake/not-allowed' });
    await expect(advance(dana, 'screening', { facts: { ...facts, screeningAgreed: true } })).rejects.toMatchObject({
      kind: 'forbidden',
      code: 'intake/clinical-fact',
    });
  });

  it.each([
    [{ shoeSize: 'big' }, 'intake/unknown-fact'],
    [{ safeToTalk: 'maybe' }, 'intake/invalid-fact'],
  ])('is invalid with facts %j', async (facts, code) => {
    await expect(advance(dana, 'contacted', { facts })).rejects.toMatchObject({ kind: 'invalid', code });
    await untouched();
  });

  it('is not found under an unknown id', async () => {
    const run = advanceIntake.run(person.personId, dana, { to: 'contacted' });
    await expect(run).rejects.toMatchObject({ kind: 'not-found', code: 'intake/unknown' });
  });

  it('tells the second of two at once which stage it is in now', async () => {
    const both = await Promise.allSettled([
      advance(dana, 'contacted', { facts: talked }),
      advance(manager, 'contacted', { facts: talked }),
    ]);
    const [refused] = both.filter((one) => one.status === 'rejected');
    expect(refused?.reason).toMatchObject({ code: 'intake/not-allowed', options: { extra: { stage: 'contacted' } } });
    expect((await shown()).history).toHaveLength(2);
  });
});

describe('an overridden gate', () => {
  it('is open to a manager with a reason, shown as open, and kept in the audit', async () => {
    await advance(manager, 'contacted', { override: true, reason: 'The line broke off' });
    expect((await shown()).openFacts.map((fact) => fact.field)).toEqual(['spokeWith', 'safeToTalk']);
    expect(await database.query(`select user_id, action, detail from audit_entry where subject_type = 'intake'`)).toEqual([
      {
        user_id: manager.userId,
        action: 'intake.gate-overridden',
        detail: { to: 'contacted', leftOpen: ['spokeWith', 'safeToTalk'], reason: 'The line broke off' },
      },
    ]);
  });

  it('stays shut without a reason, and for a counsellor', async () => {
    await expect(advance(manager, 'contacted', { override: true })).rejects.toMatchObject({
      kind: 'invalid',
      code: 'intake/reason-required',
      options: { errors: [{ field: 'reason' }] },
    });
    await expect(advance(dana, 'contacted', { override: true, reason: 'In a hurry' })).rejects.toMatchObject({
      kind: 'forbidden',
    });
  });
});

describe('an intake on a screen', () => {
  it('shows for every possible next stage what is still missing', async () => {
    const { moves } = await shown();
    expect(moves.map(({ to, missing }) => [to, missing.map((fact) => fact.field)])).toEqual([
      ['attempting', []],
      ['contacted', ['spokeWith', 'safeToTalk']],
      ['emergency', []],
      ['closed', ['closeReason']],
    ]);
  });

  it('is not found under an unknown id', async () => {
    await expect(intakes.one(person.personId)).rejects.toMatchObject({ code: 'intake/unknown' });
  });
});

describe('the list', () => {
  const list = (query: object = {}) => intakes.list({ limit: 50, ...query }, dana);

  it('pages through open intakes by what is due first', async () => {
    for (const last of [1, 2, 3, 4]) await rows.person(`+1202555014${last}`);
    const ids = new Set<string>();
    let cursor: string | undefined;
    let pages = 0;
    do {
      const page = await list({ limit: 2, ...(cursor ? { cursor } : {}) });
      for (const item of page.items) ids.add(item.id);
      cursor = page.next ?? undefined;
      pages += 1;
    } while (cursor);
    expect([ids.size, pages]).toEqual([5, 3]);
  });

  it('filters by stage, by owner and by what is overdue', async () => {
    const other = await rows.person('+12025550141');
    await advance(dana, 'contacted', { facts: talked });
    const found = async (query: object) => (await list(query)).items.map((item) => item.id);
    expect(await found({ owner: 'me' })).toEqual([person.intakeId]);
    expect(await found({ stage: 'inquiry' })).toEqual([other.intakeId]);
    expect(await found({ overdue: true })).toEqual([other.intakeId]);
    await advance(dana, 'closed', { facts: { closeReason: 'test' } });
    expect(await found({})).toEqual([other.intakeId]);
    expect(await found({ stage: 'closed' })).toEqual([person.intakeId]);
  });

  it.each(['nonsense', Buffer.from(`${start.toISOString()} x`).toString('base64url')])(
    'refuses the cursor %s',
    async (cursor) => {
      await expect(list({ cursor })).rejects.toMatchObject({ kind: 'invalid', code: 'cursor/unknown' });
    },
  );
});
