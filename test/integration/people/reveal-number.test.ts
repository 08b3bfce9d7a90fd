import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { v7 as uuid } from 'uuid';
import { PeopleStore } from '../../../src/modules/people/people.store.js';
import { RevealNumber } from '../../../src/modules/people/reveal-number.js';
import type { StaffPrincipal } from '../../../src/platform/auth/principal.js';
import type { Database } from '../../../src/platform/database/database.js';
import { newcomer } from './newcomer.js';
import { openDatabase, type OpenedDatabase } from './opened-database.js';
import { asOwner } from '../../support/as-owner.js';
import { emptyTables } from '../../support/empty-tables.js';
import { peopleStores } from './people-stores.js';

let opened: OpenedDatabase;
let database: Database;
const maria = newcomer();
const staff: StaffPrincipal = { kind: 'staff', userId: uuid(), name: 'Dana', email: 'dana@example.org', roles: ['counsellor'] };

beforeAll(async () => {
  opened = await openDatabase();
  database = opened.database;
});
afterAll(() => opened.close());
beforeEach(async () => {
  await emptyTables(database, 'person');
  await database.transaction((tx) => new PeopleStore().findOrCreateMany(tx, [maria]));
});

const entries = () => database.query('select user_id, action, subject_id, detail from audit_entry');

describe('a person on a screen', () => {
  it('shows initials and the last two digits, no more', async () => {
    const shown = await peopleStores(database, maria.at).readModel.one(maria.personId);
    expect(shown).toMatchObject({ initials: 'M.D.L.C.', phoneNumber: '••••47', callConsent: 'none', automaticCalls: true });
    expect(JSON.stringify(shown)).not.toMatch(/Maria|5550147/);
  });

  it('is not found under an unknown id', async () => {
    await expect(peopleStores(database, maria.at).readModel.one(uuid())).rejects.toMatchObject({
      kind: 'not-found',
      code: 'person/unknown',
    });
  });
});

describe('a revealed number', () => {
  const reveal = () => new RevealNumber(database);

  it('leaves an audit entry', async () => {
    expect(await reveal().run(maria.personId, staff, 'Their carrier blocks us')).toEqual({
      phoneNumber: '+12025550147',
      extension: null,
    });
    expect(await entries()).toEqual([
      {
        user_id: staff.userId,
        action: 'phone-number.revealed',
        subject_id: maria.personId,
        detail: { phoneNumberId: maria.phoneNumberId, reason: 'Their carrier blocks us' },
      },
    ]);
  });

  it('is not shown when the audit entry cannot be written', async () => {
    await asOwner(database, 'alter table audit_entry rename to audit_entry_away');
    await expect(reveal().run(maria.personId, staff, 'Their carrier blocks us')).rejects.toThrow('cannot be recorded');
    await asOwner(database, 'alter table audit_entry_away rename to audit_entry');
  });

  it('is not found under an unknown id', async () => {
    await expect(reveal().run(uuid(), staff, 'x')).rejects.toMatchObject({ kind: 'not-found' });
  });
});
