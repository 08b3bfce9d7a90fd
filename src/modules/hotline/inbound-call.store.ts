import { Injectable } from '@nestjs/common';
import type { CallerOutcome, CallerStage } from '../../core/hotline/stages.js';
import type { SpokenLanguage } from '../../core/scripts/spoken-line.js';
import type { Tx } from '../../platform/database/database.js';

export interface InboundCallRow {
  readonly id: string;
  readonly site_id: string;
  /** E.164; null when it was withheld or is nobody's. */
  readonly caller_number: string | null;
  readonly person_id: string | null;
  readonly callback_id: string | null;
  readonly route_id: string | null;
  readonly language: SpokenLanguage;
  readonly stage: CallerStage;
  readonly crisis_at: Date | null;
  readonly declined_callback_at: Date | null;
  readonly return_code: string | null;
  readonly recording_consent: 'not-asked' | 'agreed' | 'refused';
  readonly entered_number: string | null;
  readonly number_tries: number;
  readonly chosen_number_id: string | null;
  /** They want to be called, but not at the number they called from. */
  readonly own_number_refused_at: Date | null;
  readonly chose_callback: 'keep-my-place' | 'closed' | null;
  readonly message_seconds: number;
  readonly transferred_at: Date | null;
  readonly arrived_at: Date;
  readonly waiting_since: Date | null;
  readonly talked_at: Date | null;
  readonly ended_at: Date | null;
  /** `import`: found at the carrier after it was over. */
  readonly learnt_by: 'webhook' | 'import';
}

export interface NewInboundCall {
  readonly id: string;
  readonly siteId: string;
  readonly callerNumber: string | null;
  readonly forwardedFrom: string | null;
  /** Which of our numbers was dialled, in E.164. */
  readonly to: string;
  readonly personId: string | null;
  readonly language: SpokenLanguage;
  readonly learntBy: 'webhook' | 'import';
  readonly at: Date;
}

/** What a step may change about a caller; everything else stands. */
export interface CallerChange {
  readonly stage?: Exclude<CallerStage, 'ended'>;
  readonly language?: SpokenLanguage;
  readonly person_id?: string;
  readonly callback_id?: string;
  readonly route_id?: string;
  readonly crisis_at?: Date;
  readonly declined_callback_at?: Date;
  readonly return_code?: string;
  readonly recording_consent?: 'agreed' | 'refused';
  readonly entered_number?: string;
  readonly number_tries?: number;
  readonly chosen_number_id?: string;
  readonly own_number_refused_at?: Date | null;
  readonly chose_callback?: 'keep-my-place' | 'closed';
  readonly message_seconds?: number;
  readonly transferred_at?: Date;
  readonly crisis_line_dropped_at?: Date;
  readonly waiting_since?: Date;
  readonly talked_at?: Date;
}

const columns = `id, site_id, caller_number, person_id, callback_id, route_id, language, stage, crisis_at, declined_callback_at, return_code,
  recording_consent, entered_number, number_tries, chosen_number_id, own_number_refused_at, chose_callback, message_seconds, transferred_at, arrived_at,
  waiting_since, talked_at, ended_at, learnt_by`;

/** Writes incoming calls. One to a tracking number gets the random id of the campaign that shows it: the only thread to it. */
@Injectable()
export class InboundCallStore {
  async add(tx: Tx, call: NewInboundCall): Promise<void> {
    await tx.query(
      `insert into inbound_call (id, site_id, caller_number, forwarded_from, person_id, language, stage, stage_since, arrived_at, learnt_by, attribution_id)
       values ($1, $2, $3, $4, $5, $6, 'greeting', $8, $8, $7, (select attribution_id from tracking_number where e164 = $9))`,
      [
        call.id,
        call.siteId,
        call.callerNumber,
        call.forwardedFrom,
        call.personId,
        call.language,
        call.learntBy,
        call.at,
        call.to,
      ],
    );
  }

  async lock(tx: Tx, id: string): Promise<InboundCallRow | null> {
    const [row] = await tx.query<InboundCallRow>(`select ${columns} from inbound_call where id = $1 for update`, [id]);
    return row ?? null;
  }

  /** Applies `change` and returns the row as it is then. */
  async change(tx: Tx, caller: InboundCallRow, change: CallerChange, at: Date): Promise<InboundCallRow> {
    const given = Object.entries(change);
    const sets = given.map(([name], index) => `${name} = $${index + 3}`);
    if (change.stage && change.stage !== caller.stage) sets.push('stage_since = $2');
    const [row] = await tx.query<InboundCallRow>(
      `update inbound_call set ${sets.join(', ')} where id = $1 and $2::timestamptz is not null returning ${columns}`,
      [caller.id, at, ...given.map(([, value]) => value)],
    );
    return row!;
  }

  async end(tx: Tx, caller: InboundCallRow, outcome: CallerOutcome, because: string, at: Date): Promise<void> {
    await tx.query(
      `update inbound_call set stage = 'ended', stage_since = $4, ended_at = $4, left_at = $5, outcome = $2, because = $3
       where id = $1 and ended_at is null`,
      [caller.id, outcome, because, at, caller.stage],
    );
  }

  /** Calls from this number that are on the line now. */
  async countLive(tx: Tx, callerNumber: string): Promise<number> {
    const [row] = await tx.query<{ n: number }>(
      'select count(*)::int as n from inbound_call where caller_number = $1 and ended_at is null',
      [callerNumber],
    );
    return row!.n;
  }

  /** Somebody already waits or talks as this person, on another phone. */
  async waitsElsewhere(tx: Tx, personId: string, exceptId: string): Promise<boolean> {
    const rows = await tx.query(
      `select from inbound_call where person_id = $1 and id <> $2 and ended_at is null and callback_id is not null limit 1`,
      [personId, exceptId],
    );
    return rows.length > 0;
  }

  async isBlocked(tx: Tx, callerNumber: string, at: Date): Promise<boolean> {
    const rows = await tx.query('select from blocked_caller where caller_number = $1 and lifted_at is null and until > $2', [
      callerNumber,
      at,
    ]);
    return rows.length > 0;
  }

  async hasReturnCode(tx: Tx, code: string): Promise<boolean> {
    return (await tx.query('select from inbound_call where return_code = $1', [code])).length > 0;
  }

  /** Whose thread a return code opens: that of the person who was given it. */
  async personOfCode(tx: Tx, code: string): Promise<string | null> {
    const [row] = await tx.query<{ person_id: string | null }>('select person_id from inbound_call where return_code = $1', [
      code,
    ]);
    return row?.person_id ?? null;
  }
}
