import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { v7 as uuid } from 'uuid';
import { PersonTimelineReadModel } from '../../../src/modules/board/timeline/person-timeline.read-model.js';
import { PartyStore } from '../../../src/modules/intake/parties/party.store.js';
import { RemoveParty } from '../../../src/modules/intake/parties/remove-party.js';
import { SetParty } from '../../../src/modules/intake/parties/set-party.js';
import { LeadBatcher } from '../../../src/modules/leads/lead-batcher.js';
import { DraftLead } from '../../../src/modules/leads/read/draft-lead.js';
import { firstRules } from '../../../src/core/sources/source-rules.js';
import type { PartyRole } from '../../../src/core/intake/party-roles.js';
import type { StaffPrincipal } from '../../../src/platform/auth/principal.js';
import { number } from '../calls/floor-steps.js';
import { openFloor, type Floor } from '../calls/opened-floor.js';
import { testSeals } from '../platform/test-keys.js';

let floor: Floor;
let manager: StaffPrincipal;
const sourceId = uuid();
beforeAll(async () => {
  floor = await openFloor();
  await floor.rows.insert('source', { id: sourceId, site_id: floor.rows.siteId, name: 'Website', key_hash: Buffer.from('two') });
});
afterAll(() => floor.close());
beforeEach(async () => {
  await floor.reset();
  manager = await floor.rows.staff('Ada', 'manager');
});

async function post(n: number, aboutSomeoneElse: boolean): Promise<void> {
  const body = {
    phone: number(n),
    name: 'Rosa Lopez',
    aboutSomeoneElse,
    message: 'It is about my son',
    consent: { call: true, sms: true },
  };
  const source = { kind: 'source', sourceId, siteId: floor.rows.siteId, rules: firstRules.website } as const;
  await floor
    .use(LeadBatcher)
    .write(await floor.use(DraftLead).run({ source, body, rawBody: JSON.stringify(body), idempotencyKey: null }));
}
const parties = () =>
  floor.database.query<{
    intake_id: string;
    person_id: string;
    roles: PartyRole[];
    display_name: string | null;
    numbers: number;
    consents: number;
  }>(
    `select y.intake_id, y.person_id, y.roles, p.display_name, (select count(*)::int from phone_number n where n.person_id = p.id) as numbers,
       (select count(*)::int from consent_event e where e.person_id = p.id) as consents
     from intake_party y join person p on p.id = y.person_id order by y.roles`,
  );

describe('a lead', () => {
  it('of somebody for themselves makes one person, caller and patient', async () => {
    await post(1, false);
    expect(await parties()).toMatchObject([{ roles: ['caller', 'patient'], display_name: 'Rosa Lopez', numbers: 1 }]);
  });

  it('B-040 of a relative makes two persons: consents apart, and nothing to call the patient on', async () => {
    await post(1, true);
    expect(await parties()).toMatchObject([
      { roles: ['caller'], display_name: 'Rosa Lopez', numbers: 1, consents: 2 },
      { roles: ['patient'], display_name: null, numbers: 0, consents: 0 },
    ]);
    expect(await floor.database.query('select person_id from callback')).toEqual([
      { person_id: (await parties())[0]!.person_id },
    ]);
  });

  it('that joins an open intake leaves its parties as they are', async () => {
    await post(1, true);
    const who = async () => (await parties()).map(({ person_id, roles }) => [person_id, roles]);
    const before = await who();
    await post(1, true);
    await post(1, false);
    expect(await who()).toEqual(before);
  });

  it('A-306 of a relative is nowhere in what is shown of the patient', async () => {
    await post(1, true);
    const [caller, patient] = await parties();
    const timeline = new PersonTimelineReadModel(floor.database, testSeals);
    expect((await timeline.of(patient!.person_id)).items).toEqual([]);
    expect((await timeline.of(caller!.person_id)).items.map(({ kind }) => kind)).toContain('lead-received');
  });
});

