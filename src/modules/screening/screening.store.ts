import { Injectable } from '@nestjs/common';
import type { Answerer, GivenAnswer } from '../../core/screening/interview/told-facts.js';
import type { Tx } from '../../platform/database/database.js';
import { Seals } from '../../platform/sealing/seals.js';
import { told } from '../../platform/sealing/told.js';

export interface ScreenedIntake {
  readonly id: string;
  readonly siteId: string;
  readonly patientId: string;
  readonly endedAt: Date | null;
}

export interface NewAnswer {
  readonly id: string;
  readonly intakeId: string;
  readonly questionId: string;
  readonly by: Answerer;
  readonly value: string;
  readonly language: string;
  /** The version that was asked; null: a question of no instrument. */
  readonly definition: { readonly instrument: string; readonly version: string; readonly hash: string } | null;
  readonly askedBy: string;
  readonly at: Date;
}

export interface AnswerRow extends GivenAnswer {
  readonly instrumentVersion: string | null;
  readonly answeredAt: Date;
}

const intake = `
  select i.id, i.site_id as "siteId", i.ended_at as "endedAt", coalesce(
    (select y.person_id from intake_party y where y.intake_id = i.id and 'patient' = any(y.roles)), i.person_id) as "patientId"
  from intake i where i.id = $1`;

const supersede = `
  update screening_answer set superseded_at = $4
  where intake_id = $1 and question_id = $2 and answered_by = $3 and superseded_at is null`;

const insert = `
  insert into screening_answer (id, intake_id, question_id, answered_by, value_sealed, language, instrument, instrument_version,
    definition_hash, asked_by, answered_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`;

const answers = `
  select question_id as "questionId", answered_by as by, ${told('answer.value', 'screening_answer')} as value, instrument_version as "instrumentVersion", answered_at as "answeredAt"
  from screening_answer where intake_id = $1 and superseded_at is null order by answered_at, id`;

/** What was answered: one answer now for each question and whoever answered it, and all that were before. */
@Injectable()
export class ScreeningStore {
  constructor(private readonly seals: Seals) {}

  async intake(db: Pick<Tx, 'query'>, intakeId: string): Promise<ScreenedIntake | null> {
    const [row] = await db.query<ScreenedIntake>(intake, [intakeId]);
    return row ?? null;
  }

  /** Held until the end of the transaction: two answers at once are judged one after the other, and none while it is closed. */
  async lockIntake(tx: Tx, intakeId: string): Promise<ScreenedIntake | null> {
    const [row] = await tx.query<ScreenedIntake>(`${intake} for no key update of i`, [intakeId]);
    return row ?? null;
  }

  async add(tx: Tx, answer: NewAnswer): Promise<void> {
    const { id, intakeId, questionId, by, value, language, definition, askedBy, at } = answer;
    await tx.query(supersede, [intakeId, questionId, by, at]);
    const version = [definition?.instrument ?? null, definition?.version ?? null, definition?.hash ?? null];
    const sealed = await this.seals.sealInIntake(tx, intakeId, 'answer.value', id, value);
    await tx.query(insert, [id, intakeId, questionId, by, sealed, language, ...version, askedBy, at]);
  }

  async answers(db: Pick<Tx, 'query'>, intakeId: string): Promise<AnswerRow[]> {
    return this.seals.open(db, await db.query<AnswerRow>(answers, [intakeId]));
  }
}
