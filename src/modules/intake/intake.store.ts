import { Injectable } from '@nestjs/common';
import type { IntakeFacts } from '../../core/intake/intake-facts.js';
import { firstStage, type Stage } from '../../core/intake/stages.js';
import { stageTable } from '../../core/intake/stage-table.js';
import type { Tx } from '../../platform/database/database.js';
import { newId } from '../../platform/new-id.js';

export interface NewIntake {
  /** Used only when the person has no open intake. */
  readonly intakeId: string;
  readonly personId: string;
  readonly siteId: string;
  readonly nextStepDueAt: Date;
  readonly at: Date;
  /** They ask for somebody else, who becomes a person of their own: unnamed, without a number. */
  readonly patient?: { readonly id: string; readonly language: string };
}

export interface OpenedIntake {
  readonly intakeId: string;
  /** false: the person's open intake was joined */
  readonly opened: boolean;
}

export interface IntakeRow {
  readonly id: string;
  readonly person_id: string;
  readonly site_id: string;
  readonly stage: Stage;
  readonly stageBefore: Stage | null;
  readonly facts: IntakeFacts;
  readonly next_step: string | null;
  readonly next_step_due_at: Date | null;
  readonly owner_user_id: string | null;
  readonly owner_team: string | null;
}

export interface OwnedStep {
  readonly nextStep: string | null;
  readonly nextStepDueAt: Date | null;
  readonly ownerUserId: string | null;
  readonly ownerTeam: string | null;
}

export interface StageMove extends OwnedStep {
  readonly intakeId: string;
  readonly from: Stage;
  readonly to: Stage;
  /** Where an emergency began; null in every other stage. */
  readonly stageBefore: Stage | null;
  /** Every fact of the intake from now on. */
  readonly facts: IntakeFacts;
  readonly closeReason: string | null;
  /** What this move brought, kept with it. */
  readonly newFacts: IntakeFacts;
  readonly byUserId: string | null;
  readonly because: string;
  readonly at: Date;
}

export interface WrittenFacts {
  readonly intakeId: string;
  readonly stage: Stage;
  /** Every fact of the intake from now on. */
  readonly facts: IntakeFacts;
  readonly newFacts: IntakeFacts;
  readonly dueAt: Date;
  readonly byUserId: string;
  readonly because: string;
  readonly at: Date;
}

const columns =
  'id, person_id, site_id, stage, stage_before as "stageBefore", facts, next_step, next_step_due_at, owner_user_id, owner_team';

const given = `newcomer as materialized (
  select * from jsonb_to_recordset($1::jsonb)
    as n("intakeId" uuid, "changeId" uuid, "personId" uuid, "siteId" uuid, "nextStepDueAt" timestamptz, at timestamptz, patient jsonb)
)`;

// In order of the person, so two batches cannot wait for each other.
const openMissing = `with ${given}, opened as (
    insert into intake (id, person_id, site_id, stage, next_step, next_step_due_at, owner_team, opened_at, stage_since)
    select "intakeId", "personId", "siteId", $2, $3, "nextStepDueAt", 'queue', at, at from newcomer order by "personId"
    on conflict (person_id) where ended_at is null do nothing
    returning id, person_id
  ), asked_for as (
    insert into person (id, language, created_at)
    select (n.patient ->> 'id')::uuid, n.patient ->> 'language', n.at from newcomer n join opened on opened.id = n."intakeId"
    where n.patient is not null
  ), parties as (
    insert into intake_party (intake_id, person_id, roles, since)
    select opened.id, p.person_id, p.roles, n.at from newcomer n join opened on opened.id = n."intakeId"
      cross join lateral (
        select opened.person_id, case when n.patient is null then array['caller', 'patient'] else array['caller'] end
        union all select (n.patient ->> 'id')::uuid, array['patient'] where n.patient is not null) p(person_id, roles)
  ), noted as (
    insert into stage_change (id, intake_id, to_stage, because, at)
    select n."changeId", n."intakeId", $2, 'They asked for help', n.at from newcomer n join opened on opened.id = n."intakeId"
  )
  select id, person_id from opened`;

// Locked, so that nobody closes the intake while something new is being hung on it. "offset 0" keeps the look-up by index.
const joinOpen = `with ${given}
  select i.id, i.person_id from (select * from newcomer order by "personId") n
  cross join lateral (
    select id, person_id from intake where person_id = n."personId" and ended_at is null offset 0 for share) i`;