describe('the parties of an intake', () => {
  const set = (intakeId: string, change: { personId?: string; name?: string; roles: PartyRole[] }) =>
    floor.use(SetParty).run(intakeId, { ...change, reason: 'She said so' }, manager);
  const shown = async (intakeId: string) =>
    (await floor.use(PartyStore).of(floor.database, intakeId))
      .map(({ display_name: name, roles }) => [name, roles])
      .sort(([one], [other]) => String(one).localeCompare(String(other)));

  it('A-301 get roles: a patient by name takes the place of the unnamed one, on the record', async () => {
    await post(1, true);
    const [{ intake_id: intakeId, person_id: rosa }] = (await parties()) as [Awaited<ReturnType<typeof parties>>[number]];
    await set(intakeId, { name: 'Leo Lopez', roles: ['patient'] });
    await set(intakeId, { personId: rosa, roles: ['family', 'caller'] });
    expect(await shown(intakeId)).toEqual([
      ['Leo Lopez', ['patient']],
      ['Rosa Lopez', ['caller', 'family']],
    ]);
    expect(await floor.database.query(`select user_id, subject_id from audit_entry where action = 'intake-party.set'`)).toEqual([
      { user_id: manager.userId, subject_id: intakeId },
      { user_id: manager.userId, subject_id: intakeId },
    ]);
  });

  it('lose somebody who was written down by mistake, on the record, and never who asked for help', async () => {
    await post(1, true);
    const [{ intake_id: intakeId, person_id: rosa }] = (await parties()) as [Awaited<ReturnType<typeof parties>>[number]];
    await set(intakeId, { name: 'Leo Lopez', roles: ['patient'] });
    await set(intakeId, { name: 'Somebody Else', roles: ['friend', 'caller'] });
    const idOf = async (name: string) => (await parties()).find((one) => one.display_name === name)!.person_id;
    const [wrong, leo] = [await idOf('Somebody Else'), await idOf('Leo Lopez')];
    const remove = (personId: string) => floor.use(RemoveParty).run(intakeId, personId, ' Another Leo ', manager);
    await remove(wrong);
    expect(await shown(intakeId)).toEqual([
      ['Leo Lopez', ['patient']],
      ['Rosa Lopez', ['caller']],
    ]);
    await expect(remove(wrong)).rejects.toMatchObject({ kind: 'not-found', code: 'party/unknown' });
    await expect(remove(leo)).rejects.toMatchObject({ kind: 'conflict', code: 'party/no-patient' });
    await expect(remove(rosa)).rejects.toMatchObject({ kind: 'conflict', code: 'party/asked-for-help' });
    const detail = { personId: wrong, roles: ['caller', 'friend'], reason: 'Another Leo' };
    expect(await floor.database.query(`select user_id, detail from audit_entry where action = 'intake-party.removed'`)).toEqual([
      { user_id: manager.userId, detail },
    ]);
    expect(await floor.database.query(`select payload from outbox_message where name = 'PartyRemoved'`)).toEqual([
      { payload: { intakeId, personId: wrong } },
    ]);
  });

  it('always hold a patient and a caller', async () => {
    await post(1, false);
    const [{ intake_id: intakeId, person_id: rosa }] = (await parties()) as [Awaited<ReturnType<typeof parties>>[number]];
    await expect(set(intakeId, { personId: rosa, roles: ['caller'] })).rejects.toMatchObject({
      kind: 'conflict',
      code: 'party/no-patient',
    });
    await expect(set(intakeId, { personId: rosa, roles: ['patient'] })).rejects.toMatchObject({ code: 'party/no-caller' });
    await expect(set(intakeId, { personId: uuid(), roles: ['family'] })).rejects.toMatchObject({
      kind: 'not-found',
      code: 'person/unknown',
    });
    await expect(set(uuid(), { roles: ['family'] })).rejects.toMatchObject({ kind: 'not-found', code: 'intake/unknown' });
    await set(intakeId, { name: 'Leo Lopez', roles: ['patient'] });
    expect(await shown(intakeId)).toEqual([
      ['Leo Lopez', ['patient']],
      ['Rosa Lopez', ['caller']],
    ]);
  });
});
