import { Injectable } from '@nestjs/common';
import type { StepKind, StepOutcome } from '../../../core/placement/step-kinds.js';
import type { Tx } from '../../../platform/database/database.js';
import { newId } from '../../../platform/new-id.js';

/** What a step is about: one of them. */
export type StepSubject =
  { readonly appointmentId: string } | { readonly referralId: string } | { readonly waitlistEntryId: string };

export interface NewStep {
  readonly intakeId: string;
  readonly kind: StepKind;
  readonly dueAt: Date;
  readonly usefulUntil?: Date;
}

export interface StepRow {
  readonly id: string;
  readonly intake_id: string;
  readonly appointment_id: string | null;
  readonly referral_id: string | null;
  readonly waitlist_entry_id: string | null;
  readonly kind: StepKind;
  readonly due_at: Date;
  readonly useful_until: Date | null;
  readonly callback_id: string | null;
  readonly ended_at: Date | null;
}

/** A call that a step had promised and that nobody needs any more. */
interface NeedlessCall {
  readonly callback_id: string;
}

const columns =
  'id, intake_id, appointment_id, referral_id, waitlist_entry_id, kind, due_at, useful_until, callback_id, ended_at';
const insert = `
  insert into placement_step (id, intake_id, appointment_id, referral_id, waitlist_entry_id, kind, due_at, useful_until)
  values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (appointment_id, kind) where appointment_id is not null do nothing`;
// Open steps of a subject; what $2 names is left as it is.
const ofSubject = `(appointment_id = $1 or referral_id = $1 or waitlist_entry_id = $1) and ended_at is null and kind <> all($2::text[])`;

@Injectable()
export class StepStore {
  async plan(tx: Tx, subject: StepSubject, steps: readonly NewStep[]): Promise<void> {
    const of = { appointmentId: null, referralId: null, waitlistEntryId: null, ...subject };
    for (const { intakeId, kind, dueAt, usefulUntil = null } of steps) {
      const ids = [newId(), intakeId, of.appointmentId, of.referralId, of.waitlistEntryId];
      await tx.query(insert, [...ids, kind, dueAt, usefulUntil]);
    }
  }

  async lock(tx: Tx, id: string): Promise<StepRow | null> {
    const [row] = await tx.query<StepRow>(`select ${columns} from placement_step where id = $1 for update`, [id]);
    return row ?? null;
  }

  async putOff(tx: Tx, id: string, dueAt: Date): Promise<void> {
    await tx.query('update placement_step set due_at = $2 where id = $1 and ended_at is null', [id, dueAt]);
  }

  /** Whether there was one that nobody has been called for yet. */
  async retime(tx: Tx, referralId: string, dueAt: Date): Promise<boolean> {
    const text = `
      update placement_step set due_at = $2 where referral_id = $1 and ended_at is null and callback_id is null returning id`;
    return (await tx.query(text, [referralId, dueAt])).length > 0;
  }

  /** `made`: the callback is ours; it had not been promised before. */
  async call(tx: Tx, id: string, callback: { readonly id: string; readonly made: boolean }): Promise<void> {
    const text = 'update placement_step set callback_id = $2, made_callback = $3 where id = $1 and ended_at is null';
    await tx.query(text, [id, callback.id, callback.made]);
  }

  async end(
    tx: Tx,
    id: string,
    ending: { outcome: StepOutcome; because: string | null; at: Date; textId?: string },
  ): Promise<void> {
    await tx.query(
      `update placement_step set outcome = $2, because = $3, ended_at = $4, text_id = coalesce($5, text_id)
       where id = $1 and ended_at is null`,
      [id, ending.outcome, ending.because, ending.at, ending.textId ?? null],
    );
  }

  /** Ends every open step of an appointment, a referral or a waiting-list entry, and answers which calls nobody needs any more. */
  endAll(
    tx: Tx,
    subjectId: string,
    { outcome, because, at }: { outcome: StepOutcome; because: string; at: Date },
    except: readonly StepKind[] = [],
  ): Promise<NeedlessCall[]> {
    return tx.query<NeedlessCall>(
      `with ended as (
         update placement_step set outcome = $3, because = $4, ended_at = $5 where ${ofSubject}
         returning callback_id, made_callback)
       select e.callback_id from ended e join callback c on c.id = e.callback_id
       where e.made_callback and c.ended_at is null and c.asked_again_at is null`,
      [subjectId, except, outcome, because, at],
    );
  }

  async endAllOfIntake(
    tx: Tx,
    intakeId: string,
    { outcome, because, at }: { outcome: StepOutcome; because: string; at: Date },
  ): Promise<void> {
    const text = 'update placement_step set outcome = $2, because = $3, ended_at = $4 where intake_id = $1 and ended_at is null';
    await tx.query(text, [intakeId, outcome, because, at]);
  }

  openWithCallback(tx: Tx, callbackId: string): Promise<StepRow[]> {
    return tx.query<StepRow>(
      `select ${columns} from placement_step where callback_id = $1 and ended_at is null order by id for update`,
      [callbackId],
    );
  }
}
