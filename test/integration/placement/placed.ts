import { v7 as uuid } from 'uuid';
import { BoardModule } from '../../../src/modules/board/index.js';
import {
  PlacementModule,
  FollowSteps,
  MissAppointment,
  ReleaseHold,
  TakeStep,
  WatchWaitlist,
} from '../../../src/modules/placement/index.js';
import type { StaffPrincipal } from '../../../src/platform/auth/principal.js';
import { minutesAfterStart, start, type SeededPerson } from '../intake/seeded-rows.js';
import { openModules, type OpenedModules } from '../platform/opened-modules.js';

/** A programme with beds, staff, and a clock that the test moves; the sweep is run by hand. */
export class Placed {
  private constructor(private readonly opened: OpenedModules) {}

  static async open(): Promise<Placed> {
    return new Placed(await openModules(PlacementModule, BoardModule));
  }

  readonly database = this.opened.database;
  readonly clock = this.opened.clock;
  readonly rows = this.opened.rows;
  readonly use = this.opened.use;
  readonly close = this.opened.close;
  dana: StaffPrincipal;
  morgan: StaffPrincipal;
  vega: StaffPrincipal;
  programmeId: string;

  /** Back to the start of time, with nobody there but three of staff, and a programme of its own. */
  async reset(publiclyFunded = false): Promise<void> {
    await this.opened.reset();
    this.dana = await this.rows.staff('Dana', 'counsellor');
    this.morgan = await this.rows.staff('Morgan', 'manager');
    this.vega = await this.rows.staff('Dr Vega', 'clinician');
    this.programmeId = uuid();
    await this.rows.insert('programme', {
      id: this.programmeId,
      site_id: this.rows.siteId,
      name: `Lakeside ${this.programmeId}`,
      level_of_care: '3.7',
      publicly_funded: publiclyFunded,
      place: '12 Lake Road',
      created_at: start,
    });
  }

  async bed(state = 'open'): Promise<string> {
    const id = uuid();
    const row = {
      id,
      programme_id: this.programmeId,
      label: id.slice(-4),
      state,
      asserted_by: this.morgan.userId,
      asserted_at: start,
    };
    await this.rows.insert('bed', row);
    return id;
  }

  /** Somebody with an open intake; `texts`: they agreed to them. */
  async person(e164 = '+12025550147', { texts = false } = {}): Promise<SeededPerson> {
    const person = await this.rows.person(e164);
    if (!texts) return person;
    await this.database.query(
      `insert into consent_event (id, person_id, channel, action, received_at) values (gen_random_uuid(), $1, 'sms', 'grant', $2)`,
      [person.personId, minutesAfterStart(-1)],
    );
    return person;
  }

  /** One that nobody has dealt with. */
  async flag({ intakeId, personId }: SeededPerson, level: string, rule = `test-${level}`): Promise<string> {
    const id = uuid();
    const [raisedAt, facts] = [this.clock.at, '{}'];
    const row = { id, intake_id: intakeId, person_id: personId, site_id: this.rows.siteId, rule, level, facts };
    await this.rows.insert('flag', { ...row, table_version: '1', table_hash: 'x', raised_at: raisedAt, due_at: raisedAt });
    return id;
  }

  at(instant: string): void {
    this.clock.at = new Date(instant);
  }

  /** What the sweep does about placement. */
  async tick(): Promise<void> {
    for (const { id } of await this.use(MissAppointment).late()) await this.use(MissAppointment).byClock(id);
    for (const { id } of await this.use(TakeStep).due()) await this.use(TakeStep).run(id);
    for (const { id } of await this.use(FollowSteps).unfollowed()) await this.use(FollowSteps).run(id);
    for (const { id } of await this.use(WatchWaitlist).overdue()) await this.use(WatchWaitlist).alert(id);
    await this.use(ReleaseHold).expire();
  }

  steps(): Promise<{ kind: string; due_at: Date; outcome: string | null; callback_id: string | null }[]> {
    return this.database.query('select kind, due_at, outcome, callback_id from placement_step order by due_at, kind');
  }

  callbacks(): Promise<{ id: string; origin: string; urgency: string; state: string; because: string; due_at: Date }[]> {
    return this.database.query('select id, origin, urgency, state, because, due_at from callback order by created_at, id');
  }

  /** The callback moves as a talk or a person would move it. */
  async callbackBecomes(state: 'done' | 'cancelled' | 'needs-decision'): Promise<void> {
    const ended = state === 'needs-decision' ? null : this.clock.at;
    await this.database.query(
      `update callback set state = $1, because = 'As the test says', ended_at = $2, owner_user_id = $3, owner_team = null where ended_at is null`,
      [state, ended, this.morgan.userId],
    );
  }

  alerts(): Promise<{ kind: string; acknowledged: boolean }[]> {
    return this.database.query('select kind, acknowledged_at is not null as acknowledged from alert order by raised_at');
  }

  async events(): Promise<string[]> {
    const rows = await this.database.query<{ name: string }>(`select name from outbox_message where kind = 'event' order by id`);
    return rows.map(({ name }) => name);
  }
}
