import { Injectable } from '@nestjs/common';
import type { MadeByStaff } from '../../contracts/callback.dto.js';
import { answerTargetSeconds, type Urgency } from '../../core/callbacks/urgency.js';
import type { Tx } from '../../platform/database/database.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { QueueEntryStore } from '../routing/index.js';
import { KeepWallTimes } from './wall-times/keep-wall-times.js';

export interface CallbackPromise {
  readonly id: string;
  readonly personId: string;
  readonly phoneNumberId: string;
  readonly intakeId: string;
  readonly siteId: string;
  readonly routeId: string;
  readonly origin: 'form' | 'text' | MadeByStaff;
  readonly urgency: Urgency;
  readonly windowStart: Date;
  readonly promisedBy: Date;
  readonly dueAt: Date;
  readonly because: string;
  readonly anyHourRequestedAt: Date | null;
  /** They named a time: it wins over an earlier promise. */
  readonly isWish: boolean;
  /** On whose clock they named it; the moment alone counts when it is left out. */
  readonly zone?: string;
  /** They asked a while ago: a callback that is open already is left as it is. With `decidedBy` that staff user decides whether they are called. */
  readonly late?: { readonly decidedBy: string | null } | null;
  readonly at: Date;
}

export interface PromisedCallback {
  readonly id: string;
  readonly person_id: string;
  readonly window_start: Date;
  readonly promised_by: Date;
}

// A person has one open callback: a new inquiry joins it. Its urgency only rises. The promise gets earlier, unless they named a
// time; a callback that waits for a human's decision is on its way again, with its attempts counted anew. When they
// asked is kept beside it: an outcome that is written of a talk before does not answer it, and SettleAttempt promises anew.
// Who asked a while ago is known to us by now, if a callback of theirs is open: it moves nothing.
const calledFor = `exists (select from given g where g.person_id = excluded.person_id and not g.is_late)`;
const reopened = `(${calledFor} and callback.state = 'needs-decision')`;
const promise = `
  with given as (
    select * from jsonb_to_recordset($1::jsonb) as p(id uuid, person_id uuid, phone_number_id uuid, intake_id uuid, site_id uuid,
      route_id uuid, origin text, urgency text, window_start timestamptz, promised_by timestamptz, due_at timestamptz, because text,
      any_hour_requested_at timestamptz, is_wish boolean, is_late boolean, decided_by uuid, at timestamptz))
  insert into callback (id, person_id, phone_number_id, intake_id, site_id, route_id, origin, urgency, state,
    window_start, promised_by, due_at, because, any_hour_requested_at, owner_user_id, owner_team, created_at)
  select id, person_id, phone_number_id, intake_id, site_id, route_id, origin, urgency, case when decided_by is null then 'scheduled' else 'needs-decision' end,
    window_start, promised_by, due_at, because, any_hour_requested_at, decided_by, case when decided_by is null then 'queue' end, at
  from given order by person_id
  on conflict (person_id) where ended_at is null do update set
    intake_id = excluded.intake_id,
    urgency = case when excluded.urgency = 'urgent' then 'urgent' else callback.urgency end,
    state = case when ${reopened} then 'scheduled' else callback.state end,
    owner_team = case when ${reopened} then 'queue' else callback.owner_team end,
    owner_user_id = case when ${reopened} then null else callback.owner_user_id end,
    attempts_made = case when ${reopened} then 0 else callback.attempts_made end,
    asked_again_at = case when ${calledFor} then excluded.created_at else callback.asked_again_at end,
    window_start = ${merged('window_start')},
    promised_by = ${merged('promised_by')},
    due_at = case when ${calledFor} and callback.state in ('needs-decision', 'scheduled') then ${merged('due_at')} else callback.due_at end,
    because = case when ${calledFor} and callback.state in ('needs-decision', 'scheduled') then excluded.because else callback.because end,
    any_hour_requested_at = coalesce(excluded.any_hour_requested_at, callback.any_hour_requested_at)
  returning id, person_id, window_start, promised_by`;

function merged(column: string): string {
  return `case
      when not ${calledFor} then callback.${column}
      when callback.state in ('needs-decision', 'awaiting-disposition') then excluded.${column}
      when excluded.urgency = 'standard' and exists (select from given g where g.person_id = excluded.person_id and g.is_wish) then excluded.${column}
      else least(callback.${column}, excluded.${column}) end`;
}

/** Promises callbacks to persons (distinct within one call), in one statement. */
@Injectable()
export class PromiseCallbacks {
  constructor(
    private readonly entries: QueueEntryStore,
    private readonly wallTimes: KeepWallTimes,
    private readonly outbox: Outbox,
  ) {}

  async run(tx: Tx, promises: readonly CallbackPromise[]): Promise<PromisedCallback[]> {
    const rows = await tx.query<PromisedCallback>(promise, [JSON.stringify(promises.map(toRow))]);
    await this.wallTimes.run(tx, wishesIn(promises, rows));
    const urgent = new Set(promises.filter((one) => one.urgency === 'urgent').map((one) => one.personId));
    const hastened = rows.filter((row) => urgent.has(row.person_id)).map((row) => row.id);
    await this.entries.hasten(tx, hastened, 'urgent', answerTargetSeconds.urgent);
    await this.outbox.add(
      tx,
      rows.map((row) => ({ name: 'CallbackScheduled' as const, body: { callbackId: row.id, personId: row.person_id } })),
    );
    return rows;
  }
}

/** Times that somebody named, and that are promised now. */
function wishesIn(promises: readonly CallbackPromise[], rows: readonly PromisedCallback[]) {
  return promises.flatMap(({ isWish, zone, personId, windowStart: start }) => {
    const promised = isWish && zone ? rows.find((row) => row.person_id === personId) : undefined;
    return promised?.window_start.getTime() === start.getTime() ? [{ callbackId: promised.id, zone: zone!, start }] : [];
  });
}

function toRow(promised: CallbackPromise): object {
  return {
    id: promised.id,
    person_id: promised.personId,
    phone_number_id: promised.phoneNumberId,
    intake_id: promised.intakeId,
    site_id: promised.siteId,
    route_id: promised.routeId,
    origin: promised.origin,
    urgency: promised.urgency,
    window_start: promised.windowStart,
    promised_by: promised.promisedBy,
    due_at: promised.dueAt,
    because: promised.because,
    any_hour_requested_at: promised.anyHourRequestedAt,
    is_wish: promised.isWish,
    is_late: Boolean(promised.late),
    decided_by: promised.late?.decidedBy ?? null,
    at: promised.at,
  };
}
