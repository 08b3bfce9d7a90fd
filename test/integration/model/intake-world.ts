import type { Type } from '@nestjs/common';
import type { ModuleRef } from '@nestjs/core';
import type { PinoLogger } from 'nestjs-pino';
import type { FactName, IntakeFacts } from '../../../src/core/intake/intake-facts.js';
import { stageTable } from '../../../src/core/intake/stage-table.js';
import { endStages, type Stage } from '../../../src/core/intake/stages.js';
import { promiseChecks } from '../../../src/modules/board/promise-checks.js';
import { EndAside, KeepLicences, WatchFollowUps, WatchSteps } from '../../../src/modules/intake/index.js';
import { DomainError } from '../../../src/platform/http/domain-error.js';
import type { StaffPrincipal } from '../../../src/platform/auth/principal.js';
import type { Tx } from '../../../src/platform/database/database.js';
import { Sweep } from '../../../src/wiring/sweep.js';
import type { Floor } from '../calls/opened-floor.js';

export type Who = 'dana' | 'ben' | 'manager' | 'clinician';

interface Seen {
  readonly stage: Stage;
  readonly stageBefore: Stage | null;
  readonly facts: IntakeFacts;
  readonly dueAt: Date | null;
  readonly changes: number;
}

/** An open intake never lacks any of these; nothing here waits for a repair. */
const never: Readonly<Record<string, string>> = {
  'an open intake without a next step, a due time or an owner': `
    select id from intake where ended_at is null
      and (next_step is null or next_step_due_at is null or (owner_user_id is null and owner_team is null))`,
  'an end with a next step': `select id from intake where ended_at is not null and (next_step is not null or next_step_due_at is not null)`,
  'set aside in a stage or for a time that does not allow it': `
    select a.id from intake_aside a join intake i on i.id = a.intake_id where a.ended_at is null
      and (i.stage in ('inquiry', 'attempting', 'emergency', 'admitted', 'closed') or a.until > a.since + interval '7 days')`,
  'a decision without a licence for the state': `
    select d.id from clinical_decision d join clinician_licence l on l.id = d.licence_id where l.state <> 'FL' or l.user_id <> d.by_user_id`,
  'a level that nobody decided': `
    select i.id from intake i where i.facts ? 'levelOfCare' and not exists (
      select from clinical_decision d where d.intake_id = i.id and d.level = i.facts ->> 'levelOfCare'
        and d.edition = i.facts ->> 'criteriaEdition')`,
  'closed over open danger': `
    select i.id from intake i join alert a on a.subject_id in (i.person_id, i.id) and a.kind in ('crisis-text', 'intake-emergency')
      where i.stage = 'closed' and a.acknowledged_at is null and a.raised_at < i.ended_at`,
};
const asked = Object.entries(never)
  .map(([what, sql]) => `select '${what}' as what, x.id::text from (${sql}) x`)
  .join(' union all ');

/** One intake and whoever works on it, on the real program. */
export class IntakeWorld {
  personId = '';
  intakeId = '';
  readonly reached = new Set<Stage>();
  private readonly problems: string[] = [];
  private seen: Seen | null = null;
  private readonly sweeping: Sweep;

  private constructor(
    private readonly floor: Floor,
    readonly staff: Readonly<Record<Who, StaffPrincipal>>,
  ) {
    const error = (what: { err: unknown }, words: string) => this.problems.push(`${words}: ${String(what.err)}`);
    this.sweeping = new Sweep({ get: floor.use } as unknown as ModuleRef, { error } as unknown as PinoLogger);
  }

  static async fresh(floor: Floor): Promise<IntakeWorld> {
    await floor.reset();
    const world = new IntakeWorld(floor, {
      dana: await floor.rows.staff('Dana', 'counsellor'),
      ben: await floor.rows.staff('Ben', 'counsellor'),
      manager: await floor.rows.staff('Morgan', 'manager'),
      clinician: await floor.rows.staff('Dr Vega', 'clinician'),
    });
    const licence = { userId: world.staff.clinician.userId, state: 'FL', number: '1', validUntil: '2099-01-01' } as const;
    await floor.use(KeepLicences).add(licence, null);
    await world.begin();
    return world;
  }