const move = `with moved as (
    update intake set stage = $2, facts = $3, close_reason = $4, next_step = $5, next_step_due_at = $6, owner_user_id = $7,
      owner_team = $8, stage_since = $9, stage_before = $15, ended_at = case when $2 in ('admitted', 'closed') then $9::timestamptz end,
      version = version + 1
    where id = $1
  )
  insert into stage_change (id, intake_id, from_stage, to_stage, by_user_id, because, facts, at)
  values ($10, $1, $11, $2, $12, $13, $14, $9)`;

// A line of the history without a move: what was written, by whom and when, stays readable when it is written over.
const setFacts = `with written as (
    update intake set facts = $2, next_step_due_at = $3, version = version + 1 where id = $1
  )
  insert into stage_change (id, intake_id, from_stage, to_stage, by_user_id, because, facts, at) values ($4, $1, $5, $5, $6, $7, $8, $9)`;

const tries = 3;

/** The only SQL that writes intakes and their stage changes. */
@Injectable()
export class IntakeStore {
  /** The open intake of each person (distinct within one call), opened if there is none. The map is keyed by person and complete. */
  async openOrJoinMany(tx: Tx, arrivals: readonly NewIntake[]): Promise<Map<string, OpenedIntake>> {
    const found = new Map<string, OpenedIntake>();
    let rest = arrivals;
    for (let attempt = 0; rest.length > 0; attempt++) {
      if (attempt === tries) throw new Error(`${rest.length} intakes could be neither opened nor joined`);
      await this.openOrJoin(tx, rest, found);
      // Missing: an open intake that was in the way was closed by somebody else between the two statements.
      rest = arrivals.filter((arrival) => !found.has(arrival.personId));
    }
    return found;
  }

  private async openOrJoin(tx: Tx, arrivals: readonly NewIntake[], found: Map<string, OpenedIntake>): Promise<void> {
    const rows = JSON.stringify(arrivals.map((arrival) => ({ ...arrival, changeId: newId() })));
    for (const row of await this.ids(tx, openMissing, [rows, firstStage, stageTable[firstStage].nextStep]))
      found.set(row.person_id, { intakeId: row.id, opened: true });
    if (arrivals.every((arrival) => found.has(arrival.personId))) return;
    const rest = arrivals.filter((arrival) => !found.has(arrival.personId));
    for (const row of await this.ids(tx, joinOpen, [JSON.stringify(rest)]))
      found.set(row.person_id, { intakeId: row.id, opened: false });
  }

  private ids(tx: Tx, text: string, values: readonly unknown[]): Promise<{ id: string; person_id: string }[]> {
    return tx.query(text, values);
  }

  async lock(tx: Tx, intakeId: string): Promise<IntakeRow | null> {
    const [row] = await tx.query<IntakeRow>(`select ${columns} from intake where id = $1 for no key update`, [intakeId]);
    return row ?? null;
  }

  async lockOpenOf(tx: Tx, personId: string): Promise<IntakeRow | null> {
    const [row] = await tx.query<IntakeRow>(
      `select ${columns} from intake where person_id = $1 and ended_at is null for no key update`,
      [personId],
    );
    return row ?? null;
  }

  /** Moves a locked intake and appends to its history. */
  async move(tx: Tx, moved: StageMove): Promise<void> {
    await tx.query(move, [
      moved.intakeId,
      moved.to,
      JSON.stringify(moved.facts),
      moved.closeReason,
      moved.nextStep,
      moved.nextStepDueAt,
      moved.ownerUserId,
      moved.ownerTeam,
      moved.at,
      newId(),
      moved.from,
      moved.byUserId,
      moved.because,
      JSON.stringify(moved.newFacts),
      moved.stageBefore,
    ]);
  }

  /** Facts of a locked intake that stays in its stage. */
  async setFacts(tx: Tx, written: WrittenFacts): Promise<void> {
    await tx.query(setFacts, [
      written.intakeId,
      JSON.stringify(written.facts),
      written.dueAt,
      newId(),
      written.stage,
      written.byUserId,
      written.because,
      JSON.stringify(written.newFacts),
      written.at,
    ]);
  }

  /** Changes what comes next within a stage; writes nothing when it stands so already. */
  async setStep(tx: Tx, intakeId: string, step: OwnedStep): Promise<void> {
    await tx.query(
      `update intake set next_step = $2, next_step_due_at = $3, owner_user_id = $4, owner_team = $5, version = version + 1
       where id = $1 and (next_step, next_step_due_at, owner_user_id, owner_team)
         is distinct from ($2::text, $3::timestamptz, $4::uuid, $5::text)`,
      [intakeId, step.nextStep, step.nextStepDueAt, step.ownerUserId, step.ownerTeam],
    );
  }
}
