import { v7 as uuid } from 'uuid';
import { emptyTables } from '../../support/empty-tables.js';
import type { OpenedModules } from '../platform/opened-modules.js';

/** Rows of a day's work, written in whatever order and at whatever time a test says. */
export class History {
  readonly counsellors: string[] = [];
  readonly sources: string[] = [];
  readonly intakes: { personId: string; phoneNumberId: string; intakeId: string; callbackId: string }[] = [];
  readonly callerIds: string[] = [];
  readonly attempts: { id: string; callbackId: string; personId: string; counsellorId: string }[] = [];
  readonly offers: string[] = [];
  private numbers = 0;

  constructor(private readonly on: OpenedModules) {}

  static readonly tables = ['callers', 'requests', 'lengths', 'promises', 'work', 'presence', 'funnel'] as const;

  async begin(): Promise<void> {
    await this.on.reset();
    await emptyTables(this.on.database, 'report_touch', 'source', ...History.tables.map((table) => `report_${table}`));
    for (const name of ['Ana', 'Ben']) this.counsellors.push((await this.on.rows.staff(name, 'counsellor')).userId);
    await this.query('delete from presence_step');
    for (const name of ['Website', 'Partner']) {
      const id = uuid();
      await this.on.rows.insert('source', { id, site_id: this.on.rows.siteId, name });
      this.sources.push(id);
    }
  }

  query<R>(text: string, values: readonly unknown[] = []): Promise<R[]> {
    return this.on.database.query<R>(text, values);
  }

  /** Somebody new asks, or somebody known once more. */
  async lead(at: Date, { source = 0, of }: { source?: number; of?: number } = {}): Promise<string> {
    const known = of === undefined ? undefined : this.intakes[of];
    const one = known ?? (await this.newcomer(at));
    const id = uuid();
    await this.on.rows.insert('lead', {
      id,
      reference: id,
      source_id: this.sources[source],
      person_id: one.personId,
      intake_id: one.intakeId,
      callback_id: one.callbackId,
      language: 'en',
      about_someone_else: false,
      received_at: at,
    });
    return id;
  }

  async newcomer(at: Date): Promise<(typeof this.intakes)[number]> {
    this.numbers += 1;
    const person = await this.on.rows.person(`+1202555${String(1000 + this.numbers)}`);
    await this.query('update intake set opened_at = $2 where id = $1', [person.intakeId, at]);
    const times = { created_at: at, window_start: at, promised_by: new Date(at.getTime() + 600_000), due_at: at };
    const one = { ...person, callbackId: await this.on.rows.callback(person, times) };
    this.intakes.push(one);
    return one;
  }

  /** A ring, and how it came out. */
  async attempt(of: number, at: Date, outcome: string, counsellor = 0): Promise<void> {
    const { callbackId, ...person } = this.intakes[of]!;
    const attempt_number = this.attempts.length + 1;
    const columns = { attempt_number, started_at: at, dialled_at: at, ended_at: at, outcome };
    const id = await this.on.rows.attempt(person, callbackId, this.counsellors[counsellor]!, columns);
    this.attempts.push({ id, callbackId, personId: person.personId, counsellorId: this.counsellors[counsellor]! });
  }

  /** A talk of so many seconds; the attempt has to be there. */
  async talk(of: number, at: Date, seconds: number, disposition: string | null): Promise<void> {
    const { id, callbackId, personId, counsellorId } = this.attempts[of]!;
    const ended_at = new Date(at.getTime() + seconds * 1000);
    const columns = { started_at: at, connected_at: at, ended_at, disposition };
    await this.on.rows.call({ personId, phoneNumberId: '', intakeId: '' }, callbackId, id, counsellorId, columns);
  }

  async caller(at: Date, columns: Readonly<Record<string, unknown>> = {}): Promise<string> {
    const id = uuid();
    const row = { id, site_id: this.on.rows.siteId, route_id: this.on.rows.routeId, language: 'en', stage: 'waiting' };
    await this.on.rows.insert('inbound_call', { ...row, stage_since: at, arrived_at: at, waiting_since: at, ...columns });
    this.callerIds.push(id);
    return id;
  }

  async callerEnds(id: string, outcome: string, at: Date, talkedAt: Date | null = null): Promise<void> {
    await this.query(
      `update inbound_call set stage = 'ended', ended_at = $2, outcome = $3, left_at = 'waiting', because = 'test', talked_at = $4 where id = $1`,
      [id, at, outcome, talkedAt],
    );
  }

  async offer(of: number, counsellor: number, at: Date, state: string): Promise<void> {
    const { callbackId, personId } = this.intakes[of]!;
    const entry = { id: uuid(), callback_id: callbackId, person_id: personId, route_id: this.on.rows.routeId };
    const over = { state: 'ended', ended_at: at, end_reason: 'test' };
    await this.on.rows.insert('queue_entry', { ...entry, urgency: 'standard', arrived_at: at, deadline_at: at, ...over });
    const id = uuid();
    const columns = { id, queue_entry_id: entry.id, counsellor_id: this.counsellors[counsellor], why: '{}', expires_at: at };
    await this.on.rows.insert('offer', { ...columns, offered_at: at, state, ended_at: state === 'pending' ? null : at });
    this.offers.push(id);
  }

  presence(counsellor: number, at: Date, presence: string): Promise<unknown> {
    return this.on.rows.insert('presence_step', { counsellor_id: this.counsellors[counsellor], at, presence });
  }

  stage(of: number, to: string): Promise<unknown> {
    const row = { id: uuid(), intake_id: this.intakes[of]!.intakeId, to_stage: to, because: 'test', at: new Date() };
    return this.on.rows.insert('stage_change', row);
  }

  /** Everything that the roll-ups say, in words. */
  async told(): Promise<readonly string[]> {
    const all = History.tables.map((table) =>
      this.query<{ row: string }>(`select t::text as row from report_${table} t order by 1`),
    );
    return (await Promise.all(all)).flatMap((rows, index) => rows.map(({ row }) => `${History.tables[index]} ${row}`));
  }
}