  get now(): Date {
    return this.floor.clock.at;
  }

  use<T>(useCase: Type<T>): T {
    return this.floor.use(useCase);
  }

  query<R = Record<string, unknown>>(text: string, values: readonly unknown[] = []): Promise<R[]> {
    return this.floor.database.query<R>(text, values);
  }

  transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.floor.database.transaction(work);
  }

  /** A use case may say no. */
  async tries(work: () => Promise<unknown>): Promise<void> {
    await work().catch((error: unknown) => {
      if (!(error instanceof DomainError)) throw error;
    });
  }

  async intake(): Promise<Seen> {
    const [row] = await this.query<Seen>(
      `select stage, stage_before as "stageBefore", facts, next_step_due_at as "dueAt",
         (select count(*)::int from stage_change c where c.intake_id = i.id) as changes
       from intake i where id = $1`,
      [this.intakeId],
    );
    return row!;
  }

  /** Time goes by and the sweep runs; then `doctor` finds nothing about intakes. */
  async pass(hours: number): Promise<void> {
    this.floor.clock.at = new Date(this.now.getTime() + hours * 3_600_000);
    await this.sweeping.run();
    const left = [await this.use(WatchSteps).late(), await this.use(EndAside).over(), await this.use(WatchFollowUps).due()];
    if (left.flat().length > 0) this.problems.push('the sweep left something undone');
    const at = `'${this.now.toISOString()}'::timestamptz`;
    for (const { name, sql } of promiseChecks.filter(({ sql: text }) => text.includes('intake')))
      for (const { what } of await this.query<{ what: string }>(sql.replaceAll('now()', at)))
        this.problems.push(`${name}: ${what}`);
  }

  /** Throws when anything stands there that must never be; an intake that ended is followed by the next one. */
  async check(): Promise<void> {
    for (const { what, id } of await this.query<{ what: string; id: string }>(asked)) this.problems.push(`${what}: ${id}`);
    const now = await this.intake();
    if (this.seen && now.stage !== this.seen.stage) this.problems.push(...(await this.wrongMove(this.seen, now)));
    if (this.problems.length > 0) throw new Error(this.problems.join('\n'));
    this.reached.add(now.stage);
    this.seen = now;
    if (endStages.includes(now.stage)) await this.begin();
  }

  private async begin(): Promise<void> {
    ({ personId: this.personId, intakeId: this.intakeId } = await this.floor.rows.person());
    // Opened by hand at the beginning of time: its callback is none of our business here.
    await this.query(`update intake set owner_team = 'managers', owner_user_id = null, next_step_due_at = $2 where id = $1`, [
      this.intakeId,
      new Date(this.now.getTime() + 3_600_000),
    ]);
    this.seen = await this.intake();
  }

  /** Every fact that the stage needs is there, or was left open by a manager, with a reason that is on the list. */
  private async wrongMove(before: Seen, now: Seen): Promise<string[]> {
    const rule = stageTable[now.stage];
    const returned = before.stage === 'emergency';
    const overrides = await this.query<{ left_open: FactName[] }>(
      'select left_open from intake_override where intake_id = $1 and to_stage = $2 and at = $3',
      [this.intakeId, now.stage, this.now],
    );
    const waived = overrides.flatMap(({ left_open }) => left_open);
    const lacking = returned ? [] : rule.needs.filter((fact) => now.facts[fact] === undefined && !waived.includes(fact));
    const unsaid = stageTable[before.stage].leavesWith.filter((fact) => now.facts[fact] === undefined);
    const allowed = returned ? now.stage === before.stageBefore : rule.from.includes(before.stage);
    return [
      ...(allowed ? [] : [`${before.stage} -> ${now.stage} is no way`]),
      ...[...lacking, ...unsaid].map((fact) => `${before.stage} -> ${now.stage} without ${fact}`),
    ];
  }
}
