import { v7 as uuid } from 'uuid';
import { IntakeStore } from '../../../src/modules/intake/intake.store.js';
import { PeopleStore } from '../../../src/modules/people/people.store.js';
import type { StaffPrincipal, StaffRole } from '../../../src/platform/auth/principal.js';
import type { Database } from '../../../src/platform/database/database.js';
import { newcomer } from '../people/newcomer.js';

export const start = new Date('2026-11-23T15:00:00Z');
export const minutesAfterStart = (minutes: number) => new Date(start.getTime() + minutes * 60_000);

export interface SeededPerson {
  readonly personId: string;
  readonly phoneNumberId: string;
  readonly intakeId: string;
}

/** Rows that other modules write, put there by hand: a site, staff, and what happens on the phone. */
export class SeededRows {
  readonly siteId = uuid();
  readonly routeId = uuid();

  constructor(private readonly database: Database) {}

  async site(): Promise<void> {
    await this.database.query(
      `insert into site (id, name, time_zone, phone_number, hours)
       values ($1, 'Palm Lake', 'America/New_York', '+12025550100', '{"always": true}')`,
      [this.siteId],
    );
    await this.database.query(`insert into route (id, site_id, name, language) values ($1, $2, 'Palm Lake, English', 'en')`, [
      this.routeId,
      this.siteId,
    ]);
  }

  async staff(name: string, ...roles: readonly StaffRole[]): Promise<StaffPrincipal> {
    const email = `${name.toLowerCase().replaceAll(' ', '.')}@example.org`;
    const userId = uuid();
    await this.database.query(`insert into staff_user (id, email, name, password_hash, roles) values ($1, $2, $3, 'x', $4)`, [
      userId,
      email,
      name,
      roles,
    ]);
    if (roles.includes('counsellor'))
      await this.database.query('insert into counsellor (id, name, presence_since) values ($1, $2, $3)', [userId, name, start]);
    return { kind: 'staff', userId, name, email, roles };
  }

  /** Somebody with one number and an open intake at "inquiry". */
  async person(e164 = '+12025550147'): Promise<SeededPerson> {
    return this.database.transaction(async (tx) => {
      const found = (await new PeopleStore().findOrCreateMany(tx, [newcomer({ e164, at: start })])).get(e164)!;
      const { personId } = found;
      const intakes = await new IntakeStore().openOrJoinMany(tx, [
        { intakeId: uuid(), personId, siteId: this.siteId, nextStepDueAt: minutesAfterStart(5), at: start },
      ]);
      return { ...found, intakeId: intakes.get(personId)!.intakeId };
    });
  }

  /** Somebody owns the intake by name, and so may open the record (ADR 0044). */
  async givenTo(userId: string, { intakeId }: Pick<SeededPerson, 'intakeId'>): Promise<void> {
    await this.database.query('update intake set owner_user_id = $2, owner_team = null where id = $1', [intakeId, userId]);
  }

  /** Somebody stands in for a colleague today, and said so. */
  async openedTo(userId: string, { personId }: Pick<SeededPerson, 'personId'>): Promise<void> {
    const [at, until] = [new Date(Date.now() - 60_000), new Date(Date.now() + 3_600_000)];
    const said = { reason: 'covering-for-a-colleague', words: 'They are ill today', signs: [], at, until };
    await this.insert('record_opening', { id: uuid(), person_id: personId, user_id: userId, ...said });
  }

  async callback(person: SeededPerson, columns: Readonly<Record<string, unknown>> = {}): Promise<string> {
    const row = {
      id: uuid(),
      person_id: person.personId,
      phone_number_id: person.phoneNumberId,
      intake_id: person.intakeId,
      site_id: this.siteId,
      route_id: this.routeId,
      origin: 'form',
      urgency: 'standard',
      state: 'scheduled',
      window_start: start,
      promised_by: minutesAfterStart(10),
      due_at: start,
      because: 'As soon as possible.',
      owner_team: 'queue',
      created_at: start,
      ...columns,
    };
    await this.insert('callback', row);
    return row.id;
  }

  async attempt(person: SeededPerson, callbackId: string, counsellorId: string, columns = {}): Promise<string> {
    const row = {
      id: uuid(),
      callback_id: callbackId,
      person_id: person.personId,
      attempt_number: 1,
      offer_id: uuid(),
      counsellor_id: counsellorId,
      started_at: minutesAfterStart(3),
      dialled_at: minutesAfterStart(3),
      ended_at: minutesAfterStart(8),
      outcome: 'no-answer',
      ...columns,
    };
    await this.insert('callback_attempt', row);
    return row.id;
  }

  async call(person: SeededPerson, callbackId: string, attemptId: string, counsellorId: string, columns = {}): Promise<string> {
    const row = {
      id: uuid(),
      site_id: this.siteId,
      callback_id: callbackId,
      attempt_id: attemptId,
      person_id: person.personId,
      counsellor_id: counsellorId,
      state: 'ended',
      started_at: minutesAfterStart(3),
      connected_at: minutesAfterStart(4),
      ended_at: minutesAfterStart(8),
      end_cause: 'completed',
      ...columns,
    };
    await this.insert('call', row);
    return row.id;
  }

  async insert(table: string, row: Readonly<Record<string, unknown>>): Promise<void> {
    const names = Object.keys(row);
    const places = names.map((_, index) => `$${index + 1}`);
    await this.database.query(`insert into ${table} (${names.join(', ')}) values (${places.join(', ')})`, Object.values(row));
  }
}
