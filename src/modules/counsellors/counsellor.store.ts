import { Injectable } from '@nestjs/common';
import { accountClosedReason, type PresenceCode, type PresenceReason } from '../../core/presence/presence-reasons.js';
import { sourcesOf, type PresenceCause } from '../../core/presence/presence-table.js';
import type { AwayPresence, Presence } from '../../core/presence/presences.js';
import type { Tx } from '../../platform/database/database.js';
import { Outbox } from '../../platform/outbox/outbox.js';

export interface CounsellorRow {
  id: string;
  name: string;
  phone_number: string | null;
  presence: Presence;
  presence_since: Date;
  presence_code: PresenceCode | null;
  presence_reason: string | null;
  presence_until: Date | null;
  next_presence: AwayPresence | null;
  next_code: PresenceCode | null;
  next_reason: string | null;
  wrap_up_site_id: string | null;
  extensions: number;
  rest_until: Date | null;
  overdue_since: Date | null;
  missed_in_a_row: number;
}

export interface PresenceChange {
  readonly counsellorId: string;
  readonly to: Presence;
  readonly by: PresenceCause;
  readonly reason?: PresenceReason | null;
  readonly wrapUp?: { readonly siteId: string; readonly until: Date; readonly restUntil: Date | null };
  readonly at: Date;
}

export interface ChosenNext {
  readonly to: AwayPresence;
  readonly reason: PresenceReason | null;
}

const columns = `id, name, phone_number, presence, presence_since, presence_code, presence_reason, presence_until,
  next_presence, next_code, next_reason, wrap_up_site_id, extensions, rest_until, overdue_since, missed_in_a_row`;

// What belongs to a wrap-up ends with it; a choice that waits goes along from the offer to its call.
const move = `
  update counsellor set presence = $2, presence_since = $3, presence_code = $4, presence_reason = $5, presence_until = $6,
    wrap_up_site_id = $7, rest_until = $8, extensions = 0, overdue_since = null,
    next_presence = case when $2 = 'on-call' then next_presence end,
    next_code = case when $2 = 'on-call' then next_code end,
    next_reason = case when $2 = 'on-call' then next_reason end,
    talk_weight_seconds = case when $2 = 'offline' then 0 else talk_weight_seconds end,
    missed_in_a_row = case when $2 in ('on-call', 'offline', 'break') then 0 else missed_in_a_row end
  where id = $1 and presence = any($9::text[]) returning id`;

/** Writes counsellors and their presence; every change of presence tells the others. */
@Injectable()
export class CounsellorStore {
  constructor(private readonly outbox: Outbox) {}

  async lock(tx: Tx, counsellorId: string): Promise<CounsellorRow | null> {
    const [row] = await tx.query<CounsellorRow>(`select ${columns} from counsellor where id = $1 for update`, [counsellorId]);
    return row ?? null;
  }

  /** Compare-and-set along the presence table: false, and nothing changes, when no way leads there from where they are now. */
  async setPresence(tx: Tx, { counsellorId, to, by, reason, wrapUp, at }: PresenceChange): Promise<boolean> {
    const moved = await tx.query(move, [
      counsellorId,
      to,
      at,
      reason?.code ?? null,
      reason?.text ?? null,
      wrapUp?.until ?? null,
      wrapUp?.siteId ?? null,
      wrapUp?.restUntil ?? null,
      sourcesOf(to, by),
    ]);
    if (moved.length > 0) await this.tell(tx, counsellorId, to);
    return moved.length > 0;
  }

  /** Their offer or call is over: what they chose meanwhile takes effect, else `otherwise`. */
  async free(tx: Tx, counsellor: CounsellorRow, otherwise: Omit<PresenceChange, 'counsellorId'>): Promise<void> {
    const { id: counsellorId, next_presence: to, next_code: code, next_reason: text } = counsellor;
    if (!to) return void (await this.setPresence(tx, { ...otherwise, counsellorId }));
    const by = code === accountClosedReason.code ? 'account-closed' : 'own-choice';
    await this.setPresence(tx, { counsellorId, to, by, reason: code && { code, text }, at: otherwise.at });
  }

  async weigh(tx: Tx, counsellorId: string, talkWeightSeconds: number): Promise<void> {
    await tx.query('update counsellor set talk_weight_seconds = $2 where id = $1', [counsellorId, talkWeightSeconds]);
  }

  /** What they chose while an offer or a call is theirs; null: to stay. */
  async remember(tx: Tx, counsellor: CounsellorRow, next: ChosenNext | null): Promise<void> {
    await tx.query('update counsellor set next_presence = $2, next_code = $3, next_reason = $4 where id = $1', [
      counsellor.id,
      next?.to ?? null,
      next?.reason?.code ?? null,
      next?.reason?.text ?? null,
    ]);
    await this.tell(tx, counsellor.id, counsellor.presence);
  }

  async setReason(tx: Tx, counsellor: CounsellorRow, reason: PresenceReason): Promise<void> {
    await tx.query('update counsellor set presence_code = $2, presence_reason = $3 where id = $1', [
      counsellor.id,
      reason.code,
      reason.text,
    ]);
    await this.tell(tx, counsellor.id, counsellor.presence);
  }

  /** Counts offers missed in a row and returns how many there are; a decline is an answer and begins anew. */
  async countMisses(tx: Tx, counsellorId: string, release: string): Promise<number> {
    const [row] = await tx.query<{ missed: number }>(
      `update counsellor set missed_in_a_row = case $2::text
         when 'missed' then missed_in_a_row + 1 when 'declined' then 0 else missed_in_a_row end
       where id = $1 returning missed_in_a_row as missed`,
      [counsellorId, release],
    );
    return release === 'missed' ? row!.missed : 0;
  }

  async add(
    tx: Tx,
    counsellor: { id: string; name: string; phoneNumber: string | null; routeIds: readonly string[] },
  ): Promise<void> {
    await tx.query('insert into counsellor (id, name, phone_number) values ($1, $2, $3)', [
      counsellor.id,
      counsellor.name,
      counsellor.phoneNumber,
    ]);
    await tx.query('insert into counsellor_route (counsellor_id, route_id) select $1, unnest($2::uuid[])', [
      counsellor.id,
      counsellor.routeIds,
    ]);
  }

  private async tell(tx: Tx, counsellorId: string, presence: Presence): Promise<void> {
    await this.outbox.add(tx, [{ name: 'PresenceChanged', body: { counsellorId, presence } }]);
  }
}
